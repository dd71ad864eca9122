import path from "node:path";
import { withConnection } from "#app/platform/connections.server.ts";
import { applyEnvironment, env } from "#app/platform/env.server.ts";
import { configuredServer } from "#search/meilisearch/configured-server.server.ts";
import { type Feeding, feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import { findMeilisearchProgram, startOwnServer } from "#search/meilisearch/own-server.server.ts";

/** The engine that will read the words of searches. `message`: which one and why, in French. */
export interface ReadyEngine {
  readonly message: string;
  /** Stops the server that was started for the portal, if one was. */
  stop(): Promise<void>;
}

/**
 * Finds the engine: the Meilisearch of `MEILI_URL`, else the program of this machine, started for the portal with its data in `DATA_DIR`,
 * else PostgreSQL alone. The settings then say where it is.
 */
export async function prepareSearchEngine(): Promise<ReadyEngine> {
  const { MEILI_URL, DATA_DIR } = env();
  if (MEILI_URL !== undefined) return alone(`Moteur de recherche : Meilisearch, à l’adresse ${MEILI_URL}`);
  const program = await findMeilisearchProgram();
  if (program === undefined) {
    return alone("Moteur de recherche : PostgreSQL (ni MEILI_URL, ni programme meilisearch sur cette machine)");
  }
  try {
    const { address, version, stop } = await startOwnServer(program, path.join(DATA_DIR, "meilisearch"));
    const { url, searchKey, writeKey } = address;
    applyEnvironment({ MEILI_URL: url, MEILI_KEY: searchKey, MEILI_WRITE_KEY: writeKey });
    return { message: `Moteur de recherche : Meilisearch ${version}, celui de cette machine (${program})`, stop };
  } catch (error) {
    return alone(`Moteur de recherche : PostgreSQL, car ${program} ne démarre pas (${reasonOf(error)})`);
  }
}

/** Runs a command's work with the engine of the portal, joined when the portal runs it now. Says on stderr which one. */
export async function withSearchEngine<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const { message, stop } = await prepareSearchEngine();
  process.stderr.write(`${message}\n`);
  try {
    return await work();
  } finally {
    await stop();
  }
}

/** Feeds the index before anybody searches; null when there is none. An index that cannot be fed is the worker's to try again. */
export async function feedBeforeServing(databaseUrl: string): Promise<Feeding | null> {
  const server = configuredServer();
  if (server === undefined) return null;
  return withConnection(databaseUrl, (client) => feedIndexes(client, server)).catch(() => null);
}

function alone(message: string): ReadyEngine {
  return { message, stop: () => Promise.resolve() };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
