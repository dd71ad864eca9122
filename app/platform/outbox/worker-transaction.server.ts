import type { Database } from "#app/platform/database.server.ts";
import type { RunSql } from "./job-queue.server.ts";

/**
 * Runs work in one transaction of its own connection. The job taken in it comes back by itself when the process dies,
 * since PostgreSQL then rolls back: no delay, no expiry to wait for.
 */
export async function inWorkerTransaction<Answer>(
  database: Pick<Database, "pool">,
  work: (run: RunSql) => Promise<Answer>,
): Promise<Answer> {
  const client = await database.pool.connect();
  // A connection cut while a handler runs is told by the next statement; unheard, this event would end the process.
  const onCut = (): void => undefined;
  client.on("error", onCut);
  let isSound = false;
  try {
    await client.query("BEGIN");
    const answer = await work(async (text, values) => (await client.query(text, [...values])).rows);
    const { command } = await client.query("COMMIT");
    if (command !== "COMMIT") throw new Error("The transaction of an effect was rolled back");
    isSound = true;
    return answer;
  } finally {
    client.off("error", onCut);
    // A connection in doubt is closed, which rolls back; the pool opens another.
    client.release(!isSound);
  }
}

/** Runs a script that opens and ends its own transaction, on a connection that is closed if it did not reach the end. */
export function scriptRunner(database: Pick<Database, "pool">): RunSql {
  return async (text, values) => {
    const client = await database.pool.connect();
    let isSound = false;
    try {
      const results = [await client.query(text, [...values])].flat();
      isSound = true;
      return results.at(-1)?.rows ?? [];
    } finally {
      client.release(!isSound);
    }
  };
}
