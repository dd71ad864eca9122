import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { UnusableFile } from "../reading/unusable-file.ts";
import { copyLine } from "./copy-rows.ts";
import { columnsOf, type ReferenceTable, type StagedTable } from "./reference-table.ts";

/** How many rows of one table a merge touched. */
export interface MergedRows {
  readonly created: number;
  readonly updated: number;
  readonly withdrawn: number;
}

const COPY_BATCH_CHARACTERS = 64 * 1024;

/**
 * Copies the rows into a temporary table of the transaction and drops exact repeats. Returns the number of rows left; throws
 * UnusableFile when two rows of one key differ.
 */
export async function stageRows(client: pg.PoolClient, staged: StagedTable): Promise<number> {
  const { definition } = staged;
  const stage = stageName(definition);
  const columns = columnsOf(definition).join(", ");
  await client.query(
    `CREATE TEMP TABLE ${stage} ON COMMIT DROP AS SELECT ${columns} FROM ${definition.table} WITH NO DATA`,
  );
  const copy = client.query(copyFrom(`COPY ${stage} (${columns}) FROM STDIN`));
  await pipeline(Readable.from(copyBatches(staged)), copy);
  if ((await repeatedKey(client, definition)) !== undefined) await dropExactRepeats(client, definition);
  await client.query(`ANALYZE ${stage}`);
  const { rows } = await client.query<{ readonly n: number }>(`SELECT count(*)::int AS n FROM ${stage}`);
  return rows[0]?.n ?? 0;
}

/** Checks that every staged reference names a staged row; throws UnusableFile with the first that does not. */
export async function refuseUnknownReferences(client: pg.PoolClient, definition: ReferenceTable): Promise<void> {
  for (const { column, table, target } of definition.references ?? []) {
    const { rows } = await client.query<{ readonly value: string }>(
      `SELECT s.${column}::text AS value FROM ${stageName(definition)} s
       WHERE s.${column} IS NOT NULL AND NOT EXISTS (SELECT FROM stage_${table} t WHERE t.${target} = s.${column})
       ORDER BY 1 LIMIT 1`,
    );
    const value = rows[0]?.value;
    if (value !== undefined) {
      throw new UnusableFile({ kind: "unknown-reference", family: definition.family, column, value });
    }
  }
}

/** Writes the rows that are new or differ, and only those: an unchanged row keeps its physical version (xmin). */
export async function mergeStaged(
  client: pg.PoolClient,
  definition: ReferenceTable,
): Promise<Omit<MergedRows, "withdrawn">> {
  const stage = stageName(definition);
  const columns = columnsOf(definition).join(", ");
  const inserted = await client.query(
    `INSERT INTO ${definition.table} (${columns}) SELECT ${columns} FROM ${stage} s
     WHERE NOT EXISTS (SELECT FROM ${definition.table} t WHERE ${sameKey(definition)})`,
  );
  const updated = await updateDiffering(client, definition);
  return { created: inserted.rowCount ?? 0, updated };
}

/** Applies `whenGone` to the rows the files no longer hold. Returns how many. */
export async function retireGone(client: pg.PoolClient, definition: ReferenceTable): Promise<number> {
  if (definition.whenGone === "keep") return 0;
  const isNot =
    definition.othersIn === undefined
      ? ""
      : ` AND NOT EXISTS (SELECT FROM ${definition.othersIn} s WHERE ${sameKey(definition)})`;
  const isGone = `NOT EXISTS (SELECT FROM ${stageName(definition)} s WHERE ${sameKey(definition)})${isNot}`;
  const statement =
    definition.whenGone === "delete"
      ? `DELETE FROM ${definition.table} t WHERE ${isGone}`
      : `UPDATE ${definition.table} t SET is_withdrawn = true WHERE NOT is_withdrawn AND ${isGone}`;
  return (await client.query(statement)).rowCount ?? 0;
}

async function updateDiffering(client: pg.PoolClient, definition: ReferenceTable): Promise<number> {
  if (definition.values.length === 0) return 0;
  // A withdrawn row that is back in the files is current again.
  const comesBack = definition.whenGone === "withdraw";
  const assignments = definition.values.map((column) => `${column} = s.${column}`);
  const differs = definition.values.map((column) => `t.${column} IS DISTINCT FROM s.${column}`);
  if (comesBack) {
    assignments.push("is_withdrawn = false");
    differs.push("t.is_withdrawn");
  }
  const { rowCount } = await client.query(
    `UPDATE ${definition.table} t SET ${assignments.join(", ")} FROM ${stageName(definition)} s
     WHERE ${sameKey(definition)} AND (${differs.join(" OR ")})`,
  );
  return rowCount ?? 0;
}

/** Some published files repeat their lines: repeats that say the same are dropped, two that differ refuse the import. */
async function dropExactRepeats(client: pg.PoolClient, definition: ReferenceTable): Promise<void> {
  const stage = stageName(definition);
  await client.query(
    `DELETE FROM ${stage} WHERE ctid IN (SELECT ctid FROM
       (SELECT ctid, row_number() OVER (PARTITION BY ${columnsOf(definition).join(", ")}) AS repeat FROM ${stage}) AS numbered
     WHERE repeat > 1)`,
  );
  const key = await repeatedKey(client, definition);
  if (key !== undefined) throw new UnusableFile({ kind: "conflicting-rows", family: definition.family, key });
}

async function repeatedKey(client: pg.PoolClient, definition: ReferenceTable): Promise<string | undefined> {
  const key = definition.key.join(", ");
  const { rows } = await client.query<{ readonly repeated: string }>(
    `SELECT concat_ws(' ', ${key}) AS repeated FROM ${stageName(definition)}
     GROUP BY ${key} HAVING count(*) > 1 ORDER BY 1 LIMIT 1`,
  );
  return rows[0]?.repeated;
}

function sameKey(definition: ReferenceTable): string {
  return definition.key.map((column) => `t.${column} = s.${column}`).join(" AND ");
}

function stageName(definition: ReferenceTable): string {
  return `stage_${definition.table}`;
}

async function* copyBatches(staged: StagedTable): AsyncGenerator<string> {
  let batch = "";
  for await (const cells of staged.rows) {
    batch += copyLine(cells);
    if (batch.length < COPY_BATCH_CHARACTERS) continue;
    yield batch;
    batch = "";
  }
  if (batch !== "") yield batch;
}
