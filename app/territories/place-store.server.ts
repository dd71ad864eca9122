import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { inseeCodeSchema } from "./insee-code.ts";
import type { Within } from "./parse-place.ts";

const communeRow = z.object({
  insee: inseeCodeSchema,
  name: z.string(),
  foldedName: z.string(),
  departementCode: z.string(),
  population: z.number(),
  latitude: z.number(),
  longitude: z.number(),
});
const communeRows = z.array(communeRow);

/** A commune, as looking places up needs it. */
export type CommunePlace = Readonly<z.infer<typeof communeRow>>;

const COMMUNE = `c.insee, c.name, c.folded_name AS "foldedName", c.departement_code AS "departementCode", c.population,
  c.latitude, c.longitude`;
/** Names a commune bears besides INSEE's: those of the communes it took in, and La Poste's. */
const OTHER_NAMES = `(SELECT current_insee AS insee, folded_name FROM former_commune
  UNION ALL SELECT insee, folded_name FROM commune_other_name)`;
const HAS_POSTAL_CODE = "EXISTS (SELECT FROM commune_postal_code p WHERE p.insee = c.insee AND p.postal_code = $3)";

/** The condition, the order and the values of a département ($2) and a postal code ($3, null for none). */
interface WithinSql {
  readonly isWithin: string;
  readonly first: string;
  readonly values: readonly (string | null)[];
}

const ANYWHERE: WithinSql = { isWithin: "", first: "", values: [] };

/**
 * Left out unless asked for, which halves the planning time. A CEDEX code is the postal code of no commune: its first digits give the
 * département.
 */
function withinSql(within: Within | null): WithinSql {
  if (within === null) return ANYWHERE;
  if (within.postalCode === null) {
    return { isWithin: "AND c.departement_code = $2", first: "", values: [within.departement] };
  }
  return {
    isWithin: `AND (c.departement_code = $2 OR ${HAS_POSTAL_CODE})`,
    first: `${HAS_POSTAL_CODE} DESC,`,
    values: [within.departement, within.postalCode],
  };
}
const LIKE_SPECIALS = /[\\%_]/g;

/** The commune of a code, or the one that took in the former commune of that code. Counts on both primary keys. */
export async function communeByInsee(reader: SqlReader, insee: string): Promise<CommunePlace | undefined> {
  const { rows } = await reader.query(
    `SELECT ${COMMUNE} FROM commune c
     WHERE c.insee = coalesce((SELECT insee FROM commune WHERE insee = $1),
                              (SELECT current_insee FROM former_commune WHERE insee = $1))`,
    [insee],
  );
  return communeRows.parse(rows)[0];
}

/** The communes of a postal code, the largest first. Counts on commune_postal_code_postal_code_idx. */
export async function communesByPostalCode(reader: SqlReader, postalCode: string): Promise<readonly CommunePlace[]> {
  const { rows } = await reader.query(
    `SELECT ${COMMUNE} FROM commune_postal_code p JOIN commune c USING (insee) WHERE p.postal_code = $1
     ORDER BY c.population DESC, c.insee LIMIT 200`,
    [postalCode],
  );
  return communeRows.parse(rows);
}

/** The communes of exactly that folded name, the largest first, else those that a former commune or a part of that name belongs to. */
export async function communesByName(
  reader: SqlReader,
  foldedName: string,
  within: Within | null,
): Promise<readonly CommunePlace[]> {
  const { isWithin, first, values } = withinSql(within);
  const { rows } = await reader.query(
    `SELECT ${COMMUNE}, rank FROM (
       SELECT insee, 1 AS rank FROM commune WHERE folded_name = $1
       UNION ALL
       SELECT insee, 2 FROM ${OTHER_NAMES} AS other WHERE folded_name = $1) AS found
     JOIN commune c USING (insee) WHERE true ${isWithin}
     ORDER BY ${first} rank, c.population DESC, c.insee LIMIT 20`,
    [foldedName, ...values],
  );
  return distinct(rows);
}

/** The communes of which a name goes on after these words, the largest first, an article before them or not: « touquet », « boulogne ». */
export async function communesByNameStart(
  reader: SqlReader,
  foldedName: string,
  within: Within | null,
): Promise<readonly CommunePlace[]> {
  const { isWithin, first, values } = withinSql(within);
  const start = foldedName.replaceAll(LIKE_SPECIALS, "\\$&");
  const patterns = ["", "le ", "la ", "les ", "l "].flatMap((article) => [
    `${article}${start}`,
    `${article}${start} %`,
  ]);
  const { rows } = await reader.query(
    `SELECT ${COMMUNE}, rank FROM (
       SELECT insee, 1 AS rank FROM commune WHERE folded_name LIKE ANY($1)
       UNION ALL
       SELECT insee, 2 FROM ${OTHER_NAMES} AS other WHERE folded_name LIKE ANY($1)) AS found
     JOIN commune c USING (insee) WHERE true ${isWithin}
     ORDER BY ${first} rank, c.population DESC, c.insee LIMIT 20`,
    [patterns, ...values],
  );
  return distinct(rows);
}

const rankedRows = z.array(communeRow.extend({ rank: z.int() }));

/** Those found under their own name, each once; those found under another name only when there is none. */
function distinct(rows: readonly unknown[]): readonly CommunePlace[] {
  const found = rankedRows.parse(rows);
  const [first] = found;
  const best = found.filter(({ rank }) => rank === Math.min(...found.map((one) => one.rank)));
  return first === undefined ? [] : [...new Map(best.map((one) => [one.insee, one])).values()];
}

/** The towns large enough to send somebody to. */
export async function largestCommunes(reader: SqlReader): Promise<readonly CommunePlace[]> {
  const { rows } = await reader.query(
    `SELECT ${COMMUNE} FROM commune c WHERE c.population >= 10000 ORDER BY c.population DESC, c.insee LIMIT 500`,
  );
  return communeRows.parse(rows);
}

const spellingRows = z.array(z.object({ insee: inseeCodeSchema, foldedName: z.string() }));

/**
 * The communes a slip may have led to, the largest first: about as long, and with the same first or last letter, since one slip cannot
 * spoil both.
 */
export async function likelySpellings(
  reader: SqlReader,
  foldedName: string,
  within: Within | null,
): Promise<z.infer<typeof spellingRows>> {
  const { isWithin, first, values } = withinSql(within);
  const { rows } = await reader.query(
    `SELECT c.insee, c.folded_name AS "foldedName" FROM commune c
     WHERE (left(c.folded_name, 1) = left($1, 1) OR right(c.folded_name, 1) = right($1, 1))
       AND char_length(c.folded_name) BETWEEN char_length($1) - 1 AND char_length($1) + 1 ${isWithin}
     ORDER BY ${first} c.population DESC, c.insee LIMIT 5000`,
    [foldedName, ...values],
  );
  return spellingRows.parse(rows);
}

/** The commune that begins alike and shares most trigrams with a folded name, if enough; the largest among equals. */
export async function communeBySimilarity(
  reader: SqlReader,
  foldedName: string,
  within: Within | null,
): Promise<CommunePlace | undefined> {
  const { isWithin, values } = withinSql(within);
  const { rows } = await reader.query(
    `SELECT ${COMMUNE} FROM commune c WHERE left(c.folded_name, 1) = left($1, 1)
       AND similarity(c.folded_name, $1) >= 0.45 ${isWithin}
     ORDER BY similarity(c.folded_name, $1) DESC, c.population DESC, c.insee LIMIT 1`,
    [foldedName, ...values],
  );
  return communeRows.parse(rows)[0];
}

const suggestionRows = z.array(communeRow.extend({ postalCode: z.string().nullable() }));

/** Communes whose folded name begins so, an article aside, the largest first, each with its first postal code. */
export async function communesStartingWith(
  reader: SqlReader,
  foldedStart: string,
  limit: number,
): Promise<readonly (CommunePlace & { readonly postalCode: string | null })[]> {
  const start = foldedStart.replaceAll(LIKE_SPECIALS, "\\$&");
  const { rows } = await reader.query(
    `SELECT ${COMMUNE}, (SELECT min(p.postal_code) FROM commune_postal_code p WHERE p.insee = c.insee) AS "postalCode"
     FROM commune c WHERE c.folded_name LIKE ANY($1) ORDER BY c.population DESC, c.insee LIMIT $2`,
    [["", "le ", "la ", "les ", "l "].map((article) => `${article}${start}%`), limit],
  );
  return suggestionRows.parse(rows);
}

const areaRows = z.array(z.object({ code: z.string(), name: z.string() }));

/** A département, an employment zone or a region of the catalogue: its code and name. */
export type NamedArea = Readonly<z.infer<typeof areaRows>[number]>;

/** All départements, by code. */
export async function departements(reader: SqlReader): Promise<readonly NamedArea[]> {
  const { rows } = await reader.query("SELECT code, name FROM departement ORDER BY code LIMIT 200");
  return areaRows.parse(rows);
}

/** All employment zones, by code. */
export async function employmentZones(reader: SqlReader): Promise<readonly NamedArea[]> {
  const { rows } = await reader.query("SELECT code, name FROM employment_zone ORDER BY code LIMIT 1000");
  return areaRows.parse(rows);
}

const codeRows = z.array(z.object({ code: z.string() }));

/** The codes of the regions the départements belong to. */
export async function regionCodes(reader: SqlReader): Promise<readonly string[]> {
  const { rows } = await reader.query("SELECT DISTINCT region_code AS code FROM departement ORDER BY 1 LIMIT 50");
  return codeRows.parse(rows).map(({ code }) => code);
}
