import type { ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { lookFor, openTracedModules, traceCalls } from "#tests/support/value-trace.ts";

const MOST_FUNCTIONS = 12;

const loaderModule = z.object({ loader: z.custom<(args: object) => Promise<unknown>>((it) => typeof it === "function") });
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
  const { openDatabase, useDatabase } = databaseModule.parse(await modules.ssrLoadModule("/app/platform/database.server.ts"));
  useDatabase(openDatabase(db.appUrl));
});
afterAll(async () => {
  await databaseModule.parse(await modules.ssrLoadModule("/app/platform/database.server.ts")).closeDatabase();
  await modules.close();
  await db.drop();
});

/** The functions of ours that a parameter is given to, from the route until it is bound to a statement. */
async function passage(route: string, address: string, value: string): Promise<readonly string[]> {
  const { loader } = loaderModule.parse(await modules.ssrLoadModule(route));
  const functions = new Set<string>();
  let isBound = false;
  await traceCalls(
    () => loader({ request: new Request(new URL(address, "http://localhost")), params: {}, context: { requestId: "trace" } }),
    ({ name, given }) => {
      const where = lookFor(value, given);
      isBound = where === "in-sql";
      if (where === "given") functions.add(name);
      return isBound ? "enough" : "go-on";
    },
  );
  expect(isBound, `${address} reaches a statement`).toBe(true);
  return [...functions];
}

const PAGE = "/app/routes/public/formations/route.tsx";
const API = "/app/routes/api/trainings.ts";

test.each([
  [PAGE, "/formations?debut-apres=2027-03-17", "2027-03-17"],
  [PAGE, "/formations?heures-max=7531", "7531"],
  [PAGE, "/formations?q=zinguerie", "zinguerie"],
  [PAGE, "/formations?formacode=42084", "42084"],
  [PAGE, "/formations?public=80006", "80006"],
  [API, "/api/v1/trainings?from=2027-03-17", "2027-03-17"],
  [API, "/api/v1/trainings?organisation=21590350100017", "21590350100017"],
])("%s: %s", async (route, address, value) => {
  const functions = await passage(route, address, value);
  console.log(functions);
  expect(functions.length).toBeLessThanOrEqual(MOST_FUNCTIONS);
});
