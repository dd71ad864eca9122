import type { PoolClient } from "pg";
import type { Database } from "#app/platform/database.server.ts";
import { inTransaction, withPoolClient } from "#app/platform/transaction.server.ts";
import type { RunSql } from "./job-queue.server.ts";

/**
 * Runs work in one transaction of its own connection. The job taken in it comes back by itself when the process dies,
 * since PostgreSQL then rolls back: no delay, no expiry to wait for.
 */
export function inWorkerTransaction<Answer>(
  { pool }: Pick<Database, "pool">,
  work: (run: RunSql) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(pool, (client) => work(runOn(client)));
}

/** Runs a script that opens and ends its own transaction. */
export function scriptRunner({ pool }: Pick<Database, "pool">): RunSql {
  return (text, values) => withPoolClient(pool, (client) => runOn(client)(text, values));
}

function runOn(client: PoolClient): RunSql {
  return async (text, values) => {
    // A script of several statements has several results: the last one is its answer.
    const results = [await client.query(text, [...values])].flat();
    return results.at(-1)?.rows ?? [];
  };
}
