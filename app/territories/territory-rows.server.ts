import path from "node:path";
import { type Cell, type CellShape, checkedCell, optionalCell } from "#app/imports/reading/checked-cell.ts";
import { readCsv } from "#app/imports/reading/csv-file.server.ts";
import type { Notify } from "#app/imports/reading/file-notice.ts";
import type { CopyCell } from "#app/imports/staging/reference-table.ts";
import { foldName } from "./fold.ts";
import { INSEE_CODE_PATTERN, POSTAL_CODE_PATTERN } from "./insee-code.ts";

/** A folder of territory files, named as in ../shared/data/territoires. */
export interface TerritoryFiles {
  readonly directory: string;
  readonly notify: Notify;
}

/** Rows in the order of territory-tables.ts: key, then values. */
export type TerritoryRows = AsyncGenerator<readonly CopyCell[]>;

type At<Column extends string> = (column: Column) => Cell;

const shapes = {
  name: { pattern: /\S/, expected: "un nom" },
  insee: { pattern: INSEE_CODE_PATTERN, expected: "un code INSEE de commune, par exemple 59392" },
  postalCode: { pattern: POSTAL_CODE_PATTERN, expected: "un code postal à cinq chiffres" },
  departement: { pattern: /^(2[AB]|[0-9]{2,3})$/, expected: "un numéro de département" },
  region: { pattern: /^[0-9]{2}$/, expected: "un code de région" },
  arrondissement: { pattern: /^(2[AB]|[0-9]{2,3})[0-9]$/, expected: "un code d’arrondissement, par exemple 591" },
  epci: { pattern: /^[0-9]{9}$/, expected: "un SIREN d’EPCI, à neuf chiffres" },
  zone: { pattern: /^[0-9]{4}$/, expected: "un code de zone d’emploi, par exemple 3217" },
  basin: { pattern: /^[0-9]{4}$/, expected: "un code de bassin de France Travail, par exemple 3227" },
  population: { pattern: /^[0-9]{1,9}$/, expected: "un nombre d’habitants" },
  degrees: { pattern: /^-?[0-9]{1,2}(\.[0-9]+)?$/, expected: "une coordonnée en degrés, avec un point" },
} as const satisfies Readonly<Record<string, CellShape>>;

export async function* departementRows(files: TerritoryFiles): TerritoryRows {
  for await (const at of read(files, "departements_hdf.csv", ["code", "nom", "region"])) {
    yield [
      checkedCell(at("code"), shapes.departement),
      checkedCell(at("nom"), shapes.name),
      checkedCell(at("region"), shapes.region),
    ];
  }
}

export async function* arrondissementRows(files: TerritoryFiles): TerritoryRows {
  for await (const at of read(files, "arrondissements_hdf.csv", ["code", "nom", "departement"])) {
    yield [
      checkedCell(at("code"), shapes.arrondissement),
      checkedCell(at("nom"), shapes.name),
      checkedCell(at("departement"), shapes.departement),
    ];
  }
}

export async function* epciRows(files: TerritoryFiles): TerritoryRows {
  for await (const at of read(files, "epci_hdf.csv", ["code", "nom"])) {
    yield [checkedCell(at("code"), shapes.epci), checkedCell(at("nom"), shapes.name)];
  }
}

export async function* zoneRows(files: TerritoryFiles): TerritoryRows {
  for await (const at of read(files, "zones_emploi_2020_hdf.csv", ["code_zone_emploi", "zone_emploi"])) {
    yield [checkedCell(at("code_zone_emploi"), shapes.zone), checkedCell(at("zone_emploi"), shapes.name)];
  }
}

const communeColumns = [
  "code_insee",
  "nom",
  "code_departement",
  "code_arrondissement",
  "code_epci",
  "code_zone_emploi_2020",
  "code_bassin_be19",
  "population",
  "latitude",
  "longitude",
  "zrr_2021",
  "codes_postaux",
] as const;

/** ZRR is the classification of 2021; communes made since have none. */
const ruralStatuses = new Map([
  ["classee", "classified"],
  ["partiellement_classee", "partly_classified"],
  ["non_classee", "not_classified"],
]);

export async function* communeRows(files: TerritoryFiles): TerritoryRows {
  for await (const at of read(files, "communes_hdf.csv", communeColumns)) {
    const name = checkedCell(at("nom"), shapes.name);
    yield [
      checkedCell(at("code_insee"), shapes.insee),
      name,
      foldName(name),
      checkedCell(at("code_departement"), shapes.departement),
      checkedCell(at("code_arrondissement"), shapes.arrondissement),
      optionalCell(at("code_epci"), shapes.epci),
      optionalCell(at("code_zone_emploi_2020"), shapes.zone),
      optionalCell(at("code_bassin_be19"), shapes.basin),
      checkedCell(at("population"), shapes.population),
      checkedCell(at("latitude"), shapes.degrees),
      checkedCell(at("longitude"), shapes.degrees),
      ruralStatuses.get(at("zrr_2021").value) ?? null,
    ];
  }
}

const formerColumns = ["code_insee", "nom", "chef_lieu_commune_actuelle"] as const;

export async function* formerCommuneRows(files: TerritoryFiles): TerritoryRows {
  for await (const at of read(files, "communes_deleguees_associees_hdf.csv", formerColumns)) {
    const name = checkedCell(at("nom"), shapes.name);
    yield [
      checkedCell(at("code_insee"), shapes.insee),
      name,
      foldName(name),
      checkedCell(at("chef_lieu_commune_actuelle"), shapes.insee),
    ];
  }
}

/**
 * The names La Poste (2019) writes on mail where INSEE writes another: parts of a commune and their villages of yore (Rosendaël, Lomme),
 * and names that INSEE changed since.
 */
export async function* otherNameRows(files: TerritoryFiles): TerritoryRows {
  const { currentOf, nameOf } = await readCommunes(files);
  for await (const at of read(files, LA_POSTE_FILE, laPosteColumns)) {
    const insee = currentOf.get(at("code_insee").value);
    if (insee === undefined) continue;
    for (const column of ["nom_commune", "libelle_acheminement", "ligne_5"] as const) {
      const name = foldName(at(column).value);
      if (name !== "" && name !== nameOf.get(insee)) yield [insee, name];
    }
  }
}

/**
 * The postal codes of the communes, with those La Poste gives (2019) for communes that merged since, brought to the commune of
 * today. A line of La Poste whose commune is in neither file is left out, and said.
 */
export async function* postalCodeRows(files: TerritoryFiles): TerritoryRows {
  for await (const at of read(files, "communes_hdf.csv", communeColumns)) {
    const insee = checkedCell(at("code_insee"), shapes.insee);
    for (const value of at("codes_postaux").value.split("|")) {
      yield [insee, checkedCell({ ...at("codes_postaux"), value }, shapes.postalCode)];
    }
  }
  const { currentOf } = await readCommunes(files);
  yield* laPosteRows(files, currentOf);
}

/** By code, past or present: the code of today; and the folded names of today. */
async function readCommunes(files: TerritoryFiles): Promise<{
  readonly currentOf: ReadonlyMap<string, string>;
  readonly nameOf: ReadonlyMap<string, string>;
}> {
  const currentOf = new Map<string, string>();
  const nameOf = new Map<string, string>();
  for await (const at of read(files, "communes_deleguees_associees_hdf.csv", formerColumns)) {
    currentOf.set(at("code_insee").value, at("chef_lieu_commune_actuelle").value);
  }
  for await (const at of read(files, "communes_hdf.csv", communeColumns)) {
    currentOf.set(at("code_insee").value, at("code_insee").value);
    nameOf.set(at("code_insee").value, foldName(at("nom").value));
  }
  return { currentOf, nameOf };
}

const LA_POSTE_FILE = "codes_postaux_laposte_hdf.csv";
const laPosteColumns = ["code_insee", "nom_commune", "code_postal", "libelle_acheminement", "ligne_5"] as const;

async function* laPosteRows(files: TerritoryFiles, currentOf: ReadonlyMap<string, string>): TerritoryRows {
  const skipped: string[] = [];
  for await (const at of read(files, LA_POSTE_FILE, laPosteColumns)) {
    const insee = checkedCell(at("code_insee"), shapes.insee);
    const current = currentOf.get(insee);
    if (current === undefined) skipped.push(`${insee} ${at("nom_commune").value}`);
    else yield [current, checkedCell(at("code_postal"), shapes.postalCode)];
  }
  const [example] = skipped.toSorted();
  if (example !== undefined)
    files.notify({ kind: "rows-skipped", file: LA_POSTE_FILE, count: skipped.length, example });
}

async function* read<Column extends string>(
  files: TerritoryFiles,
  file: string,
  columns: readonly Column[],
): AsyncGenerator<At<Column>> {
  for await (const { line, values } of readCsv({ path: path.join(files.directory, file), columns }, files.notify)) {
    yield (column) => ({ file, line, column, value: values[column] });
  }
}
