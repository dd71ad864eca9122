import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import { feed, formation } from "#tests/fixtures/lheo/feed.ts";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let testDatabase: TestDatabase;
let db: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await loadSmallReferences(testDatabase.ownerUrl);
  db = openDatabase(testDatabase.appUrl);
});

afterAll(async () => {
  await db.close();
  await testDatabase.drop();
});

const SECOND_BLOCK = /<bloc-competences><libelle-bloc>Plafonds.*?<\/bloc-competences>/;
const otherLabel = (xml: string): string =>
  xml.replace("<libelle-bloc>Plafonds", '<libelle-bloc>Faux "plafonds", \\ etc.');
const oneBlock = (xml: string): string => xml.replace(SECOND_BLOCK, "");
const noBlock = (xml: string): string => xml.replace(/<blocs-competences>[\s\S]*<\/blocs-competences>/, "");

/** The blocks each source's session prepares, by the number of its formation. */
async function importAndRead(source: string, edits: readonly ((xml: string) => string)[], batchCharacters: number) {
  const formations = edits.map((edit, rank) => formation({ number: `${source}_${rank}`, edit }));
  const run = { source: { id: source, label: source }, db, yes: true, now: () => new Date("2026-12-01T09:00:00Z") };
  await importLheo({ ...run, input: Readable.from([feed(formations)]), batchCharacters });
  const { rows } = await db.pool.query<{ blocks: string[]; list: number | null }>(
    `SELECT s.block_list_id AS list, ARRAY(SELECT b.code || ' ' || b.label FROM listed_block b WHERE b.list_id = s.block_list_id
      ORDER BY b.rank) AS blocks
     FROM training_session s JOIN training_action a ON a.id = s.action_id JOIN training t ON t.id = a.training_id
     WHERE t.source_id = $1 ORDER BY t.number`,
    [source],
  );
  return rows;
}

const WALLS = "RNCP34441BC01 Cloisons";
const CEILINGS = "RNCP34441BC02 Plafonds";
const OTHER_CEILINGS = 'RNCP34441BC02 Faux "plafonds", \\ etc.';

test.each([
  ["in one batch", 6_000_000],
  ["a formation at a time", 1],
])("sessions share a list of blocks when they prepare the same, and only then, %s", async (_, batchCharacters) => {
  const source = `blocks${batchCharacters}`;
  const same = (xml: string): string => xml;
  const first = await importAndRead(source, [same, same, otherLabel, oneBlock, noBlock], batchCharacters);
  expect(first.map(({ blocks }) => blocks)).toEqual([
    [WALLS, CEILINGS],
    [WALLS, CEILINGS],
    [WALLS, OTHER_CEILINGS],
    [WALLS],
    [],
  ]);
  expect(first[0]?.list).toBe(first[1]?.list);
  expect(first[4]?.list).toBeNull();
  const second = await importAndRead(source, [otherLabel, same, noBlock, oneBlock, oneBlock], batchCharacters);
  expect(second.map(({ blocks }) => blocks)).toEqual([
    [WALLS, OTHER_CEILINGS],
    [WALLS, CEILINGS],
    [],
    [WALLS],
    [WALLS],
  ]);
});
