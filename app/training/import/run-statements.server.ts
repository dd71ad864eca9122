import type { PoolClient, QueryResult } from "pg";

/** The source of the run, where statements without parameters find it; set by `nameSource`. */
export const SOURCE_ID = "current_setting('import.source_id')";

/** Tells the connection which source its run is of. */
export async function nameSource(client: PoolClient, sourceId: string): Promise<void> {
  await client.query("SELECT set_config('import.source_id', $1, false)", [sourceId]);
}

/**
 * Runs statements without parameters in one round trip and answers the rows of each: while it parses a feed, this process is slow to
 * pick up an answer, and a batch has some forty statements.
 */
export async function runStatements(
  client: PoolClient,
  statements: readonly string[],
): Promise<readonly (readonly unknown[])[]> {
  if (statements.length === 0) return [];
  const answer: QueryResult | QueryResult[] = await client.query(statements.join(";\n"));
  return (Array.isArray(answer) ? answer : [answer]).map(({ rows }) => rows);
}
