import type pg from "pg";
import sql from "sql-template-tag";
import { estimatedTrainings } from "#search/postgres/indexed-records.ts";
import { toStatement } from "#search/postgres/statement.ts";

interface ReadinessRow {
  readonly catalogueVersion: number;
  readonly documents: number;
  /** 1 when there is a training in force, else 0. */
  readonly trainings: number;
}

const READINESS = sql`SELECT (SELECT coalesce(max(version), 0) FROM catalogue_version)::integer AS "catalogueVersion",
  ${estimatedTrainings} AS documents,
  EXISTS (SELECT FROM training WHERE withdrawn_at IS NULL)::integer AS trainings`;

/** One statement on one connection, given up after `timeoutMs`. */
export async function selectReadiness(pool: pg.Pool, timeoutMs: number): Promise<ReadinessRow> {
  const timeout = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("The database did not answer the probe in time")), timeoutMs).unref();
  });
  const answer = pool.query<ReadinessRow>(toStatement(READINESS));
  // Failures of the other promise after the race are ignored.
  answer.catch(() => undefined);
  timeout.catch(() => undefined);
  const { rows } = await Promise.race([answer, timeout]);
  const [row] = rows;
  if (row === undefined) throw new Error("The probe got no row");
  return row;
}
