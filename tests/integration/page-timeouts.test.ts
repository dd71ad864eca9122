import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, database } from "#app/platform/database.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase("empty");
  applyEnvironment({ DATABASE_URL: db.appUrl });
});
afterAll(async () => {
  await closeDatabase();
  applyEnvironment({ DATABASE_URL: undefined });
  await db.drop();
});

test.each([
  ["statement_timeout", "5s"],
  ["lock_timeout", "2s"],
  ["idle_in_transaction_session_timeout", "10s"],
])("a page's connection gives up in time: %s", async (setting, value) => {
  const { rows } = await database().pool.query<{ value: string }>("SELECT current_setting($1) AS value", [setting]);
  expect(rows[0]?.value).toBe(value);
});
