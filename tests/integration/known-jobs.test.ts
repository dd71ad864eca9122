import { afterAll, beforeAll, expect, it } from "vitest";
import { rememberCatalogueBehind } from "#app/imports/remember-catalogue.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { knownGenericSkills, knownJobs } from "#app/skills/expected/known-jobs.server.ts";
import { readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase("demonstration");
  db = openDatabase(test.appUrl);
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

it("what all jobs expect, read at once, is what each of them expects, read alone", async () => {
  const { jobs } = await knownJobs(db.pool);
  expect(jobs.length).toBeGreaterThan(50);
  for (const { rome, label, skills } of jobs)
    expect(await readExpectedSkills(db.pool, rome)).toEqual({
      ok: true,
      value: { metier: { code: rome, label }, skills },
    });
});

it("a job withdrawn is read again with the next version of the catalogue only", async () => {
  const before = (await knownJobs(db.pool)).jobs.map(({ rome }) => rome);
  await db.pool.query("UPDATE rome_metier SET is_withdrawn = true WHERE code = $1", [before[0]]);
  expect((await knownJobs(db.pool)).jobs.map(({ rome }) => rome)).toEqual(before);
  await db.pool.query(
    "UPDATE catalogue_version SET version = version + 1 WHERE version = (SELECT max(version) FROM catalogue_version)",
  );
  expect((await knownJobs(db.pool)).jobs.map(({ rome }) => rome)).toEqual(before.slice(1));
});

it("facts that take long to read are given as they were while those of a new version are read", async () => {
  let [reads, finish] = [0, (): void => undefined];
  const facts = rememberCatalogueBehind(async () => {
    reads += 1;
    const mine = reads;
    if (mine === 2) await new Promise<void>((resolve) => (finish = resolve));
    if (mine === 3) throw new Error("cut");
    return mine;
  });
  const nextVersion = () =>
    db.pool.query(
      "UPDATE catalogue_version SET version = version + 1 WHERE version = (SELECT max(version) FROM catalogue_version)",
    );
  expect([await facts(db.pool), await facts(db.pool)]).toEqual([1, 1]);
  await nextVersion();
  expect([await facts(db.pool), await facts(db.pool), reads]).toEqual([1, 1, 2]);
  finish();
  await expect.poll(() => facts(db.pool)).toBe(2);
  await nextVersion();
  expect(await facts(db.pool)).toBe(2);
  await expect.poll(() => facts(db.pool)).toBe(4);
});

it("the skills that very many jobs of the region ask for are those of any trade", async () => {
  const generic = await knownGenericSkills(db.pool);
  const { rows } = await db.pool.query("SELECT label FROM skill WHERE ogr = ANY($1) ORDER BY label", [[...generic]]);
  const labels = rows.map(({ label }) => label);
  expect(labels).toContain("Entretenir, nettoyer un espace, un lieu, un local");
  expect(labels).toContain("Utiliser les outils numériques");
  expect(labels.length).toBeLessThan(25);
  expect(labels.join()).not.toMatch(/poids lourd|repas|linge/);
});
