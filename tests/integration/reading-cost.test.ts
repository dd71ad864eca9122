import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { readTraining } from "#app/training/reading/read-training.server.ts";
import type { TrainingSearchView } from "#app/training/reading/training-view.ts";
import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

/** BEGIN and version, hits, counts, what is shown of them, COMMIT. */
const STATEMENTS_OF_A_SEARCH = 5;
/** BEGIN and version, training, sessions, near ones, what is shown of them, COMMIT. */
const STATEMENTS_OF_A_TRAINING = 6;

let db: TestDatabase;
let statements = 0;

beforeAll(async () => {
  db = await createTestDatabase("demonstration");
  const database = useDatabase(openDatabase(db.appUrl));
  database.pool.on("connect", (client: pg.PoolClient) => countStatements(client));
  await search("", 1);
});
afterAll(async () => {
  await closeDatabase();
  await db.drop();
});

/** Counts what goes to the server, without changing it. */
function countStatements(client: pg.PoolClient): void {
  client.query = new Proxy(client.query, {
    apply(query, self, args) {
      statements += 1;
      return Reflect.apply(query, self, args);
    },
  });
}

async function search(q: string, perPage: number): Promise<TrainingSearchView> {
  const found = await searchTrainings({ ...noSearchParameters, q, perPage });
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value;
}

async function costOf(work: () => Promise<unknown>): Promise<number> {
  statements = 0;
  await work();
  return statements;
}

it("a page of fifty results costs as many statements as a page of one", async () => {
  const costs = [await costOf(() => search("", 1)), await costOf(() => search("", 50))];
  expect(costs).toEqual([STATEMENTS_OF_A_SEARCH, STATEMENTS_OF_A_SEARCH]);
});

it("words that titles hardly answer cost one statement more: the whole texts", async () => {
  const costs = [await costOf(() => search("cuisine", 1)), await costOf(() => search("cuisine", 50))];
  expect(costs).toEqual([STATEMENTS_OF_A_SEARCH + 1, STATEMENTS_OF_A_SEARCH + 1]);
});

it("the page of a training costs the same whatever its sessions", async () => {
  const { hits } = await search("", 50);
  const costs = new Map<number, number>();
  for (const { number } of hits) {
    statements = 0;
    const read = await readTraining(number);
    if (!read.ok) throw new Error(number);
    if (read.value.near.length > 0) costs.set(read.value.sessions.length, statements);
  }
  expect(costs.size).toBeGreaterThan(1);
  expect([...new Set(costs.values())]).toEqual([STATEMENTS_OF_A_TRAINING]);
});

it("a training that was never there costs three statements", async () => {
  expect(await costOf(() => readTraining("none"))).toBe(3);
});
