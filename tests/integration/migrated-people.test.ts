import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deployMigrations } from "#prisma/deploy.ts";
import { MIGRATIONS_DIR, migrationNames } from "#prisma/migration-files.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const POSITIONING = "20261129070000_positioning";
const ORGANISATION = "00000000-0000-4000-8000-000000000001";

let database: TestDatabase;
let before: string;

beforeAll(async () => {
  database = await createTestDatabase("empty");
  before = await mkdtemp(path.join(tmpdir(), "hub-migrations-"));
  const earlier = (await migrationNames()).filter((name) => name < POSITIONING);
  for (const name of ["migration_lock.toml", ...earlier])
    await cp(path.join(MIGRATIONS_DIR, name), path.join(before, name), { recursive: true });
});

afterAll(async () => {
  await rm(before, { recursive: true });
  await database.drop();
});

test("each file that was there before positionings gets a person of its own, and keeps what it held", async () => {
  const { ownerUrl, superuserUrl } = database;
  await deployMigrations({ ownerUrl, appRole: undefined, migrationsDir: before });
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("INSERT INTO organisation (id, kind, name) VALUES ($1, 'mission_locale', 'Mission')", [
      ORGANISATION,
    ]);
    await client.query(
      `INSERT INTO person_file (id, organisation_id, last_name, first_name, commune_code)
       SELECT gen_random_uuid(), $1, 'Nom', 'Prénom ' || n, '59392' FROM generate_series(1, 3) n`,
      [ORGANISATION],
    );
    const files = "SELECT id, first_name, created_at FROM person_file ORDER BY first_name";
    const { rows: held } = await client.query(files);

    expect(await deployMigrations({ ownerUrl, appRole: undefined })).toContain(POSITIONING);

    expect((await client.query(files)).rows).toEqual(held);
    const { rows } = await client.query(
      `SELECT count(*)::int AS files, count(DISTINCT p.id)::int AS people, bool_and(p.created_at = f.created_at) AS "sameDay"
       FROM person_file f JOIN person p ON p.id = f.person_id`,
    );
    expect(rows).toEqual([{ files: 3, people: 3, sameDay: true }]);
    const { rows: forced } = await client.query(
      "SELECT relname FROM pg_class WHERE relname IN ('person', 'person_file') AND relrowsecurity AND relforcerowsecurity",
    );
    expect(forced).toHaveLength(2);
  } finally {
    await client.end();
  }
});
