import type { PoolClient } from "pg";
import { database } from "#app/platform/database.server.ts";
import { inSnapshot } from "#app/platform/transaction.server.ts";

/** A reading of the catalogue: everything read through `client` belongs to `version`. */
export interface CatalogueSnapshot {
  readonly client: PoolClient;
  readonly version: number;
}

const CURRENT_VERSION = {
  name: "catalogue-version",
  text: "SELECT coalesce(max(version), 0)::integer AS version FROM catalogue_version",
};

/** The version readers see now. */
export async function readCatalogueVersion(): Promise<number> {
  const current = await database().pool.query<{ version: number }>(CURRENT_VERSION);
  return current.rows[0]?.version ?? 0;
}

/** Reads in one view of the data: an import that switches meanwhile is not seen, not even in part. */
export function readCatalogue<Answer>(work: (snapshot: CatalogueSnapshot) => Promise<Answer>): Promise<Answer> {
  return inSnapshot(database().pool, async (client) => {
    const current = await client.query<{ version: number }>(CURRENT_VERSION);
    return work({ client, version: current.rows[0]?.version ?? 0 });
  });
}
