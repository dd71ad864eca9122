import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportReport } from "#app/imports/import-report.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";
import { shuffleCsvFiles } from "#tests/support/shuffle-csv.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const REAL = path.join(SHARED_DATA, "territoires");
const now = () => new Date();

describe.skipIf(lacksSharedData("territoires"))("the territories as INSEE and La Poste publish them", () => {
  let place: TestDatabase;
  let db: Database;
  let first: ImportReport;
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), "hub-territories-"));
    place = await createTestDatabase();
    db = openDatabase(place.appUrl);
    first = await importTerritories({ directory: REAL, db, now });
  });

  afterAll(async () => {
    await db.close();
    await place.drop();
    await rm(scratch, { recursive: true, force: true });
  });

  const count = async (sql: string): Promise<number> => Number((await db.pool.query(sql)).rows[0].count);
  const fingerprint = async (): Promise<string> => {
    const tables = ["departement", "arrondissement", "epci", "employment_zone", "commune", "former_commune"];
    const parts = [...tables, "commune_postal_code", "catalogue_version"].map(
      (name) => `(SELECT md5(string_agg(t::text || xmin::text, ',' ORDER BY t::text)) FROM ${name} t)`,
    );
    return (await db.pool.query(`SELECT concat_ws('-', ${parts.join(", ")}) AS print`)).rows[0].print;
  };

  test("every unit of the files is in the catalogue", async () => {
    expect(first).toMatchObject({ kind: "territories", outcome: "switched", catalogueVersion: 1 });
    expect(await count("SELECT count(*) FROM commune")).toBe(3782);
    expect(await count("SELECT count(*) FROM arrondissement")).toBe(26);
    expect(await count("SELECT count(*) FROM departement")).toBe(5);
    expect(await count("SELECT count(*) FROM epci")).toBe(92);
    expect(await count("SELECT count(*) FROM employment_zone")).toBe(24);
    expect(await count("SELECT count(*) FROM former_commune")).toBe(99);
    expect(await count("SELECT count(*) FROM commune WHERE rural_status = 'classified'")).toBe(1109);
    expect(await count("SELECT count(*) FROM commune WHERE rural_status IS NULL")).toBe(1);
    expect(await count("SELECT count(DISTINCT postal_code) FROM commune_postal_code")).toBeGreaterThanOrEqual(647);
    expect(await count("SELECT count(*) FROM commune_postal_code WHERE postal_code = '59600'")).toBe(9);
  });

  test("lines of La Poste that name no known commune are said, not lost in silence", () => {
    expect(first.warnings).toEqual([expect.stringMatching(/codes_postaux_laposte_hdf\.csv : 12 lignes/)]);
  });

  test("the same files change nothing, in their order or in another", async () => {
    const before = await fingerprint();
    expect(await importTerritories({ directory: REAL, db, now })).toMatchObject({ outcome: "unchanged" });
    const to = path.join(scratch, "shuffled");
    await shuffleCsvFiles({ from: REAL, to, seed: 11 });
    const again = await importTerritories({ directory: to, db, now });
    expect(again).toMatchObject({ outcome: "unchanged", catalogueVersion: 1 });
    expect(again.counts["communes"]).toMatchObject({ read: 3782, unchanged: 3782 });
    expect(await fingerprint()).toBe(before);
  });

  test("a commune gone from the files goes, with its postal codes and the communes merged into it", async () => {
    const to = path.join(scratch, "without");
    await shuffleCsvFiles({ from: REAL, to, seed: 3, keep: (line) => !/(^|,)(02018|02301)(,|$)/.test(line) });
    const report = await importTerritories({ directory: to, db, now });
    expect(report).toMatchObject({ outcome: "switched", catalogueVersion: 2 });
    expect(report.counts["communes"]).toMatchObject({ withdrawn: 1, updated: 0 });
    expect(await count("SELECT count(*) FROM commune WHERE insee = '02018'")).toBe(0);
    expect(await importTerritories({ directory: REAL, db, now })).toMatchObject({ catalogueVersion: 3 });
    expect(await count("SELECT count(*) FROM commune WHERE insee = '02018'")).toBe(1);
  });

  test("two different lines for one commune refuse the import", async () => {
    const to = path.join(scratch, "twice");
    await shuffleCsvFiles({ from: REAL, to, seed: 5, replace: (line) => line.replace(/^02002,/, "02001,") });
    const report = await importTerritories({ directory: to, db, now });
    expect(report).toMatchObject({ outcome: "refused", catalogueVersion: 3 });
    expect(report.refusals[0]?.message).toContain("02001");
  });

  test("each run is kept with what it did, the refused ones too", async () => {
    const { rows } = await db.pool.query("SELECT outcome::text FROM import ORDER BY started_at");
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      ...["switched", "unchanged", "unchanged", "switched", "switched", "refused"],
    ]);
    const { rows: sources } = await db.pool.query("SELECT id, kind::text, is_fictional FROM source");
    expect(sources).toEqual([{ id: "territories", kind: "territories", is_fictional: false }]);
  });
});
