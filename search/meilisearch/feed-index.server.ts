import type { ClientBase } from "pg";
import { z } from "zod";
import { readGeneration } from "../postgres/generation.server.ts";
import { awaitTasks } from "./await-tasks.server.ts";
import { documentLines, indexDigest, wantedStamps } from "./documents-statement.ts";
import { readHeldGeneration, readHeldStamps } from "./held-documents.server.ts";
import { trainingSettings } from "./index-settings.ts";
import {
  isRefusedWith,
  type MeilisearchServer,
  NEXT_TRAININGS,
  STATE,
  TRAININGS,
} from "./meilisearch-server.server.ts";

/** A connection that reads the documents. */
export type FeedingClient = Pick<ClientBase, "query">;

/** What a feeding did: documents written and removed, and whether the index was made anew. */
export interface Feeding {
  readonly written: number;
  readonly removed: number;
  readonly isAnew: boolean;
}

/** How the index differs from the documents: trainings it lacks or holds in an older form, and those it holds for nothing. */
export interface IndexDifference {
  readonly held: number;
  readonly missing: readonly number[];
  readonly superfluous: readonly number[];
}

const TASKS_MS = 900_000;
/** Documents of one request: about 5 MB. */
const BATCH = 1000;
/** Past this many, and this share of the index, making it anew is sooner done than changing it. */
const MANY = 2000;
const MANY_SHARE = 0.2;
const LOCK = "search.meilisearch";

const stampRows = z.array(z.object({ id: z.int(), stamp: z.string() }));
const lineRows = z.array(z.object({ line: z.string() }));

/** Brings the index to the generation of the documents; reads next to nothing when it holds it. Those who feed at once take turns. */
export function feedIndex(client: FeedingClient, server: MeilisearchServer): Promise<Feeding> {
  return alone(client, async () => {
    const held = await readHeldGeneration(server);
    if (held === null) return makeAnew(client, server);
    return held === (await readGeneration(client))
      ? { written: 0, removed: 0, isAnew: false }
      : writeDifference(client, server);
  });
}

/** The same, document by document, even when the index says that it holds the generation. */
export function repairIndex(client: FeedingClient, server: MeilisearchServer): Promise<Feeding> {
  return alone(client, async () =>
    (await readHeldGeneration(server)) === null ? makeAnew(client, server) : writeDifference(client, server),
  );
}

/** Makes the index anew beside the one that answers, then puts it in its place: no search goes without an index meanwhile. */
export function rebuildIndex(client: FeedingClient, server: MeilisearchServer): Promise<Feeding> {
  return alone(client, () => makeAnew(client, server));
}

/** Compares the index with the documents, stamp by stamp. */
export async function compareIndex(client: FeedingClient, server: MeilisearchServer): Promise<IndexDifference> {
  const wanted = await readWantedStamps(client);
  const held = await readHeldStamps(server);
  return {
    held: held.size,
    missing: [...wanted].filter(([id, stamp]) => held.get(id) !== stamp).map(([id]) => id),
    superfluous: [...held.keys()].filter((id) => !wanted.has(id)),
  };
}

/** Documents read after their generation may already be of the next one: the next feeding writes them again. */
async function writeDifference(client: FeedingClient, server: MeilisearchServer): Promise<Feeding> {
  const generation = await readGeneration(client);
  const { held, missing, superfluous } = await compareIndex(client, server);
  if (missing.length > MANY && missing.length > held * MANY_SHARE) return makeAnew(client, server);
  if (superfluous.length > 0) {
    const { taskUid } = await server.writing.index(TRAININGS).deleteDocuments([...superfluous]);
    await awaitTasks(server.writing, [taskUid], TASKS_MS);
  }
  await writeDocuments(client, server, { index: TRAININGS, ids: missing, generation });
  return { written: missing.length, removed: superfluous.length, isAnew: false };
}

async function makeAnew(client: FeedingClient, server: MeilisearchServer): Promise<Feeding> {
  const { writing } = server;
  const done = async ({ taskUid }: { readonly taskUid: number }): Promise<void> =>
    awaitTasks(writing, [taskUid], TASKS_MS);
  const generation = await readGeneration(client);
  const ids = [...(await readWantedStamps(client)).keys()];
  if (await hasIndex(server, NEXT_TRAININGS)) await done(await writing.deleteIndex(NEXT_TRAININGS));
  await done(await writing.createIndex(NEXT_TRAININGS, { primaryKey: "id" }));
  await done(await writing.index(NEXT_TRAININGS).updateSettings(trainingSettings));
  await writeDocuments(client, server, { index: NEXT_TRAININGS, ids, generation });
  if (await hasIndex(server, TRAININGS)) {
    await done(await writing.swapIndexes([{ indexes: [TRAININGS, NEXT_TRAININGS], rename: false }]));
    await done(await writing.deleteIndex(NEXT_TRAININGS));
  } else {
    await done(await writing.swapIndexes([{ indexes: [NEXT_TRAININGS, TRAININGS], rename: true }]));
  }
  return { written: ids.length, removed: 0, isAnew: true };
}

interface Writing {
  readonly index: string;
  readonly ids: readonly number[];
  readonly generation: number;
}

/**
 * Writes documents in batches. The last one, sent when all others are there, also says which generation the index now holds: both are one
 * task, so that an index never says more than it holds, and a small change costs a single one.
 */
async function writeDocuments(
  client: FeedingClient,
  { writing }: MeilisearchServer,
  { index, ids, generation }: Writing,
): Promise<void> {
  const state = JSON.stringify({ id: STATE, generation, settings: indexDigest });
  const tasks: number[] = [];
  for (let from = 0; from === 0 || from < ids.length; from += BATCH) {
    const { rows } = await client.query(documentLines, [ids.slice(from, from + BATCH)]);
    const lines = lineRows.parse(rows).map(({ line }) => line);
    const isLast = from + BATCH >= ids.length;
    if (isLast) await awaitTasks(writing, tasks.splice(0), TASKS_MS);
    const documents = (isLast ? [...lines, state] : lines).join("\n");
    if (documents === "") continue;
    const { taskUid } = await writing
      .index(index)
      .addDocumentsFromString(documents, "application/x-ndjson", { primaryKey: "id" });
    tasks.push(taskUid);
  }
  await awaitTasks(writing, tasks, TASKS_MS);
}

async function hasIndex({ writing }: MeilisearchServer, index: string): Promise<boolean> {
  try {
    await writing.getRawIndex(index);
    return true;
  } catch (error) {
    if (isRefusedWith(error, "index_not_found")) return false;
    throw error;
  }
}

async function readWantedStamps(client: FeedingClient): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query(wantedStamps);
  return new Map(stampRows.parse(rows).map(({ id, stamp }) => [id, stamp]));
}

/** Session lock: who feeds by hand and the worker take turns. */
async function alone<Answer>(client: FeedingClient, work: () => Promise<Answer>): Promise<Answer> {
  await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [LOCK]);
  try {
    return await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [LOCK]);
  }
}
