import { afterAll, beforeAll, expect, it } from "vitest";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const KEY = "r3c3ipts-of-the-operator-7Qx2Lm9Zk4";
const reference = "0198f0c2-1111-7222-8333-444455556666";
let db: TestDatabase;
let portal: ServedPortal;

beforeAll(async () => {
  db = await createTestDatabase();
  portal = await servePortal(db.appUrl, { SMS_RECEIPT_KEY: `${KEY}-new,${KEY}` });
});
afterAll(async () => {
  await portal.stop();
  await db.drop();
});

async function sent(body: string, key: string): Promise<number> {
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  return (await fetch(`${portal.url}/api/sms-receipts`, { method: "POST", headers, body })).status;
}

it("takes a receipt that bears its key, twice the same; without the key there is nothing here", async () => {
  const receipt = JSON.stringify({ reference, status: "failed", operator: "x" });
  for (const key of [KEY, KEY, `${KEY}-new`]) expect(await sent(receipt, key)).toBe(204);
  for (const key of ["", "no", KEY.slice(1)]) expect(await sent(receipt, key)).toBe(404);
  for (const body of [
    "",
    "{",
    "[]",
    JSON.stringify({ reference: "x", status: "failed" }),
    JSON.stringify({ reference, status: "lost" }),
  ]) {
    expect(await sent(body, KEY)).toBe(400);
  }
});
