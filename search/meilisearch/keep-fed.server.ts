import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { log } from "#app/platform/log.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { readGenerations } from "../postgres/generation.server.ts";
import { feedIndexes } from "./feed-index.server.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";

/** Feeds the index until `stop`, which waits 10 s at most for what is under way. */
export interface RunningFeed {
  stop(): Promise<void>;
}

/** A change of the documents is looked for this often; the index itself, which may have been lost or restored, less often. */
const LOOK_MS = 500;
const INDEX_LOOK_MS = 5000;
const GRACE_MS = 10_000;

/**
 * Keeps the index at the generation of the documents. Whatever happened meanwhile (an outage, an index that was lost or put back from a
 * copy), it is compared and set right as soon as the server answers. Says once that it fails, and once that it works again.
 */
export function keepFed(pool: Pool, server: MeilisearchServer): RunningFeed {
  const stopping = new AbortController();
  const running = feedUntil(stopping.signal, pool, server);
  return {
    async stop() {
      stopping.abort();
      await Promise.race([running, sleep(GRACE_MS, undefined, { ref: false })]);
    },
  };
}

async function feedUntil(signal: AbortSignal, pool: Pool, server: MeilisearchServer): Promise<void> {
  let fed: { readonly generation: string; readonly atMs: number } | undefined;
  let isFailing = false;
  while (!signal.aborted) {
    try {
      const generation = await readGenerations(pool);
      if (fed?.generation !== generation || performance.now() > fed.atMs + INDEX_LOOK_MS) {
        const { written, removed } = await withPoolClient(pool, (client) => feedIndexes(client, server));
        if (written + removed > 0) log.info({ event: "search-index-fed" }, "the search index was brought up to date");
        fed = { generation, atMs: performance.now() };
      }
      if (isFailing) log.info({ event: "search-index-feeding" }, "the index is fed again");
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ event: "search-index-not-fed", err: error }, "the index cannot be fed");
      isFailing = true;
      fed = undefined;
    }
    await sleep(isFailing ? INDEX_LOOK_MS : LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
