import type { Pool, PoolClient } from "pg";
import { z } from "zod";

const dueRows = z.tuple([z.object({ period: z.coerce.number().int(), isDue: z.boolean() })]);

/** The period that runs now, counted from the epoch by the database's clock, and whether the task still has to run in it. */
export async function readPeriod(
  client: Pool | PoolClient,
  name: string,
  everySeconds: number,
): Promise<{ readonly period: number; readonly isDue: boolean }> {
  const { rows } = await client.query(
    `SELECT period, NOT EXISTS (SELECT FROM periodic_task t WHERE t.name = $1 AND t.period >= now.period) AS "isDue"
     FROM (SELECT floor(extract(epoch FROM now()) / $2::int)::bigint AS period) now`,
    [name, everySeconds],
  );
  return dueRows.parse(rows)[0];
}

/** Locks a task for the rest of this connection; false when another worker runs it. */
export async function lockTask(client: PoolClient, name: string): Promise<boolean> {
  const { rowCount } = await client.query("SELECT 1 WHERE pg_try_advisory_lock(hashtextextended($1, 0))", [
    `hub.periodic.${name}`,
  ]);
  return rowCount === 1;
}

/** Records that a task ran in a period. */
export async function recordPeriod(client: PoolClient, name: string, period: number): Promise<void> {
  await client.query(
    `INSERT INTO periodic_task (name, period) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET period = excluded.period`,
    [name, period],
  );
}
