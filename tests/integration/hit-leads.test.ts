import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { inSnapshot } from "#app/platform/transaction.server.ts";
import { readHits } from "#app/training/reading/training-read-store.server.ts";
import { trainingCard } from "#app/web/training/training-card.ts";
import type { SearchHit } from "#search/engine.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const TODAY = "2026-12-01";
let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase("demonstration");
  db = openDatabase(database.appUrl);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

/** Every training with all its sessions, the last first so that the lead is not the one of the smallest id. */
async function allHits(): Promise<readonly SearchHit[]> {
  const { rows } = await db.pool.query<{ id: number; sessions: number[] }>(
    `SELECT a.training_id AS id, array_agg(s.id ORDER BY s.id DESC) AS sessions
     FROM training_session s JOIN training_action a ON a.id = s.action_id GROUP BY a.training_id ORDER BY a.training_id`,
  );
  return rows.map(({ id, sessions }) => ({
    trainingId: id,
    sessions: sessions.map((sessionId) => ({ sessionId, distanceKm: 1.25 })),
  }));
}

test("cards read from first sessions alone say what they say read from every session", async () => {
  const hits = await allHits();
  const [whole, leads] = await inSnapshot(db.pool, async (client) => {
    const snapshot = { client, version: 1 };
    return [await readHits(snapshot, hits, TODAY), await readHits(snapshot, hits, TODAY, "first-session")];
  });
  const cards = (found: typeof whole) => found.map((one) => trainingCard(one, TODAY, noSearchParameters));
  expect(cards(leads)).toEqual(cards(whole));
  expect(leads.map(({ blocks }) => blocks)).toEqual(whole.map(({ blocks }) => blocks));
  expect(leads.every(({ sessions }) => sessions.length === 1)).toBe(true);
  // The demonstration holds what would tell the two readings apart.
  expect(whole.some(({ sessions }) => sessions.length > 2)).toBe(true);
  const firstBlocks = await inSnapshot(db.pool, (client) =>
    readHits(
      { client, version: 1 },
      hits.map((hit) => ({ ...hit, sessions: hit.sessions.slice(0, 1) })),
      TODAY,
    ),
  );
  expect(firstBlocks.map(({ blocks }) => blocks)).not.toEqual(whole.map(({ blocks }) => blocks));
});

test("no hit, no statement", async () => {
  await inSnapshot(db.pool, async (client) => {
    expect(await readHits({ client, version: 1 }, [], TODAY, "first-session")).toEqual([]);
  });
});
