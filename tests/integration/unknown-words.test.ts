import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import {
  noteUnknownWords,
  noteWordsIn,
  unknownWordHash,
  type WordNotes,
} from "#app/training/search/unknown-words/note-unknown-words.server.ts";
import {
  addSightings,
  listUnknownWords,
  removeOldSightings,
  removeUnknownWord,
} from "#app/training/search/unknown-words/unknown-word-store.server.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { goTo } from "#tests/support/use-case-portal.ts";

let place: TestDatabase;
let client: pg.Client;
let notes: WordNotes;

beforeAll(async () => {
  place = await createTestDatabase("demonstration");
  client = new pg.Client({ connectionString: place.appUrl });
  await client.connect();
  notes = noteUnknownWords(useDatabase(openDatabase(place.appUrl)).pool);
});
afterAll(async () => {
  await notes.stop();
  await closeDatabase();
  await client.end();
  await place.drop();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await client.query("DELETE FROM unknown_word");
});

async function searchOn(day: string, ...questions: readonly string[]): Promise<void> {
  goTo(day);
  for (const q of questions) expect((await searchTrainings({ ...noSearchParameters, q })).ok).toBe(true);
  await notes.write();
}

async function rows(): Promise<readonly string[]> {
  const { rows: found } = await client.query("SELECT u::text AS line FROM unknown_word u ORDER BY seen_on, key_hash");
  return found.map(({ line }) => String(line));
}

const listed = async (today: string): Promise<readonly unknown[]> => listUnknownWords(client, today, 100);

describe("a word of searches that nobody here knows", () => {
  test("is a keyed hash for two days and can be read from the third, with its days and searches", async () => {
    await searchOn("2026-12-01", "zingotage", "Zingotage Maubeuge", "cours de zingotage");
    await searchOn("2026-12-02", "zingotage");
    expect(await rows()).toHaveLength(2);
    const kept = (await rows()).join("\n");
    for (const readable of ["zingotage", createHash("sha256").update("zingotage").digest("hex")])
      expect(kept).not.toContain(readable);
    expect(await listed("2026-12-02")).toEqual([]);
    await searchOn("2026-12-09", "zingotage");
    expect(await listed("2026-12-09")).toEqual([
      { word: "zingotage", days: 3, searches: 5, firstOn: "2026-12-01", lastOn: "2026-12-09" },
    ]);
  });

  test("is kept without who searched nor the rest of the search", async () => {
    await searchOn("2026-12-01", "zingotage Maubeuge le soir");
    const { rows: columns } = await client.query(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'unknown_word' ORDER BY 1",
    );
    expect(columns.map(({ name }) => name)).toEqual(["key_hash", "searches", "seen_on", "word"]);
    expect(await rows()).toEqual([`(${unknownWordHash("zingotage")},2026-12-01,1,)`]);
  });

  test("counts once for a search, whose next pages are the same search", async () => {
    goTo("2026-12-01");
    for (const page of [1, 2, 3]) await searchTrainings({ ...noSearchParameters, q: "zingotage", page });
    await notes.write();
    expect(await rows()).toEqual([`(${unknownWordHash("zingotage")},2026-12-01,1,)`]);
  });

  test("is not written down by the database before its third day, whoever writes", async () => {
    const sql = "INSERT INTO unknown_word VALUES ('x', '2026-12-01', 1, 'zingotage')";
    await expect(client.query(sql)).rejects.toMatchObject({ code: "HU010" });
    await expect(client.query(sql.replace("zingotage", "zing1"))).rejects.toMatchObject({ code: "23514" });
  });
});

test.each([
  "soudeur",
  "soudeurr",
  "placo",
  "bonheur",
  "Maubeuge",
  "dupontel 06 12 34 56 78",
  "dupontel 1 85 05 59 350 123 45",
  "dupontel1985",
  "jean.dupontel@exemple.fr",
  "madame Dupontel",
])("nothing is kept of « %s »", async (q) => {
  await searchOn("2026-12-01", q);
  expect(await rows()).toEqual([]);
});

describe("noting", () => {
  test("neither delays nor fails a search: what cannot be written is left out", async () => {
    const locking = new pg.Client({ connectionString: place.ownerUrl });
    await locking.connect();
    await locking.query("BEGIN");
    await locking.query("LOCK TABLE unknown_word");
    await searchTrainings({ ...noSearchParameters, q: "zingotage" });
    const writing = notes.write();
    expect((await searchTrainings({ ...noSearchParameters, q: "zingotage" })).ok).toBe(true);
    await locking.query("ROLLBACK");
    await locking.end();
    await writing;
    const gone = openDatabase(place.appUrl);
    await gone.close();
    const orphan = noteWordsIn(gone.pool);
    orphan.note({ typed: "zingotage", left: "zingotage", unknown: ["zingotage"] });
    await expect(orphan.stop()).resolves.toBeUndefined();
  });

  test("holds 500 words at most until they are written", async () => {
    goTo("2026-12-01");
    for (let at = 0; at < 2000; at += 1)
      notes.note({ typed: "x", left: "x", unknown: [`zing${String(at).replace(/\d/g, letterOf)}`] });
    await notes.write();
    expect(await rows()).toHaveLength(500);
  });

  test("adds 5,000 words a day at most, and goes on counting those it has", async () => {
    const sightings = Array.from({ length: 5100 }, (_, at) => ({
      keyHash: String(at).padStart(64, "0"),
      word: "zingotage",
      searches: 1,
    }));
    for (let from = 0; from < 5000; from += 500)
      await addSightings(client, sightings.slice(from, from + 500), "2026-12-01");
    await addSightings(client, sightings.slice(4999), "2026-12-01");
    const { rows: found } = await client.query(
      "SELECT count(*)::int AS words, sum(searches)::int AS n FROM unknown_word",
    );
    expect(found).toEqual([{ words: 5000, n: 5001 }]);
  });
});

function letterOf(digit: string): string {
  return "abcdefghij".charAt(Number(digit));
}

describe("the worker's purge", () => {
  test("removes what is 180 days old, and hides a word left with fewer than three days", async () => {
    for (const day of ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04"]) await searchOn(day, "zingotage");
    expect(await removeOldSightings(client, "2026-11-27")).toBe(0);
    expect(await removeOldSightings(client, "2026-11-28")).toBe(1);
    expect(await listed("2026-11-28")).toHaveLength(1);
    expect(await listed("2026-11-29")).toEqual([]);
    expect(await removeOldSightings(client, "2026-11-29")).toBe(1);
    expect((await rows()).join("\n")).not.toContain("zingotage");
    expect(await removeOldSightings(client, "2026-12-01")).toBe(2);
    expect(await rows()).toEqual([]);
  });

  test("a reviewer removes a word that is a name", async () => {
    for (const day of ["2026-12-01", "2026-12-02", "2026-12-03"]) await searchOn(day, "dupontel", "zingotage");
    expect(await removeUnknownWord(client, unknownWordHash("dupontel"))).toBe(3);
    expect(await listed("2026-12-03")).toMatchObject([{ word: "zingotage" }]);
  });
});
