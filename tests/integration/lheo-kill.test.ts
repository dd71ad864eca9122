import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#app/platform/database.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { killImports, writeKillFeeds } from "#tests/verify/faults/import-kills.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hub-kill-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("an import killed while it merges or while it switches leaves the catalogue as it was, and the next run succeeds", async () => {
  const feeds = await writeKillFeeds(folder, 200);
  const opened = new Map<string, TestDatabase>();
  async function clone(): Promise<string> {
    const database = await createTestDatabase();
    opened.set(database.appUrl, database);
    await loadSmallReferences(database.ownerUrl);
    const db = openDatabase(database.appUrl);
    const input = createReadStream(feeds.now);
    await importLheo({ input, source: { id: "carif", label: "carif" }, db, yes: false, now: () => new Date() });
    await db.close();
    return database.appUrl;
  }
  const drop = async (url: string): Promise<void> => opened.get(url)?.drop();
  const outcomes = await killImports({ clone, drop, nextFeed: feeds.next }, [
    { phase: "writing", table: "training_session" },
    { phase: "writing", table: "search.session" },
  ]);
  expect(outcomes.map(({ seen, nextRunSucceeds }) => [seen, nextRunSucceeds])).toEqual([
    ["before", true],
    ["before", true],
  ]);
}, 180_000);
