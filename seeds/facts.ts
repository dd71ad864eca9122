import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { SelectedTable } from "./selection/published-table.ts";

const tablesSchema = z.array(
  z.object({
    file: z.string(),
    delimiter: z.enum([",", ";"]),
    header: z.array(z.string()),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
);

const FACT_FILES = ["rome", "territories", "certifications", "hiring"] as const;

export type TownFact = {
  readonly insee: string;
  readonly name: string;
  readonly departement: string;
  readonly arrondissement: string;
  readonly arrondissementName: string;
  readonly postalCode: string;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
};

export type MetierFact = { readonly code: string; readonly label: string; readonly parentCode: string };

export type BlockFact = { readonly code: string; readonly label: string };

/** A certification of the register; `kind` is the register's own type code (CAP, BP…), `level` on the scale 1 to 8. */
export type CertificationFact = {
  readonly rncp: string;
  readonly title: string;
  readonly kind: string;
  readonly level: number;
  readonly romes: readonly string[];
  readonly nsfs: readonly string[];
  readonly formacode: string | undefined;
  readonly certifInfo: string | undefined;
  readonly blocks: readonly BlockFact[];
};

export type Facts = {
  readonly towns: readonly TownFact[];
  readonly metiers: readonly MetierFact[];
  readonly certifications: readonly CertificationFact[];
};

type Row = Readonly<Record<string, string>>;

function readTables(name: (typeof FACT_FILES)[number]): readonly SelectedTable[] {
  return tablesSchema.parse(JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), "utf8")));
}

function rowsOf(tables: readonly SelectedTable[], file: string): readonly Row[] {
  const table = tables.find((candidate) => candidate.file.endsWith(`/${file}`));
  if (table === undefined) throw new Error(`seeds/data holds no ${file}`);
  return table.rows.map((cells) =>
    Object.fromEntries(table.columns.map((column, index) => [column, cells[index] ?? ""])),
  );
}

/** The published facts the made-up catalogue stands on. */
export function readFacts(): Facts {
  const territories = readTables("territories");
  const rome = readTables("rome");
  return {
    towns: rowsOf(territories, "communes_hdf.csv").map(toTown),
    metiers: rowsOf(rome, "unix_referentiel_code_rome_v460_utf8.csv").map((row) => ({
      code: row["code_rome"] ?? "",
      label: row["libelle_rome"] ?? "",
      parentCode: row["code_rome_parent"] ?? "",
    })),
    certifications: readCertifications(readTables("certifications")),
  };
}

function toTown(row: Row): TownFact {
  return {
    insee: row["code_insee"] ?? "",
    name: row["nom"] ?? "",
    departement: row["code_departement"] ?? "",
    arrondissement: row["code_arrondissement"] ?? "",
    arrondissementName: row["arrondissement"] ?? "",
    postalCode: row["codes_postaux"]?.split("|")[0] ?? "",
    population: Number(row["population"]),
    latitude: Number(row["latitude"]),
    longitude: Number(row["longitude"]),
  };
}

function readCertifications(tables: readonly SelectedTable[]): readonly CertificationFact[] {
  const blocks = rowsOf(tables, "rncp_blocs_competences.csv");
  const romes = rowsOf(tables, "rncp_rome.csv");
  const nsfs = rowsOf(tables, "rncp_nsf.csv");
  const certifInfos = rowsOf(tables, "certif_info.csv");
  // CertifInfo still files a few certifications under themes that Formacode V14 dropped.
  const themes = new Set(rowsOf(tables, "formacodes-v14.csv").map((row) => row["Code du Terme"]));
  return rowsOf(tables, "rncp_fiches.csv").map((fiche) => {
    const rncp = fiche["code_rncp"] ?? "";
    const isOfFiche = (row: Row): boolean => row["code_rncp"] === rncp;
    const certifInfo =
      certifInfos.find((row) => `RNCP${row["Code_RNCP"]}` === rncp) ??
      certifInfos.find((row) => `RNCP${row["Code_Ancien_RNCP"]}` === rncp);
    return {
      rncp,
      title: fiche["intitule"] ?? "",
      kind: fiche["code_type_certif"] ?? "",
      level: Number(fiche["niveau_europe"]?.slice(-1)),
      romes: romes.filter(isOfFiche).map((row) => row["code_rome"] ?? ""),
      nsfs: [...new Set(nsfs.filter(isOfFiche).map((row) => row["code_nsf"]?.slice(0, 3) ?? ""))],
      formacode: themes.has(certifInfo?.["Code_FormaCode"]) ? certifInfo?.["Code_FormaCode"] : undefined,
      certifInfo: certifInfo?.["Code_Diplome"],
      blocks: blocks
        .filter(isOfFiche)
        .map((row) => ({ code: row["code_bloc"] ?? "", label: row["intitule_bloc"] ?? "" })),
    };
  });
}

/** Writes the facts under a directory as the published files, same names and headers, so that the imports read them. */
export function writeFactFiles(directory: string): void {
  for (const table of FACT_FILES.flatMap(readTables)) {
    const path = join(directory, table.file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, csvText(table));
  }
}

function csvText({ header, columns, rows, delimiter }: SelectedTable): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const positions = header.map((name) => columns.indexOf(name));
  const lines = rows.map((row) => positions.map((position) => quoted(row[position] ?? "")).join(delimiter));
  return `${[header.map(quoted).join(delimiter), ...lines].join("\n")}\n`;
}
