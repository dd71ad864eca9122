import { afterAll, beforeAll, expect, it } from "vitest";
import { resultsText } from "#app/content/results.ts";
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

const far = "debut-apres=2031-01-01";

it.each([
  [`q=soudeur+lens&${far}`, ["Chercher dans toute la région", `/formations?q=soudeur&${far}`]],
  [`q=soudeur+lens&${far}`, ["Voir les formations à distance", `/formations?q=soudeur&${far}&modalite=remote`]],
  [`q=soudeur&lieu=lens&${far}`, ["Chercher dans toute la région", `/formations?q=soudeur&${far}`]],
])("where nothing is found, the place said among the words can be left out too: %s", async (search, way) => {
  const { page } = await ask(`/formations?${search}`);
  expect(page.wayOut.map(({ label, href }) => [label, href])).toContainEqual(way);
});

it.each([`q=soudeur&${far}`, `q=soudeur+%C3%A0+distance&${far}`, `q=soudeur+%C3%A0+distance+lens&${far}`, "page=99"])(
  "no way out asks for more than what gives nothing: %s",
  async (search) => {
    const { page } = await ask(`/formations?${search}`);
    expect(page.cards).toEqual([]);
    expect(page.wayOut.map(({ label }) => label)).not.toContain("Voir les formations à distance");
  },
);

it("says that a page past the last one has no results", async () => {
  expect((await ask("/formations?page=99")).page.notices).toContain(resultsText.pastTheEnd);
  expect((await ask("/formations?page=2")).page.notices).toEqual([]);
});

it.each([
  ["hirsson", "Hirson"],
  ["Abevile", "Abbeville"],
  ["compiegn", "Compiègne"],
])("a place read otherwise than written in its own field is told: %s", async (lieu, name) => {
  const { page } = await ask(`/formations?q=soudeur&lieu=${lieu}`);
  expect(page.notices).toContain(resultsText.corrected(lieu, name));
  expect(page.asTyped).toBeNull();
});

it("a place read as written is not told", async () => {
  expect((await ask("/formations?lieu=HIRSON")).page.notices).toEqual([]);
  expect((await ask("/formations?lieu=lille+cedex")).page.notices).toEqual([]);
});
