import { z } from "zod";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { inTransaction } from "#app/platform/transaction.server.ts";
import { type MeilisearchServer, openServer } from "#search/meilisearch/meilisearch-server.server.ts";
import { refreshSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { loadDemonstrationRegion } from "#seeds/load.ts";
import { openScratchMeilisearch } from "#tests/support/meilisearch-server.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { type FaultyProxy, openFaultyProxy } from "./faulty-proxy.ts";

/** A served portal whose Meilisearch stands behind a proxy of ours. */
export interface FailoverPortal {
  readonly proxy: FaultyProxy;
  readonly database: Database;
  /** The engine as the portal sees it, and as it is. */
  readonly proxied: MeilisearchServer;
  readonly direct: MeilisearchServer;
  readonly version: string;
  ask(engine: "postgres" | "meilisearch", words: string): Promise<FoundAnswer>;
  /** The page of results, as people get it. */
  readPage(words: string): Promise<string>;
  /** Writes the documents of some trainings again, as an import does; answers when it was saved. */
  change(trainings: number): Promise<number>;
  close(): Promise<void>;
}

const answerSchema = z.object({
  engine: z.string(),
  degraded: z.boolean(),
  generation: z.number().nullable(),
  total: z.object({ value: z.int() }),
  hits: z.array(z.object({ number: z.string() })),
});

export interface FoundAnswer extends z.infer<typeof answerSchema> {
  readonly ms: number;
}

/** The demonstration region on a PostgreSQL and a Meilisearch of its own, served by a process of its own. */
export async function openFailoverPortal(): Promise<FailoverPortal> {
  const scratch = await openScratchPortal();
  await scratch.prepare(async (database) => {
    await loadDemonstrationRegion(database);
  });
  const appUrl = await scratch.clone("failover");
  const database = openDatabase(appUrl);
  const meilisearch = await openScratchMeilisearch();
  const proxy = await openFaultyProxy(meilisearch.url);
  const { MEILI_KEY: searchKey, MEILI_WRITE_KEY: writeKey } = meilisearch.settings;
  const portal = await servePortal(appUrl, { ...meilisearch.settings, MEILI_URL: proxy.url });
  return {
    ...{ proxy, database },
    proxied: openServer({ url: proxy.url, searchKey, writeKey }),
    direct: meilisearch.server,
    version: meilisearch.version,
    async ask(engine, words) {
      const startedAt = performance.now();
      const answer = await fetch(`${portal.url}/api/v1/trainings?q=${encodeURIComponent(words)}&engine=${engine}`);
      const body = answerSchema.parse(await answer.json());
      return { ...body, ms: performance.now() - startedAt };
    },
    async readPage(words) {
      return (await fetch(`${portal.url}/formations?q=${encodeURIComponent(words)}`)).text();
    },
    async change(trainings) {
      const { rows } = await database.pool.query("SELECT id FROM training ORDER BY random() LIMIT $1", [trainings]);
      const ids = z
        .array(z.object({ id: z.int() }))
        .parse(rows)
        .map(({ id }) => id);
      await inTransaction(database.pool, (client) => refreshSearchDocuments(client, ids));
      return performance.now();
    },
    async close() {
      await portal.stop();
      await proxy.close();
      await meilisearch.close();
      await database.close();
      await scratch.release();
    },
  };
}
