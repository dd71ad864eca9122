import type { ClientBase } from "pg";
import { z } from "zod";
import { awaitTasks } from "./await-tasks.server.ts";
import { type FedIndex, fedIndexes, STATE } from "./fed-index.ts";
import { readHeldGeneration, readHeldStamps } from "./held-documents.server.ts";
import { isRefusedWith, type MeilisearchServer } from "./meilisearch-server.server.ts";

/** A connection that reads the documents. */
export type FeedingClient = Pick<ClientBase, "query">;

/** What a feeding did: documents written and removed, and whether an index was made anew. */
export interface Feeding {
  readonly written: number;
  readonly removed: number;
  readonly isAnew: boolean;
}

/** How an index differs from the documents: those it lacks or holds in an older form, and those it holds for nothing. */
export interface IndexDifference {
  readonly held: number;
  readonly missing: readonly string[];
  readonly superfluous: readonly string[];
}

const TASKS_MS = 900_000;
/** Documents of one request: about 5 MB. */
const BATCH = 1000;
/** Past this many, and this share of the index, making it anew is sooner done than changing it. */
const MANY = 2000;
const MANY_SHARE = 0.2;
const LOCK = "search.meilisearch";

const stampRows = z.array(z.object({ id: z.string(), stamp: z.string() }));
const generationRow = z.object({ generation: z.number() });
const lineRows = z.array(z.object({ line: z.string() }));

/** Brings the indexes to the generation of the documents; reads next to nothing when they hold it. Those who feed at once take turns. */
export function feedIndexes(client: FeedingClient, server: MeilisearchServer): Promise<Feeding> {
  return eachIndex(client, async (index) => {
    const held = await readHeldGeneration(server, index);
    if (held === null) return makeAnew(client, server, index);
    return held === (await readWantedGeneration(client, index))
      ? { written: 0, removed: 0, isAnew: false }
      : writeDifference(client, server, index);
  });
}

/** The same, document by document, even when an index says that it holds the generation. */
export function repairIndexes(client: FeedingClient, server: MeilisearchServer): Promise<Feeding> {
  return eachIndex(client, async (index) =>
    (await readHeldGeneration(server, index)) === null
      ? makeAnew(client, server, index)
      : writeDifference(client, server, index),
  );
}

/** Makes each index anew beside the one that answers, then puts it in its place: no search goes without an index meanwhile. */
export function rebuildIndexes(client: FeedingClient, server: MeilisearchServer): Promise<Feeding> {
  return eachIndex(client, (index) => makeAnew(client, server, index));
}

/** Compares an index with the documents, stamp by stamp. */
export async function compareIndex(
  client: FeedingClient,
  server: MeilisearchServer,
  index: FedIndex,
): Promise<IndexDifference> {
  const wanted = await readWantedStamps(client, index);
  const held = await readHeldStamps(server, index);
  return {
    held: held.size,
    missing: [...wanted].filter(([id, stamp]) => held.get(id) !== stamp).map(([id]) => id),
    superfluous: [...held.keys()].filter((id) => !wanted.has(id)),
  };
}

/** The generation that an index should hold. */
export async function readWantedGeneration(client: FeedingClient, index: FedIndex): Promise<number> {
  const { rows } = await client.query(index.generation);
  return generationRow.parse(rows[0]).generation;
}

/** Documents read after their generation may already be of the next one: the next feeding writes them again. */
async function writeDifference(client: FeedingClient, server: MeilisearchServer, index: FedIndex): Promise<Feeding> {
  const generation = await readWantedGeneration(client, index);
  const { held, missing, superfluous } = await compareIndex(client, server, index);
  if (missing.length > MANY && missing.length > held * MANY_SHARE) return makeAnew(client, server, index);
  if (superfluous.length > 0) {
    const { taskUid } = await server.writing.index(index.name).deleteDocuments([...superfluous]);
    await awaitTasks(server.writing, [taskUid], TASKS_MS);
  }
  await writeDocuments(client, server, { index, name: index.name, ids: missing, generation });
  return { written: missing.length, removed: superfluous.length, isAnew: false };
}

async function makeAnew(client: FeedingClient, server: MeilisearchServer, index: FedIndex): Promise<Feeding> {
  const { name, next } = index;
  const { writing } = server;
  const done = async ({ taskUid }: { readonly taskUid: number }): Promise<void> =>
    awaitTasks(writing, [taskUid], TASKS_MS);
  const generation = await readWantedGeneration(client, index);
  const ids = [...(await readWantedStamps(client, index)).keys()];
  if (await hasIndex(server, next)) await done(await writing.deleteIndex(next));
  await done(await writing.createIndex(next, { primaryKey: "id" }));
  await done(await writing.index(next).updateSettings(index.settings));
  await writeDocuments(client, server, { index, name: next, ids, generation });
  if (await hasIndex(server, name)) {
    await done(await writing.swapIndexes([{ indexes: [name, next], rename: false }]));
    await done(await writing.deleteIndex(next));
  } else {
    await done(await writing.swapIndexes([{ indexes: [next, name], rename: true }]));
  }
  return { written: ids.length, removed: 0, isAnew: true };
}

interface Writing {
  readonly index: FedIndex;
  /** That of the index, or the one it bears while it is made. */
  readonly name: string;
  readonly ids: readonly string[];
  readonly generation: number;
}

/**
 * Writes documents in batches. The last one, sent when all others are there, also says which generation the index now holds: both are one
 * task, so that an index never says more than it holds, and a small change costs a single one.
 */
async function writeDocuments(
  client: FeedingClient,
  { writing }: MeilisearchServer,
  { index, name, ids, generation }: Writing,
): Promise<void> {
  const state = JSON.stringify({ id: STATE, generation, settings: index.digest });
  const tasks: number[] = [];
  for (let from = 0; from === 0 || from < ids.length; from += BATCH) {
    const rows = await readAsFeeder(client, index, { text: index.lines, values: [ids.slice(from, from + BATCH)] });
    const lines = lineRows.parse(rows).map(({ line }) => line);
    const isLast = from + BATCH >= ids.length;
    if (isLast) await awaitTasks(writing, tasks.splice(0), TASKS_MS);
    const documents = (isLast ? [...lines, state] : lines).join("\n");
    if (documents === "") continue;
    const { taskUid } = await writing
      .index(name)
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

async function readWantedStamps(client: FeedingClient, index: FedIndex): Promise<ReadonlyMap<string, string>> {
  const rows = await readAsFeeder(client, index, { text: index.stamps, values: [] });
  return new Map(stampRows.parse(rows).map(({ id, stamp }) => [id, stamp]));
}

/** Reads documents in the name of the work that may: the setting ends with the transaction of this one statement. */
async function readAsFeeder(
  client: FeedingClient,
  { task }: FedIndex,
  { text, values }: { readonly text: string; readonly values: unknown[] },
): Promise<readonly unknown[]> {
  if (task === undefined) return (await client.query(text, values)).rows;
  await client.query("BEGIN READ ONLY");
  try {
    await client.query("SELECT set_config('hub.task', $1, true)", [task]);
    return (await client.query(text, values)).rows;
  } finally {
    await client.query("ROLLBACK");
  }
}

/** The work on one index after the other. Session lock: who feeds by hand and the worker take turns. */
async function eachIndex(client: FeedingClient, work: (index: FedIndex) => Promise<Feeding>): Promise<Feeding> {
  await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [LOCK]);
  try {
    let [written, removed, isAnew] = [0, 0, false];
    for (const index of fedIndexes) {
      const done = await work(index);
      written += done.written;
      removed += done.removed;
      isAnew ||= done.isAnew;
    }
    return { written, removed, isAnew };
  } finally {
    await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [LOCK]);
  }
}
