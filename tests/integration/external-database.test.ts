import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { DatabaseAccessError, prepareDatabase, type ReadyDatabase } from "#app/cli/prepare-database.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const made: TestDatabase[] = [];
const roles: string[] = [];
let ready: ReadyDatabase | undefined;

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", undefined);
  vi.stubEnv("DATABASE_OWNER_URL", undefined);
});

afterEach(async () => {
  await ready?.release();
  ready = undefined;
  vi.unstubAllEnvs();
});

afterAll(async () => {
  for (const database of made) await database.drop();
  for (const role of roles) await ask(inject("postgres").superuserUrl, `DROP ROLE ${role}`);
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function newDatabase(content: "migrated" | "empty"): Promise<TestDatabase> {
  const database = await createTestDatabase(content);
  made.push(database);
  return database;
}

/** A login of its own, and its address on the database. */
async function newLogin(database: TestDatabase, options: string): Promise<{ role: string; url: string }> {
  const role = `login_${randomBytes(6).toString("hex")}`;
  roles.push(role);
  await ask(database.superuserUrl, `CREATE ROLE ${role} LOGIN ${options}`);
  const url = new URL(database.appUrl);
  url.username = role;
  return { role, url: url.href };
}

async function prepare(appUrl: string, ownerUrl?: string): Promise<ReadyDatabase> {
  vi.stubEnv("DATABASE_URL", appUrl);
  vi.stubEnv("DATABASE_OWNER_URL", ownerUrl);
  ready = await prepareDatabase();
  return ready;
}

test("a superuser is refused, and told in French which two accounts to create", async () => {
  const database = await newDatabase("empty");
  const refusal = prepare(database.superuserUrl, database.ownerUrl);
  await expect(refusal).rejects.toThrow(DatabaseAccessError);
  await expect(refusal).rejects.toThrow(/refuse de démarrer.*CREATE ROLE hub_owner.*CREATE ROLE hub_app/s);
  expect(await ask(database.superuserUrl, "SELECT to_regclass('training')")).toBeNull();
});

test("a login that escapes row security is refused", async () => {
  const database = await newDatabase("migrated");
  const { url } = await newLogin(database, "BYPASSRLS IN ROLE hub_app");
  await expect(prepare(url)).rejects.toThrow("BYPASSRLS");
});

test("with two logins the owner migrates and the app only has rows", async () => {
  const database = await newDatabase("empty");
  const { appUrl, appliedMigrations, warnings } = await prepare(database.appUrl, database.ownerUrl);
  expect(appliedMigrations.length).toBeGreaterThan(0);
  expect(warnings).toEqual([]);
  expect(await ask(appUrl, "SELECT count(*)::int FROM training")).toBe(0);
  await expect(ask(appUrl, "DROP TABLE training")).rejects.toMatchObject({ code: "42501" });
});

test("one login that may become hub_app migrates, then serves without its own rights", async () => {
  const database = await newDatabase("empty");
  const { role, url } = await newLogin(database, "IN ROLE hub_app");
  await ask(database.superuserUrl, `GRANT CREATE ON DATABASE ${new URL(url).pathname.slice(1)} TO ${role}`);
  await ask(database.superuserUrl, `GRANT CREATE ON SCHEMA public TO ${role}`);
  const { appUrl, warnings } = await prepare(url);
  expect(warnings).toEqual([]);
  expect(await ask(appUrl, "SELECT current_user::text")).toBe("hub_app");
  await expect(ask(appUrl, "DROP TABLE training")).rejects.toMatchObject({ code: "42501" });
  await ask(database.superuserUrl, `DROP OWNED BY ${role}`);
});

test("one login that can only be itself still works, with a warning", async () => {
  const database = await newDatabase("empty");
  const { role, url } = await newLogin(database, "");
  await ask(database.superuserUrl, `ALTER DATABASE ${new URL(url).pathname.slice(1)} OWNER TO ${role}`);
  const { appUrl, warnings } = await prepare(url);
  expect(warnings).toEqual([{ kind: "login-owns-tables", role }]);
  expect(await ask(appUrl, "SELECT count(*)::int FROM training")).toBe(0);
});

test("a limited login alone serves a migrated database and is refused on an empty one", async () => {
  const { appUrl, ownerUrl, warnings } = await prepare((await newDatabase("migrated")).appUrl);
  expect(ownerUrl).toBeUndefined();
  expect(warnings).toEqual([{ kind: "migrations-not-checked", role: "hub_app" }]);
  expect(await ask(appUrl, "SELECT 1")).toBe(1);
  await expect(prepare((await newDatabase("empty")).appUrl)).rejects.toThrow("DATABASE_OWNER_URL");
});

test("a database that does not answer, or the owner's address alone, is said by the key's name", async () => {
  await expect(prepare("postgresql://hub_app@127.0.0.1:1/hub")).rejects.toThrow(/DATABASE_URL.*ECONNREFUSED/);
  vi.stubEnv("DATABASE_URL", undefined);
  vi.stubEnv("DATABASE_OWNER_URL", "postgresql://hub_owner@127.0.0.1:1/hub");
  await expect(prepareDatabase()).rejects.toThrow("sans DATABASE_URL");
});
