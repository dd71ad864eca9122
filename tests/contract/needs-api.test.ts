import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildNeed } from "#tests/support/build-need.ts";
import { type OpenApiValidator, readOpenApi } from "#tests/support/openapi-validator.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let server: TestDatabase;
let portal: ServedPortal;
let api: OpenApiValidator;
/** The needs that everybody may see, the newest first. */
const shown: string[] = [];

beforeAll(async () => {
  server = await createTestDatabase();
  const builders = openAccessBuilders(server);
  for (const visibility of ["public", "prescribers", "sensors"]) {
    for (const state of ["posted", "confirmed", "qualified", "filled", "stopped", "set_aside", "silent"]) {
      const { id } = await buildNeed(builders);
      await builders.rewrite(
        `UPDATE need SET state = $2::"NeedState", visibility = $3, metier_code = $4, hired = 1 WHERE id = $1`,
        [id, state, visibility, state === "qualified" ? "H2913" : null],
      );
      if (visibility === "public" && (state === "confirmed" || state === "qualified")) shown.unshift(id);
    }
  }
  await builders.close();
  portal = await servePortal(server.appUrl);
  api = await readOpenApi(portal.url);
});
afterAll(async () => {
  await portal?.stop();
  await server?.drop();
});

const listed = z.object({ total: z.object({ value: z.number() }), hits: z.array(z.looseObject({ id: z.string() })) });

async function ask(query: string) {
  const response = await fetch(`${portal.url}/api/v1/needs${query}`);
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(api.problems("/api/v1/needs", 200, JSON.parse(text))).toEqual([]);
  return { text, ...listed.parse(JSON.parse(text)) };
}

test("lists the confirmed, open needs that are shown to everybody, and nothing of whom to call", async () => {
  const { text, total, hits } = await ask("");
  expect(hits.map(({ id }) => id).toSorted()).toEqual(shown.toSorted());
  expect(total.value).toBe(shown.length);
  expect(text).not.toMatch(/Jeanne|612345678/);
  expect(hits[0]).toMatchObject({
    company: { name: "Atelier" },
    headcount: 3,
    skills: [{ ogr: null, label: "Souder" }],
  });
});

test("of one métier, a page at a time", async () => {
  expect((await ask("?rome=h2913")).hits).toMatchObject([{ job: { rome: "H2913" } }]);
  expect((await ask("?rome=A1101")).total.value).toBe(0);
  const pages = [await ask("?perPage=1"), await ask("?perPage=1&page=2"), await ask("?perPage=1&page=3")];
  expect(pages.map(({ total, hits }) => [total.value, hits.length])).toEqual([
    [2, 1],
    [2, 1],
    [2, 0],
  ]);
  expect(new Set(pages.flatMap(({ hits }) => hits.map(({ id }) => id)))).toEqual(new Set(shown));
});
