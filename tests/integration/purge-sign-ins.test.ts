import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { purgeSignIns } from "#app/access/sign-in/session/purge-sign-ins.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let place: TestDatabase;
let database: Database;
let build: AccessBuilders;

beforeAll(async () => {
  place = await createTestDatabase();
  database = openDatabase(place.appUrl);
  build = openAccessBuilders(place);
});
afterAll(async () => {
  await Promise.all([database.close(), build.close()]);
  await place.drop();
});

const hash = (): string => randomUUID().replaceAll("-", "").repeat(2);

test("what signing in leaves behind goes when its time is over, and not before", async () => {
  const { accountId } = await build.buildMember(await build.buildOrganisation(), "agent");
  for (const age of ["61 minutes", "59 minutes"]) {
    const sql = `INSERT INTO federated_sign_in VALUES ($1, $1, 'sealed', NULL, $2::text, now() - $2::text::interval)`;
    await build.query(sql, [hash(), age]);
    const challenge = `INSERT INTO passkey_challenge VALUES ($1, $2, $2, 'prove', now() - $3::interval)`;
    await build.query(challenge, [hash(), accountId, age]);
    const app = "INSERT INTO pending_totp VALUES (gen_random_uuid(), $1, 'sealed', now() - $2::interval)";
    await build.query(app, [accountId, age]);
  }
  for (const age of ["25 hours", "23 hours"]) {
    const sql = "INSERT INTO sign_in_throttle VALUES ($1, length($2::text), now() - $2::interval)";
    await build.query(sql, [hash(), age]);
  }
  for (const age of ["25 hours", "23 hours"]) {
    const sql = "INSERT INTO answered_command VALUES ($1, $2::text, 'hash', '{}', now() - $2::interval)";
    await build.query(sql, [accountId, age]);
  }
  for (const left of ["-1 minute", "1 minute"]) {
    await build.query("INSERT INTO sign_in_link VALUES ($1, $2::text, now() + $2::interval)", [hash(), left]);
  }
  for (const [expired, used] of [
    ["31 days", null],
    ["29 days", null],
    ["29 days", "31 days"],
  ]) {
    const sql = `INSERT INTO one_time_link VALUES ($1, $2, 'sign_in', now() - $3::interval, now() - $4::interval)`;
    await build.query(sql, [hash(), accountId, expired, used]);
  }
  for (const [device, opened, ended] of [
    ["ended long ago", "32 days", "31 days"],
    ["left open long ago", "31 days", null],
    ["ended lately", "30 days", "29 days"],
    ["left open lately", "30 days", null],
  ]) {
    const sql = `INSERT INTO sign_in_session (id, token_hash, account_id, device, opened_at, last_seen_at, ended_at)
      VALUES ($1, $2, $3, $4, now() - $5::interval, now() - $5::interval, now() - $6::interval)`;
    await build.query(sql, [randomUUID(), hash(), accountId, device, opened, ended]);
  }
  const removed = {
    answers: 1,
    begun: 1,
    challenges: 1,
    counts: 1,
    contactLinks: 1,
    links: 2,
    pendingApps: 1,
    sessions: 2,
  };
  expect(await purgeSignIns(database)).toEqual(removed);
  expect(await build.query("SELECT next_address FROM federated_sign_in")).toEqual([{ next_address: "59 minutes" }]);
  expect(await build.query("SELECT key FROM answered_command")).toEqual([{ key: "23 hours" }]);
  expect(await build.query("SELECT sealed_contact FROM sign_in_link")).toEqual([{ sealed_contact: "1 minute" }]);
  expect(await build.query("SELECT device FROM sign_in_session ORDER BY device")).toEqual(
    ["ended lately", "left open lately", "test"].map((device) => ({ device })),
  );
  const nothing = {
    answers: 0,
    begun: 0,
    challenges: 0,
    counts: 0,
    contactLinks: 0,
    links: 0,
    pendingApps: 0,
    sessions: 0,
  };
  expect(await purgeSignIns(database)).toEqual(nothing);
});
