import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { searchForPerson } from "#app/training/search/search-for-person.server.ts";
import { fromPage } from "#app/training/search/search-parameters-from-url.ts";
import { type ResultsPage, resultsPage } from "#app/web/training/results-page.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase("demonstration");
  useDatabase(openDatabase(db.appUrl));
});
afterAll(async () => {
  await closeDatabase();
  await db.drop();
});

async function ask(address: string): Promise<{ readonly total: number; readonly page: ResultsPage }> {
  const { parameters } = fromPage(new URL(address, "http://portal.invalid").searchParams);
  const answer = await searchForPerson(parameters);
  if (!answer.ok) throw new Error(answer.refusal.message);
  const { found } = answer.value;
  return {
    total: found.total.value,
    page: resultsPage({ parameters, found, todayIso: found.asOf.slice(0, 10) }),
  };
}

it.each(["soudeur avesnes sur helpe", "formation lille", "soudeur lens"])(
  "a département or a zone takes the place of the one among the words: « %s »",
  async (words) => {
    const { page } = await ask(`/formations?q=${encodeURIComponent(words)}`);
    const { departements, zones, radii } = page.filters;
    expect(radii.length).toBeGreaterThan(0);
    expect(departements.length + zones.length).toBeGreaterThan(0);
    for (const { href, label, count } of [...departements, ...zones]) {
      expect([label, (await ask(href)).total]).toEqual([label, count]);
    }
  },
);
