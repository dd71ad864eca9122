import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportReport } from "#app/imports/import-report.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { importHiring } from "#app/skills/hiring/import-hiring.server.ts";
import { readHiring } from "#app/skills/hiring/read-hiring.server.ts";
import { importRome } from "#app/skills/import-rome.server.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";
import { shuffleCsvFiles } from "#tests/support/shuffle-csv.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const folder = (name: string): string => path.join(SHARED_DATA, name);
const PUBLISHED = ["bmo", "rome-correspondances", "tension-demande"].map(folder);
const HOME_HELP = "K1302";
const LENS = "insee:62498";

describe.skipIf(lacksSharedData("bmo"))("hirings as France Travail and Dares publish them", () => {
  let place: TestDatabase;
  let db: Database;
  let first: ImportReport;
  let scratch: string;
  const run = (directories: readonly string[]): Promise<ImportReport> =>
    importHiring({ directories, db, now: () => new Date() });

  beforeAll(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), "hub-hiring-"));
    place = await createTestDatabase();
    db = openDatabase(place.appUrl);
    await importTerritories({ directory: folder("territoires"), db, now: () => new Date() });
    await importRome({ directory: folder("rome-v460"), db, now: () => new Date() });
    first = await run(PUBLISHED);
  });

  afterAll(async () => {
    await db.close();
    await place.drop();
    await rm(scratch, { recursive: true, force: true });
  });

  test("every row is there, secrecy as null", async () => {
    expect(first).toMatchObject({ kind: "bmo", outcome: "switched", warnings: [] });
    expect(first.counts).toMatchObject({
      jobFamilies: { read: 195, created: 195 },
      hiringSurveys: { read: 3570, created: 3570 },
      jobTensions: { read: 2198, created: 2198 },
    });
    const { rows } = await db.pool.query("SELECT count(*)::int AS secret FROM hiring_survey WHERE projects IS NULL");
    expect(rows).toEqual([{ secret: 620 }]);
  });

  test("the same files change nothing, in another order too", async () => {
    expect(await run(PUBLISHED)).toMatchObject({ outcome: "unchanged" });
    const shuffled = await Promise.all(
      PUBLISHED.map(async (from) => {
        const to = path.join(scratch, path.basename(from));
        await shuffleCsvFiles({ from, to, seed: 5 });
        return to;
      }),
    );
    expect(await run(shuffled)).toMatchObject({ outcome: "unchanged" });
  });

  test("a métier is told of in the bassin of a town, a postal code stands for its town", async () => {
    const told = await readHiring(db.pool, [HOME_HELP], LENS);
    expect(told.get(HOME_HELP)).toEqual({
      outlook: { kind: "counted", year: 2023, projects: 656, difficult: 341, isLeast: false },
      lacksCandidates: 2021,
      isLocal: true,
    });
    expect(await readHiring(db.pool, [HOME_HELP], "postcode:62300")).toEqual(told);
  });

  test("without a town, or in a département, the region is told; tension is not", async () => {
    const region = await readHiring(db.pool, [HOME_HELP], null);
    expect(region.get(HOME_HELP)).toMatchObject({
      outlook: { kind: "counted", projects: 10_086 },
      lacksCandidates: null,
      isLocal: false,
    });
    expect(await readHiring(db.pool, [HOME_HELP], "departement:62")).toEqual(region);
  });

  test("a métier of ROME 4.0 is counted with the code it descends from", async () => {
    const { rows } = await db.pool.query("SELECT code FROM rome_metier WHERE parent_code = $1 LIMIT 1", [HOME_HELP]);
    const child = String(rows[0]?.code);
    const told = await readHiring(db.pool, [HOME_HELP, child], LENS);
    expect(told.get(child)).toEqual(told.get(HOME_HELP));
  });

  test("a file that is not there, or a count that is none, changes nothing", async () => {
    expect(await run([folder("bmo")])).toMatchObject({
      outcome: "refused",
      refusals: [expect.objectContaining({ rule: "missing-file" })],
    });
    const to = path.join(scratch, "broken");
    await shuffleCsvFiles({
      from: folder("bmo"),
      to,
      seed: 1,
      replace: (line) => line.replace(/,\*,\*,\*$/, ",beaucoup,*,*"),
    });
    expect(await run([to, ...PUBLISHED.slice(1)])).toMatchObject({
      outcome: "refused",
      refusals: [expect.objectContaining({ rule: "bad-value", value: "beaucoup" })],
    });
    expect((await readHiring(db.pool, [HOME_HELP], null)).get(HOME_HELP)?.outlook).toMatchObject({ projects: 10_086 });
  });
});
