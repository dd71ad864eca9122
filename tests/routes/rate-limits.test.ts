import { afterAll, beforeAll, expect, it } from "vitest";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let db: TestDatabase;
let portal: ServedPortal;

beforeAll(async () => {
  db = await createTestDatabase();
  // One proxy in front: its header says who asks.
  portal = await servePortal(db.appUrl, { RATE_LIMIT: "on", TRUSTED_PROXIES: "1" });
});
afterAll(async () => {
  await portal.stop();
  await db.drop();
});

/** How many of these requests, one address after the other, are refused as too many. */
async function refusals(requests: number, paths: readonly string[], addressOf: (n: number) => string): Promise<number> {
  let refused = 0;
  for (let n = 0; n < requests; n += 1) {
    const headers = { "X-Forwarded-For": addressOf(n) };
    const { status } = await fetch(`${portal.url}${paths[n % paths.length]}`, { headers });
    refused += status === 429 ? 1 : 0;
  }
  return refused;
}

it("counts an IPv6 network as one visitor, and each IPv4 address, however it is written", async () => {
  const paths = ["/api/rien"];
  expect(await refusals(130, paths, (n) => `2001:db8:1:2:${n}::1`)).toBe(10);
  expect(await refusals(130, paths, (n) => `2001:db8:2:${n}::1`)).toBe(0);
  expect(await refusals(130, paths, (n) => (n % 2 === 0 ? "192.0.2.9" : "::ffff:192.0.2.9"))).toBe(10);
});

it("counts the API by its route, however its address is spelt, and never a probe", async () => {
  const paths = ["/api/rien", "/API/rien", "/%61pi/rien", "/api/rien/", "/x/../api/rien", "/%41PI/%72ien"];
  expect(await refusals(132, paths, () => "192.0.2.10")).toBe(12);
  expect(await refusals(610, ["/healthz", "/readyz"], () => "192.0.2.11")).toBe(0);
});
