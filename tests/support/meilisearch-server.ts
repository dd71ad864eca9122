import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { type EngineName, engineNames } from "#search/engine.ts";
import { type FeedingClient, feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import { type MeilisearchServer, openServer } from "#search/meilisearch/meilisearch-server.server.ts";
import { findMeilisearchProgram, startOwnServer } from "#search/meilisearch/own-server.server.ts";

/** These suites are about what is found: on a busy machine they wait for it. */
export const PATIENT_MS = "30000";
const program = await findMeilisearchProgram();

/** The engines that this machine can run: Meilisearch when its program is on the PATH. */
export const enginesHere: readonly EngineName[] = engineNames.filter(
  (name) => name === "postgres" || program !== undefined,
);

/** A Meilisearch of its own in a temporary folder. */
export interface ScratchMeilisearch {
  readonly url: string;
  readonly folder: string;
  readonly version: string;
  readonly server: MeilisearchServer;
  /** The settings by which the portal finds it. */
  readonly settings: { readonly MEILI_URL: string; readonly MEILI_KEY: string; readonly MEILI_WRITE_KEY: string };
  close(): Promise<void>;
}

/** Starts the program of this machine. */
export async function openScratchMeilisearch(): Promise<ScratchMeilisearch> {
  if (program === undefined) throw new Error("There is no meilisearch on the PATH");
  const folder = await mkdtemp(path.join(tmpdir(), "hub-meilisearch-"));
  const { address, version, stop } = await startOwnServer(program, folder);
  const { url, searchKey = "", writeKey = "" } = address;
  return {
    ...{ url, folder, version },
    server: openServer(address),
    settings: { MEILI_URL: url, MEILI_KEY: searchKey, MEILI_WRITE_KEY: writeKey },
    async close(): Promise<void> {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A Meilisearch that this process asks until it leaves it. */
export interface UsedMeilisearch {
  readonly version: string;
  leave(): Promise<void>;
}

/** Gives this process a Meilisearch fed from a database; undefined when this machine has no program for it. */
export async function useMeilisearch(client: FeedingClient): Promise<UsedMeilisearch | undefined> {
  if (program === undefined) return undefined;
  const scratch = await openScratchMeilisearch();
  try {
    await feedIndexes(client, scratch.server);
  } catch (error) {
    await scratch.close();
    throw error;
  }
  applyEnvironment({ ...scratch.settings, MEILI_DEADLINE_MS: PATIENT_MS });
  return {
    version: scratch.version,
    async leave(): Promise<void> {
      applyEnvironment({
        MEILI_URL: undefined,
        MEILI_KEY: undefined,
        MEILI_WRITE_KEY: undefined,
        MEILI_DEADLINE_MS: undefined,
      });
      await scratch.close();
    },
  };
}
