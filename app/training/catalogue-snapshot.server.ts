import type { PoolClient } from "pg";
import { database } from "#app/platform/database.server.ts";

/** A reading of the catalogue: everything read through `client` belongs to `version`. */
export interface CatalogueSnapshot {
  readonly client: PoolClient;
  readonly version: number;
}

const BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

const CURRENT_VERSION = {
  name: "catalogue-version",
  text: "SELECT coalesce(max(version), 0)::integer AS version FROM catalogue_version",
};

/** Reads in one read-only REPEATABLE READ transaction: an import that switches meanwhile is not seen, not even in part. */
export async function readCatalogue<Answer>(work: (snapshot: CatalogueSnapshot) => Promise<Answer>): Promise<Answer> {
  const client = await database().pool.connect();
  try {
    await client.query(BEGIN);
    const current = await client.query<{ version: number }>(CURRENT_VERSION);
    const answer = await work({ client, version: current.rows[0]?.version ?? 0 });
    // Nothing was written: the answer need not wait for the end of the transaction.
    release(client, "COMMIT");
    return answer;
  } catch (error) {
    release(client, "ROLLBACK");
    throw error;
  }
}

/** A connection that cannot end its transaction is thrown away. */
function release(client: PoolClient, ending: "COMMIT" | "ROLLBACK"): void {
  client.query(ending).then(
    () => client.release(),
    (error: unknown) => client.release(error instanceof Error ? error : true),
  );
}
