import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import { enginesHere, openScratchMeilisearch, PATIENT_MS, type ScratchMeilisearch } from "./meilisearch-server.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** The demonstration region, read as its owner; `server`: where a meilisearch program is there. */
export interface FedRegion {
  readonly client: pg.Client;
  readonly scratch: ScratchMeilisearch | undefined;
}

/** Gives every test of a file the demonstration region, fed to every engine that this machine has. `more`: statements run before. */
export function onFedRegion(use: (region: FedRegion) => void, more = ""): void {
  let db: TestDatabase;
  let region: FedRegion;
  beforeAll(async () => {
    db = await createTestDatabase("demonstration");
    const client = new pg.Client({ connectionString: db.ownerUrl });
    await client.connect();
    if (more !== "") await client.query(more);
    const scratch = enginesHere.includes("meilisearch") ? await openScratchMeilisearch() : undefined;
    region = { client, scratch };
    use(region);
    if (scratch === undefined) return;
    await feedIndexes(client, scratch.server);
    applyEnvironment({ ...scratch.settings, MEILI_DEADLINE_MS: PATIENT_MS });
  });
  afterAll(async () => {
    applyEnvironment({
      MEILI_URL: undefined,
      MEILI_KEY: undefined,
      MEILI_WRITE_KEY: undefined,
      MEILI_DEADLINE_MS: undefined,
    });
    await region.scratch?.close();
    await region.client.end();
    await db.drop();
  });
}
