import { z } from "zod";
import type { AccessBuilders } from "./access-builders.ts";

const columnSchema = z.object({
  name: z.string(),
  type: z.string(),
  category: z.string(),
  length: z.number().nullable(),
  refersTo: z.string().nullable(),
});
type Column = z.infer<typeof columnSchema>;

/** The columns that a row must have a value for, and the table that each refers to. */
const COLUMNS = `
  SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, t.typcategory AS category,
    CASE WHEN t.typname = 'varchar' AND a.atttypmod > 4 THEN a.atttypmod - 4 END AS length,
    (SELECT c.confrelid::regclass::text FROM pg_constraint c
     WHERE c.conrelid = a.attrelid AND c.contype = 'f' AND a.attnum = ANY (c.conkey) LIMIT 1) AS "refersTo"
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND NOT a.atthasdef`;

/**
 * Writes a row in a table of which nothing but the schema is known; `ids`: what it names, by the table it refers to. A table whose checks
 * ask for more has its row written by hand, in `full-organisation.ts`.
 */
export async function writeAnyRow(
  { query }: AccessBuilders,
  table: string,
  ids: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = z.array(columnSchema).parse(await query(COLUMNS, [table]));
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const values = columns.map((column) => writeValue(column, ids)).join(", ");
  await query(`INSERT INTO "${table}" (${names}) VALUES (${values})`).catch((cause: unknown) => {
    throw new Error(`No row of ${table} can be guessed: write one in tests/support/full-organisation.ts`, { cause });
  });
}

function writeValue({ name, type, category, length, refersTo }: Column, ids: Readonly<Record<string, string>>): string {
  const id = name === "organisation_id" ? ids["organisation"] : ids[refersTo ?? ""];
  if (id !== undefined) return `'${id}'`;
  if (type === "date") return "'2090-01-01'";
  if (type === "uuid") return "gen_random_uuid()";
  if (category === "E") return `(enum_range(NULL::${type}))[1]`;
  if (category === "S") return `left(md5(random()::text), ${length ?? 32})`;
  return { A: "'{}'", B: "false", D: "now()", N: "1" }[category] ?? "'{}'";
}
