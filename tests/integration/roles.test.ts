import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let testDatabase: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  app = new pg.Client({ connectionString: testDatabase.appUrl });
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await testDatabase.drop();
});

test("the app role is neither superuser nor able to escape row security, nor to make roles or databases", async () => {
  const { rows } = await app.query(
    `SELECT current_user AS role, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
     FROM pg_roles WHERE rolname = current_user`,
  );
  expect(rows).toEqual([
    {
      role: "hub_app",
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    },
  ]);
});

test("the app role owns nothing and belongs to no role", async () => {
  const owned = await app.query(
    `SELECT relname FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
     UNION ALL SELECT proname FROM pg_proc WHERE proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
     UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)`,
  );
  const memberships = await app.query(
    "SELECT roleid::regrole FROM pg_auth_members WHERE member = (SELECT oid FROM pg_roles WHERE rolname = current_user)",
  );
  expect(owned.rows).toEqual([]);
  expect(memberships.rows).toEqual([]);
});

test("the owner role is not a superuser either", async () => {
  const { rows } = await app.query("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'hub_owner'");
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});

test.each([
  "CREATE TABLE public.intruder (id int)",
  "ALTER TABLE public.training ADD COLUMN intruder int",
  "DROP TABLE public.training",
  "TRUNCATE public.training",
  "CREATE FUNCTION public.intruder() RETURNS int LANGUAGE sql AS $$SELECT 1$$",
  "CREATE SCHEMA intruder",
  "ALTER TABLE public.training DISABLE TRIGGER ALL",
  "SELECT * FROM public._prisma_migrations",
  "UPDATE public._prisma_migrations SET checksum = ''",
])("the app role is refused: %s", async (statement) => {
  await expect(app.query(statement)).rejects.toMatchObject({ code: "42501" });
});

test("the app role reads and writes rows, and stages them in temporary tables", async () => {
  await app.query("BEGIN");
  await app.query("CREATE TEMP TABLE staged (LIKE public.source)");
  await app.query("SELECT count(*) FROM public.training");
  await app.query("DELETE FROM public.training");
  await app.query("ROLLBACK");
});
