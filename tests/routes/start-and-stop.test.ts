import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchServer, servePortal, untilReady } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase("demonstration");
});

afterAll(() => database.drop());

/** Exit code and words of a server that should not start. */
async function refusedStart(variables: Readonly<Record<string, string>>): Promise<{ code: number; words: string }> {
  const { process: server, output } = launchServer(variables);
  const [code] = await once(server, "exit");
  return { code, words: output() };
}

test("the production server answers on the demonstration region, and stops when asked", async () => {
  const portal = await servePortal(database.appUrl, { NODE_ENV: "production", RATE_LIMIT: "on" });
  const home = await fetch(`${portal.url}/`);
  expect(home.status).toBe(200);
  expect(await home.text()).toContain('lang="fr"');
  expect(await portal.stop()).toBe(0);
});

test("it is ready once it has made its pages for nobody; until then it gives way to who asks", async () => {
  const portal = await servePortal(database.appUrl);
  await untilReady(portal.url);
  expect(portal.output()).toMatch(/"event":"rehearsed","count":[1-9]/);
  expect(portal.output()).not.toContain("rehearsal-failed");
  await portal.stop();
  const asked = await servePortal(database.appUrl);
  await fetch(`${asked.url}/aide`);
  await untilReady(asked.url);
  expect(Number(/"event":"rehearsed","count":(\d+)/.exec(asked.output())?.[1])).toBeLessThan(100);
  await asked.stop();
});

test("it refuses a superuser, and says in French what to do", async () => {
  const { code, words } = await refusedStart({ DATABASE_URL: database.superuserUrl });
  expect(code).toBe(2);
  expect(words).toMatch(/refuse de démarrer.*CREATE ROLE hub_app/s);
});

test("it warns about a login that owns the tables", async () => {
  const portal = await servePortal(database.ownerUrl);
  expect(portal.output()).toContain("« hub_owner » possède les tables");
  await portal.stop();
});

test.each([
  [{ DATABASE_URL: "" }, "DATABASE_URL"],
  [{ NODE_ENV: "production", HUB_NOW: "2026-12-01T09:00:00+01:00" }, "HUB_NOW"],
  [{ NODE_ENV: "production", RATE_LIMIT: "off" }, "RATE_LIMIT"],
])("with %o it does not start, and names %s", async (variables, key) => {
  const { code, words } = await refusedStart({ DATABASE_URL: database.appUrl, ...variables });
  expect(code).not.toBe(0);
  expect(words).toContain(key);
});
