import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareWithFreshMigration } from "#prisma/compare-with-fresh.ts";
import { deployMigrations, markRolledBack, migrationStatus } from "#prisma/deploy.ts";
import { migrationNames } from "#prisma/migration-files.ts";
import { schemaDiff } from "#prisma/schema-diff.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let migrated: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  migrated = await createTestDatabase();
  empty = await createTestDatabase("empty");
});

afterAll(async () => {
  await migrated.drop();
  await empty.drop();
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("the schema files and the migrations say the same", async () => {
  expect(await schemaDiff(migrated.superuserUrl)).toBeUndefined();
});

test("the catalogue of a migrated database is that of a fresh migration", async () => {
  expect(await compareWithFreshMigration(migrated.ownerUrl)).toEqual({ missing: [], unexpected: [] });
});

test.each([
  ["a dropped CHECK", "ALTER TABLE training DROP CONSTRAINT training_title_not_empty", "missing"],
  ["a dropped index", "DROP INDEX import_source_id_started_at_idx", "missing"],
  ["an added partial index", "CREATE INDEX stray ON training (title) WHERE title <> ''", "unexpected"],
  ["an added column", "ALTER TABLE training ADD COLUMN stray int", "unexpected"],
  [
    "a trigger and its function",
    `CREATE FUNCTION stray() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
     CREATE TRIGGER stray AFTER INSERT ON training EXECUTE FUNCTION stray()`,
    "unexpected",
  ],
  ["row security switched on by hand", "ALTER TABLE training ENABLE ROW LEVEL SECURITY", "unexpected"],
] as const)("the comparison sees %s", async (_what, change, side) => {
  const drifted = await createTestDatabase();
  try {
    await query(drifted.ownerUrl, change);
    const difference = await compareWithFreshMigration(drifted.ownerUrl);
    expect(difference[side].join("\n")).toMatch(/stray|training_title_not_empty|import_source_id|row security/);
  } finally {
    await drifted.drop();
  }
});

test("two deploys at once on an empty database both succeed, and apply each migration once", async () => {
  const { DATABASE_URL: _none, ...others } = process.env;
  const env = { ...others, NODE_ENV: "test", DATABASE_OWNER_URL: empty.ownerUrl } as const;
  const deploy = () => promisify(execFile)(process.execPath, ["app/cli/run-built.js", "migrate", "deploy"], { env });
  const outputs = await Promise.all([deploy(), deploy()]);
  const names = await migrationNames();
  const applied = outputs.flatMap(({ stdout }) => stdout.match(/^Appliquée : .*$/gm) ?? []);
  expect(applied).toHaveLength(names.length);
  expect(await query(empty.ownerUrl, "SELECT 1 FROM _prisma_migrations")).toHaveLength(names.length);
});

test("deploys that come together give the same rights one after the other", async () => {
  const deploys = Array.from({ length: 6 }, () =>
    deployMigrations({ ownerUrl: migrated.ownerUrl, appRole: "hub_app" }),
  );
  expect(await Promise.all(deploys)).toEqual(deploys.map(() => []));
});

test("deploying again applies nothing and does not wait for the lock of the first", async () => {
  const startedAt = performance.now();
  expect(await deployMigrations({ ownerUrl: migrated.ownerUrl, appRole: "hub_app" })).toEqual([]);
  expect(await deployMigrations({ ownerUrl: migrated.ownerUrl, appRole: "hub_app" })).toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});

/** A folder with one migration of ours, on an empty database. */
async function withTrial(work: (trial: Trial) => Promise<void>): Promise<void> {
  const { ownerUrl, drop } = await createTestDatabase("empty");
  const migrationsDir = await mkdtemp(path.join(tmpdir(), "hub-migrations-"));
  const script = path.join(migrationsDir, TRIAL, "migration.sql");
  try {
    await writeFile(path.join(migrationsDir, "migration_lock.toml"), 'provider = "postgresql"\n');
    await mkdir(path.dirname(script));
    await work({
      ownerUrl,
      deploy: async (sql) => {
        await writeFile(script, sql);
        return deployMigrations({ ownerUrl, appRole: undefined, migrationsDir });
      },
      status: () => migrationStatus(ownerUrl, migrationsDir),
    });
    expect(await query(ownerUrl, "SELECT answer()")).toEqual([{ answer: 42 }]);
  } finally {
    await rm(migrationsDir, { recursive: true });
    await drop();
  }
}

interface Trial {
  readonly ownerUrl: string;
  deploy(sql: string): Promise<readonly string[]>;
  status(): ReturnType<typeof migrationStatus>;
}

const TRIAL = "20260101000000_trial";
// A semicolon in a comment and in a function's body: Prisma's own adapter would cut the script there.
const GOOD = `-- one; two
  CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$BEGIN RETURN 42; END$$;
  CREATE TABLE trial (id int);`;

test("a failing migration leaves nothing behind, is reported, and can be deployed again once declared undone", () =>
  withTrial(async ({ ownerUrl, deploy, status }) => {
    await expect(deploy(`${GOOD}\nSELECT 1 / 0;`)).rejects.toThrow(/division by zero/);
    expect(await query(ownerUrl, "SELECT to_regclass('trial') AS trial")).toEqual([{ trial: null }]);
    expect((await status()).failed).toEqual([TRIAL]);
    await expect(deploy(GOOD)).rejects.toThrow();
    await markRolledBack(ownerUrl, TRIAL);
    expect(await deploy(GOOD)).toEqual([TRIAL]);
  }));

test("a migration whose connection was lost leaves nothing behind, and is deployed again", () =>
  withTrial(async ({ ownerUrl, deploy, status }) => {
    await expect(deploy(`${GOOD}\nSELECT pg_terminate_backend(pg_backend_pid());`)).rejects.toThrow(
      /terminating connection/,
    );
    expect(await query(ownerUrl, "SELECT to_regclass('trial') AS trial")).toEqual([{ trial: null }]);
    expect(await status()).toMatchObject({ unapplied: [TRIAL], failed: [] });
    expect(await deploy(GOOD)).toEqual([TRIAL]);
  }));
