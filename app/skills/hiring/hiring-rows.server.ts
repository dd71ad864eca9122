import path from "node:path";
import { type Cell, type CellShape, checkedCell } from "#app/imports/reading/checked-cell.ts";
import { readCsv } from "#app/imports/reading/csv-file.server.ts";
import type { Notify } from "#app/imports/reading/file-notice.ts";
import { findNewestFiles } from "#app/imports/reading/newest-files.server.ts";
import { UnusableFile } from "#app/imports/reading/unusable-file.ts";
import type { CopyCell } from "#app/imports/staging/reference-table.ts";
import { ROME_CODE_PATTERN } from "../rome-code.ts";

/** The files an import of statistics brings, by what they hold; `named`: what to call the one that lacks. */
const knownFiles = {
  survey: { pattern: /^bmo_20[0-9]{2}.*\.csv$/, named: "bmo_2023_hdf.csv" },
  metiersOfFamilies: { pattern: /^fap2009_rome_v3\.csv$/, named: "fap2009_rome_v3.csv" },
  tension: { pattern: /^tension_rome_bassin_20[0-9]{2}.*\.csv$/, named: "tension_rome_bassin_2021_hdf.csv" },
} as const;
type HiringFileKind = keyof typeof knownFiles;
const kinds: readonly HiringFileKind[] = ["survey", "metiersOfFamilies", "tension"];

/** The folders that hold the files, as France Travail and Dares publish them. */
export interface HiringFiles {
  readonly directories: readonly string[];
  readonly notify: Notify;
}

/** Rows in the order of hiring-tables.ts: key, then values. */
export type HiringRows = AsyncGenerator<readonly CopyCell[]>;

type At<Column extends string> = (column: Column) => Cell;

const shapes = {
  label: { pattern: /\S/, expected: "un nom" },
  family: { pattern: /^[A-Z][0-9][A-Z][0-9]{2}$/, expected: "un code de famille de métiers (FAP), par exemple T2A60" },
  basin: { pattern: /^[0-9]{4}$/, expected: "un code de bassin de France Travail, par exemple 3227" },
  rome: { pattern: ROME_CODE_PATTERN, expected: "un code ROME, par exemple H2913" },
  year: { pattern: /^20[0-9]{2}$/, expected: "une année" },
  count: { pattern: /^([0-9]{1,7}|\*)$/, expected: "un nombre, ou une étoile pour le secret statistique" },
  degree: { pattern: /^[1-5]$/, expected: "un degré de 1 à 5" },
} as const satisfies Readonly<Record<string, CellShape>>;

const FAMILY = "Code métier BMO";
const FAMILY_NAME = "Nom métier BMO";

export async function* familyRows(files: HiringFiles): HiringRows {
  const written = new Set<string>();
  for await (const at of read(files, "survey", [FAMILY, FAMILY_NAME])) {
    const code = checkedCell(at(FAMILY), shapes.family);
    if (written.has(code)) continue;
    written.add(code);
    yield [code, checkedCell(at(FAMILY_NAME), shapes.label)];
  }
}

/** Families that the survey does not count are left out. */
export async function* familyMetierRows(files: HiringFiles): HiringRows {
  const counted = new Set<CopyCell | undefined>();
  for await (const [code] of familyRows({ ...files, notify: () => undefined })) counted.add(code);
  for await (const at of read(files, "metiersOfFamilies", ["code_fap2009", "code_rome_v3"])) {
    const family = checkedCell(at("code_fap2009"), shapes.family);
    if (counted.has(family)) yield [checkedCell(at("code_rome_v3"), shapes.rome), family];
  }
}

export async function* surveyRows(files: HiringFiles): HiringRows {
  // The column of the basin bears the year of the survey: BE23.
  const basin = `BE${path.basename(await fileOf(files, "survey")).slice("bmo_20".length, "bmo_2023".length)}`;
  for await (const at of read(files, "survey", [FAMILY, basin, "annee", "met", "xmet"])) {
    yield [
      checkedCell(at(FAMILY), shapes.family),
      checkedCell(at(basin), shapes.basin),
      checkedCell(at("annee"), shapes.year),
      countOf(at("met")),
      countOf(at("xmet")),
    ];
  }
}

export async function* tensionRows(files: HiringFiles): HiringRows {
  for await (const at of read(files, "tension", ["ROME", "cbassin", "annee", "ind_tension_d"])) {
    yield [
      checkedCell(at("ROME"), shapes.rome),
      checkedCell(at("cbassin"), shapes.basin),
      checkedCell(at("annee"), shapes.year),
      checkedCell(at("ind_tension_d"), shapes.degree),
    ];
  }
}

/** Null: under statistical secrecy. */
function countOf(cell: Cell): string | null {
  const value = checkedCell(cell, shapes.count);
  return value === "*" ? null : value;
}

async function* read<Column extends string>(
  files: HiringFiles,
  kind: HiringFileKind,
  columns: readonly Column[],
): AsyncGenerator<At<Column>> {
  const file = await fileOf(files, kind);
  for await (const { line, values } of readCsv({ path: file, columns }, files.notify)) {
    yield (column) => ({ file: path.basename(file), line, column, value: values[column] });
  }
}

/** Throws UnusableFile when no folder holds the file. */
async function fileOf({ directories }: HiringFiles, kind: HiringFileKind): Promise<string> {
  const file = (await findNewestFiles(directories, knownFiles, kinds)).get(kind);
  if (file !== undefined) return file;
  throw new UnusableFile({ kind: "missing-file", file: path.join(directories[0] ?? ".", knownFiles[kind].named) });
}
