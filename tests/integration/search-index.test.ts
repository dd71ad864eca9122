import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { Meilisearch, MeilisearchApiError } from "meilisearch";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import type { EngineName } from "#search/engine.ts";
import { awaitTasks, TaskFailure } from "#search/meilisearch/await-tasks.server.ts";
import { jobs, STATE, trainings } from "#search/meilisearch/fed-index.ts";
import { compareIndex, feedIndexes, rebuildIndexes, repairIndexes } from "#search/meilisearch/feed-index.server.ts";
import { type MeilisearchServer, openServer, withDeadline } from "#search/meilisearch/meilisearch-server.server.ts";
import { pruneTasks } from "#search/meilisearch/prune-tasks.server.ts";
import { makeScopedKeys } from "#search/meilisearch/scoped-keys.server.ts";
import { readGeneration } from "#search/postgres/generation.server.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { enginesHere, openScratchMeilisearch, type ScratchMeilisearch } from "#tests/support/meilisearch-server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const PATIENT_MS = 30_000;
const withoutServer = {
  ...{ MEILI_URL: undefined, MEILI_KEY: undefined, MEILI_WRITE_KEY: undefined, MEILI_DEADLINE_MS: undefined },
};
/** How the server refuses a key that may not. */
const REFUSED = new Set(["invalid_api_key", "missing_authorization_header"]);
const portSchema = z.object({ port: z.int() });

describe.runIf(enginesHere.includes("meilisearch"))("the index of trainings in Meilisearch", () => {
  let place: TestDatabase;
  let client: pg.Client;
  let scratch: ScratchMeilisearch;
  let server: MeilisearchServer;

  beforeAll(async () => {
    place = await createTestDatabase("demonstration");
    client = new pg.Client({ connectionString: place.appUrl });
    await client.connect();
    scratch = await openScratchMeilisearch();
    server = scratch.server;
    await feedIndexes(client, server);
    applyEnvironment({ ...scratch.settings, MEILI_DEADLINE_MS: String(PATIENT_MS) });
    useDatabase(openDatabase(place.appUrl));
  });
  afterAll(async () => {
    applyEnvironment(withoutServer);
    await scratch.close();
    await closeDatabase();
    await client.end();
    await place.drop();
  });
  afterEach(() => void vi.useRealTimers());

  async function ask(engine: EngineName): Promise<{ readonly engine: string; readonly generation: number | null }> {
    const found = await searchTrainings({ ...noSearchParameters, q: "cuisine" }, engine);
    if (!found.ok) throw new Error(found.refusal.message);
    return { engine: found.value.engine, generation: found.value.generation };
  }

  const done = async ({ taskUid }: { readonly taskUid: number }): Promise<void> =>
    awaitTasks(server.writing, [taskUid], PATIENT_MS);

  test("says in each answer which generation of the documents it searched", async () => {
    expect(await ask("meilisearch")).toEqual({ engine: "meilisearch", generation: await readGeneration(client) });
    expect(await ask("postgres")).toEqual({ engine: "postgres", generation: null });
  });

  test("made anew three times is swapped in without one search that fails or finds otherwise", async () => {
    const state = { isOver: false };
    const found: string[] = [];
    const searching = async (): Promise<void> => {
      while (!state.isOver) {
        const { hits } = await server.searching
          .index(trainings.name)
          .search("cuisine", { attributesToRetrieve: ["id"] });
        found.push(JSON.stringify(hits.map(({ id }) => id)));
      }
    };
    const searchers = [searching(), searching()];
    for (let time = 0; time < 3; time += 1)
      expect(await rebuildIndexes(client, server)).toMatchObject({ isAnew: true, removed: 0 });
    state.isOver = true;
    await Promise.all(searchers);
    expect(found.length).toBeGreaterThan(3);
    expect(new Set(found).size).toBe(1);
    await expect(server.writing.getRawIndex(trainings.next)).rejects.toThrow(/not found/);
  });

  test("that drifted while it says that it is right is found out and repaired document by document", async () => {
    const wanted = await compareIndex(client, server, trainings);
    expect(wanted).toMatchObject({ missing: [], superfluous: [] });
    const ids = (await client.query<{ id: number }>("SELECT id FROM training ORDER BY id LIMIT 2")).rows;
    const [lost = "", old = ""] = ids.map(({ id }) => String(id));
    await done(await server.writing.index(trainings.name).deleteDocument(lost));
    await done(await server.writing.index(trainings.name).updateDocuments([{ id: Number(old), stamp: `${old}:0` }]));
    await done(
      await server.writing.index(trainings.name).addDocuments([{ id: 999_999, stamp: "999999:1", title: ["x"] }]),
    );
    expect(await feedIndexes(client, server)).toEqual({ written: 0, removed: 0, isAnew: false });
    const drifted = await compareIndex(client, server, trainings);
    expect([drifted.missing.toSorted(), drifted.superfluous]).toEqual([[lost, old].toSorted(), ["999999"]]);
    expect(await repairIndexes(client, server)).toEqual({ written: 2, removed: 1, isAnew: false });
    expect(await compareIndex(client, server, trainings)).toMatchObject({
      held: wanted.held,
      missing: [],
      superfluous: [],
    });
  });

  test("made in another way is not searched, and is made anew", async () => {
    await done(await server.writing.index(trainings.name).updateDocuments([{ id: STATE, settings: "another" }]));
    expect((await ask("meilisearch")).engine).toBe("postgres");
    expect(await feedIndexes(client, server)).toMatchObject({ isAnew: true });
    expect((await ask("meilisearch")).engine).toBe("meilisearch");
  });

  test("forgets its tasks a day after they ended, and none before", async () => {
    const ofIndex = async (): Promise<number> => (await server.writing.tasks.getTasks({ limit: 1000 })).results.length;
    const before = await ofIndex();
    expect(before).toBeGreaterThan(0);
    await pruneTasks(server);
    expect(await ofIndex()).toBe(before);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 86_400_000 });
    await pruneTasks(server);
    vi.useRealTimers();
    expect(await ofIndex()).toBe(0);
  });

  test("waits for a task that failed, or that nobody knows, no longer than it is told", async () => {
    const wrong = await server.writing.index(trainings.name).addDocuments([{ noId: 1 }]);
    await expect(awaitTasks(server.writing, [wrong.taskUid], PATIENT_MS)).rejects.toBeInstanceOf(TaskFailure);
    await expect(awaitTasks(server.writing, [4_000_000], 50)).rejects.toBeInstanceOf(TaskFailure);
  });

  test("is opened by three keys, each for its own work", async () => {
    const { url, folder, version } = scratch;
    const masterKey = await readFile(path.join(folder, version, "master-key"), "utf8");
    const { searchKey, writeKey } = await makeScopedKeys(url, masterKey);
    expect(await makeScopedKeys(url, masterKey)).toEqual({ searchKey, writeKey });
    const uses: Readonly<Record<string, (as: Meilisearch) => Promise<unknown>>> = {
      "search trainings": (as) => as.index(trainings.name).search("x"),
      "search the next index": (as) => as.index(trainings.next).search("x"),
      "search métiers": (as) => as.index(jobs.name).search("x"),
      "search another index": (as) => as.index("other").search("x"),
      "read documents": (as) => as.index(trainings.name).getDocuments(),
      "write documents": (as) => as.index(trainings.name).addDocuments([]),
      "write another index": (as) => as.index("other").addDocuments([]),
      "read settings": (as) => as.index(trainings.name).getSettings(),
      "read tasks": (as) => as.tasks.getTasks({ limit: 1 }),
      "list keys": (as) => as.getKeys(),
      "make a key": (as) =>
        as.createKey({ actions: ["search"], indexes: ["trainings"], expiresAt: new Date("2030-01-01") }),
      "take a dump": (as) => as.createDump(),
    };
    const allowed = async (apiKey?: string): Promise<readonly string[]> => {
      const as = new Meilisearch({ host: url, ...(apiKey === undefined ? {} : { apiKey }) });
      const names: string[] = [];
      for (const [name, use] of Object.entries(uses)) {
        const error: unknown = await use(as).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        const code = error instanceof MeilisearchApiError ? error.cause?.code : undefined;
        if (error === undefined || (code !== undefined && !REFUSED.has(code))) names.push(name);
      }
      return names;
    };
    expect(await allowed()).toEqual([]);
    expect(await allowed(searchKey)).toEqual(["search trainings", "search métiers"]);
    expect(await allowed(writeKey)).toEqual(["write documents", "read tasks"]);
  });
});

test("a server that says nothing is left when the time is over, though the client forgets its own limit", async () => {
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const { port } = portSchema.parse(silent.address());
  const { searching } = openServer({ url: `http://127.0.0.1:${port}`, searchKey: undefined, writeKey: undefined });
  const asking = withDeadline(50, (signal) => searching.index(trainings.name).search("x", {}, { signal }));
  await expect(asking).rejects.toMatchObject({ cause: { name: "TimeoutError" } });
  silent.closeAllConnections();
  silent.close();
});
