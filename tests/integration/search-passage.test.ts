import type { ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { lookFor, openTracedModules, traceCalls } from "#tests/support/value-trace.ts";

/** One function each to read the address, to understand the words, to choose the engine and to write a filter, and what leads to them. */
const MOST_FUNCTIONS = 12;

/** Functions that are given the parameter and pass it to nobody who searches. */
const BESIDE: Readonly<Record<string, string>> = {
  "app/web/guard.server.ts load": "stands before the route, whatever it is",
  "app/web/training/lacks-on-page.server.ts lacksOnPublicPage": "reads the cookie of the request",
  "app/web/skill-draft.server.ts skillsOnPublicPage": "reads the cookie of the request",
  "app/web/guard.server.ts personOnPublicPage": "reads the cookie of the request",
  "app/web/cookies.server.ts sessionToken": "reads the cookie of the request",
  "app/web/skill-draft-cookie.server.ts draftToken": "reads the cookie of the request",
  "app/needs/search/needs-beside.server.ts needsBeside":
    "is given the pool, which holds the statement that names a code",
  "app/platform/result.ts ok": "wraps an answer, whatever it is",
  "app/training/search/search-contradictions.ts contradictionOf": "a check",
  "app/training/search/search-parameters-to-url.ts toApi": "the address that the ETag stands for",
  "app/training/search/search-parameters-to-url.ts toUrl": "the address that the ETag stands for",
  "app/training/search/search-parameters-to-url.ts valuesOf": "the address that the ETag stands for",
  "app/exchange/api-answer.server.ts etagOf": "the ETag",
  "app/exchange/api-answer.server.ts isKnown": "the ETag",
};
const metBeside = new Set<string>();

const loaderModule = z.object({
  loader: z.custom<(args: object) => Promise<unknown>>((it) => typeof it === "function"),
});
const databaseModule = z.object({
  openDatabase: z.custom<(url: string) => object>(),
  useDatabase: z.custom<(database: object) => object>(),
  closeDatabase: z.custom<() => Promise<void>>(),
});

let db: TestDatabase;
let modules: ViteDevServer;

beforeAll(async () => {
  db = await createTestDatabase("demonstration");
  modules = await openTracedModules();
  const { openDatabase, useDatabase } = databaseModule.parse(
    await modules.ssrLoadModule("/app/platform/database.server.ts"),
  );
  useDatabase(openDatabase(db.appUrl));
  // The words of the language are read once, before anything is traced: there are too many to look through.
  const { loader } = loaderModule.parse(await modules.ssrLoadModule(API));
  const request = new Request("http://localhost/api/v1/trainings?q=soudeur");
  await loader({ request, params: {}, context: { requestId: "first" } });
});
afterAll(async () => {
  await databaseModule.parse(await modules.ssrLoadModule("/app/platform/database.server.ts")).closeDatabase();
  await modules.close();
  await db.drop();
});

const nothing = (): void => undefined;

/** The functions of ours that a parameter is given to, from the route until it is bound to a statement. */
async function passage(route: string, address: string, value: string): Promise<readonly string[]> {
  const { loader } = loaderModule.parse(await modules.ssrLoadModule(route));
  const functions = new Set<string>();
  let isBound = false;
  await traceCalls(
    () =>
      loader({
        request: new Request(new URL(address, "http://localhost")),
        params: {},
        context: { requestId: "trace", dependsOnCookies: nothing, keepPrivate: nothing },
      }),
    ({ name, given }) => {
      const where = lookFor(value, given);
      isBound = where === "in-sql";
      if (where === "given") (name in BESIDE ? metBeside : functions).add(name);
      return isBound ? "enough" : "go-on";
    },
  );
  expect(isBound, `${address} reaches a statement`).toBe(true);
  return [...functions];
}

const PAGE = "/app/routes/public/formations/route.tsx";
const API = "/app/routes/api/trainings.ts";

// Values that are found again as they were written: words and places are read into others on the way.
test.each([
  [PAGE, "/formations?debut-apres=2027-03-17", "2027-03-17"],
  [PAGE, "/formations?heures-max=7531", "7531"],
  [PAGE, "/formations?formacode=42084", "42084"],
  [PAGE, "/formations?public=80006", "80006"],
  [API, "/api/v1/trainings?from=2027-03-17", "2027-03-17"],
  [API, "/api/v1/trainings?organisation=21590350100017", "21590350100017"],
])(`at most ${MOST_FUNCTIONS} functions are given a parameter before SQL is: %s %s`, async (route, address, value) => {
  const functions = await passage(route, address, value);
  expect(functions).toContain(`${route.slice(1)} load`);
  expect(functions.length, functions.join("\n")).toBeLessThanOrEqual(MOST_FUNCTIONS);
});

test("what is left out of the count is met", async () => {
  await passage(API, "/api/v1/trainings?from=2027-03-17", "2027-03-17");
  await passage(PAGE, "/formations?debut-apres=2027-03-17", "2027-03-17");
  expect([...metBeside].sort()).toEqual([...Object.keys(BESIDE)].sort());
});
