import { z } from "zod";
import { applyEnvironment, env } from "#app/platform/env.server.ts";
import type { EngineName } from "#search/engine.ts";
import { configuredServer } from "#search/meilisearch/configured-server.server.ts";
import { trainings } from "#search/meilisearch/fed-index.ts";
import { compareIndex, type FeedingClient, feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import type { MeilisearchServer } from "#search/meilisearch/meilisearch-server.server.ts";
import { PATIENT_MS, type UsedMeilisearch, useMeilisearch } from "#tests/support/meilisearch-server.ts";

const versionSchema = z.object({ pkgVersion: z.string() });

/** An engine that answers from the corpus, and its own version. */
export type ReadyEngine = UsedMeilisearch;

/**
 * Makes an engine ready to answer from the corpus that `client` reads; undefined when this machine has none. Meilisearch is the server of
 * `MEILI_URL`, else the program of the PATH in a folder of its own.
 */
export async function readyEngine(
  engine: EngineName,
  postgresVersion: string,
  client: FeedingClient,
): Promise<ReadyEngine | undefined> {
  if (engine === "postgres") return { version: postgresVersion, leave: () => Promise.resolve() };
  const server = configuredServer();
  if (server === undefined) return useMeilisearch(client);
  await shareCorpus(client, server);
  const deadline = process.env["MEILI_DEADLINE_MS"];
  applyEnvironment({ MEILI_DEADLINE_MS: PATIENT_MS });
  return {
    version: await versionOfServer(),
    async leave(): Promise<void> {
      applyEnvironment({ MEILI_DEADLINE_MS: deadline });
    },
  };
}

/** An empty server is given the corpus. One that holds another catalogue may be that of a portal in use: it is left as it is. */
async function shareCorpus(client: FeedingClient, server: MeilisearchServer): Promise<void> {
  const { held, missing, superfluous } = await compareIndex(client, server, trainings);
  if (held > 0 && missing.length + superfluous.length > 0) {
    throw new Error("The server of MEILI_URL holds another catalogue: give an empty one, or none");
  }
  await feedIndexes(client, server);
}

/** The keys of the portal may not be allowed to ask for it. */
async function versionOfServer(): Promise<string> {
  const { MEILI_URL, MEILI_KEY, MEILI_WRITE_KEY } = env();
  const key = MEILI_WRITE_KEY ?? MEILI_KEY;
  const headers = key === undefined ? {} : { Authorization: `Bearer ${key}` };
  const answer = await fetch(new URL("version", MEILI_URL), { headers });
  if (!answer.ok) return "of MEILI_URL, which does not say its version";
  return versionSchema.parse(await answer.json()).pkgVersion;
}
