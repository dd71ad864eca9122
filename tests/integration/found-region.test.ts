import { afterAll, beforeAll, expect, test } from "vitest";
import { foundRegion } from "#app/access/members/found-region.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let testDatabase: TestDatabase;
let database: Database;
let builders: AccessBuilders;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.appUrl);
  builders = openAccessBuilders(testDatabase);
});

afterAll(async () => {
  await Promise.all([database.close(), builders.close()]);
  await testDatabase.drop();
});

test("an empty portal is founded once, even asked three times at the same instant", async () => {
  const region = { name: "Région", email: "premiere@demo.example" };
  const outcomes = await Promise.all([1, 2, 3].map(() => foundRegion(database, region)));
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, false, true]);
  expect(await builders.query("SELECT kind::text, name FROM organisation")).toEqual([
    { kind: "region", name: "Région" },
  ]);
  expect(await builders.query("SELECT email, role::text FROM invitation")).toEqual([
    { email: "premiere@demo.example", role: "manager" },
  ]);
  expect(await builders.query("SELECT payload->>'to' AS to FROM outbox_effect")).toEqual([
    { to: "premiere@demo.example" },
  ]);
  expect(await builders.query("SELECT action FROM audit_event")).toEqual([{ action: "region.found" }]);
});
