import type { PoolClient } from "pg";
import { database } from "#app/platform/database.server.ts";
import { inSnapshotFrom } from "#app/platform/transaction.server.ts";

/** A reading of the catalogue: everything read through `client` belongs to `version`. */
export interface CatalogueSnapshot {
  readonly client: PoolClient;
  readonly version: number;
}

const CURRENT_VERSION = "SELECT coalesce(max(version), 0)::integer AS version FROM catalogue_version";

interface VersionRow {
  readonly version: number;
}

/** The version readers see now. */
export async function readCatalogueVersion(): Promise<number> {
  const current = await database().pool.query<VersionRow>(CURRENT_VERSION);
  return current.rows[0]?.version ?? 0;
}

/** Reads in one view of the data: an import that switches meanwhile is not seen, not even in part. */
export function readCatalogue<Answer>(work: (snapshot: CatalogueSnapshot) => Promise<Answer>): Promise<Answer> {
  return inSnapshotFrom<VersionRow, Answer>(database().pool, CURRENT_VERSION, (client, [current]) =>
    work({ client, version: current?.version ?? 0 }),
  );
}
