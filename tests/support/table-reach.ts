import { type ActingAs, inTransactionAs } from "#app/access/acting.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { AccessBuilders } from "./access-builders.ts";
import { type FullOrganisation, ROWS_OF_ORGANISATION } from "./full-organisation.ts";

/** The rows of an organisation as text, read by somebody whom no policy holds. */
export async function rowsOfTable(
  { query }: AccessBuilders,
  table: string,
  { organisation }: FullOrganisation,
): Promise<readonly string[]> {
  const sql = `SELECT t::text AS line FROM "${table}" t WHERE ${ROWS_OF_ORGANISATION[table]}`;
  return (await query(sql, [organisation.id])).map(({ line }) => String(line));
}

/** How many of these rows a transaction that acts so sees; or changes, or deletes, before it is undone. */
export async function reach(
  database: Database,
  acting: ActingAs,
  sql: string,
  values: readonly unknown[] = [],
): Promise<number> {
  const undone = new Error("undone");
  let count = -1;
  await inTransactionAs(database, acting, async (transaction) => {
    count = await transaction.$executeRawUnsafe(sql, ...values);
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return count;
}

/** The columns of a table that the portal may change, whoever acts. */
export async function changeableColumns({ query }: AccessBuilders, table: string): Promise<readonly string[]> {
  const rows = await query(
    `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       AND has_column_privilege('hub_app', attrelid, attnum, 'UPDATE') ORDER BY attnum`,
    [table],
  );
  return rows.map(({ attname }) => String(attname));
}

/** The rows of an organisation in a table, and the column that tells whether they may be changed. */
export interface TableRows {
  readonly table: string;
  readonly lines: readonly string[];
  readonly copies: readonly string[];
  readonly column: string | undefined;
}

export async function readTableRows(builders: AccessBuilders, table: string, of: FullOrganisation): Promise<TableRows> {
  const like = `SELECT to_jsonb(t)::text AS row FROM "${table}" t WHERE ${ROWS_OF_ORGANISATION[table]}`;
  const copies = (await builders.query(like, [of.organisation.id])).map(({ row }) => String(row));
  const [column] = await changeableColumns(builders, table);
  return { table, lines: await rowsOfTable(builders, table, of), copies, column };
}

/** What somebody does to the rows of a table: reads, adds, changes, removes. */
export async function doneTo(
  database: Database,
  acting: ActingAs,
  { table, lines, copies, column }: TableRows,
): Promise<readonly string[]> {
  const can = (sql: string, values: readonly unknown[]): Promise<boolean> => isDone(database, acting, sql, values);
  // A policy judges a row before any other constraint: a row already there tells a refused one from an accepted one.
  const adding = `INSERT INTO "${table}" SELECT * FROM jsonb_populate_record(NULL::"${table}", $1::text::jsonb)`;
  let isAdded = false;
  for (const copy of copies) isAdded ||= await can(adding, [copy]);
  const done = {
    read: await can(`SELECT FROM "${table}" t WHERE t::text = ANY ($1)`, [lines]),
    add: isAdded,
    change:
      column !== undefined &&
      (await can(`UPDATE "${table}" t SET "${column}" = "${column}" WHERE t::text = ANY ($1)`, [lines])),
    remove: await can(`DELETE FROM "${table}" t WHERE t::text = ANY ($1)`, [lines]),
  };
  return Object.entries(done).flatMap(([what, isDone]) => (isDone ? [what] : []));
}

/** Did row-level security, and the rights on columns, let this through to one row or more? */
async function isDone(database: Database, acting: ActingAs, sql: string, values: readonly unknown[]): Promise<boolean> {
  try {
    return (await reach(database, acting, sql, values)) > 0;
  } catch (error) {
    // A transaction that could not begin, or lasted too long, says nothing of policies.
    if (/Transaction API error|timed? ?out/i.test(String(error))) throw error;
    return !/row-level security|permission denied/.test(String(error));
  }
}
