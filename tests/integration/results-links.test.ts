import { afterAll, beforeAll, expect, it } from "vitest";
import { resultsText } from "#app/content/results.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { searchForPerson } from "#app/training/search/search-for-person.server.ts";
import { fromPage } from "#app/training/search/search-parameters-from-url.ts";
import { type ResultsPage, resultsPage } from "#app/web/training/results-page.ts";
import { type ResultsView, resultsView } from "#app/web/training/results-view.ts";
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

async function screen(address: string): Promise<ResultsView> {
  const { parameters } = fromPage(new URL(address, "http://portal.invalid").searchParams);
  return resultsView({ parameters, problems: [], answer: await searchForPerson(parameters), todayIso: todayIso() });
}

const totalOf = async (search: string): Promise<number> => (await ask(`/formations?${search}`)).total;

it("says that a place among the words gives way to « Où ? », and offers it", async () => {
  const { problems, readings } = await screen("/formations?q=soudeur+lille&lieu=lens");
  expect(problems).toEqual([resultsText.twoPlaces("lille", "Lens")]);
  expect(readings).toEqual([
    { label: resultsText.otherPlace("Lille"), href: "/formations?q=soudeur&lieu=insee%3A59350" },
  ]);
  expect(await totalOf("q=soudeur+lille&lieu=lens")).toBe(await totalOf("q=soudeur&lieu=lens"));
  const same = await screen("/formations?q=soudeur+lens&lieu=lens");
  expect([same.problems, same.readings]).toEqual([[], []]);
  expect((await screen("/formations?q=soudeur+75001&lieu=lens")).problems).toEqual([
    resultsText.twoPlaces("75001", "Lens"),
  ]);
});

it.each(["q=soudeur+75001", "q=soudeur&lieu=75001", "q=soudeur+%C3%A0+paris"])(
  "says that a place is outside the region, and names the nearest town: %s",
  async (search) => {
    const { problems, readings } = await screen(`/formations?${search}`);
    expect(problems).toEqual([resultsText.outside("Paris (75)")]);
    expect(readings[0]?.label).toMatch(/^Chercher autour d.+, la ville de la région la plus proche$/);
    expect((await screen(readings[0]?.href ?? "")).text).toBe("soudeur");
  },
);

it("asks for other digits when a code is nowhere", async () => {
  expect((await screen("/formations?lieu=99999")).problems[0]).toMatch(/le code « 99999 »\. Vérifiez ses chiffres/);
  expect((await screen("/formations?lieu=xyzzyx")).problems[0]).toMatch(/donnez le code postal/);
});

it("shows words corrected as they are written, accents included", async () => {
  const { results } = await screen("/formations?q=%C3%A9lectricein");
  expect(results?.notices).toContain(resultsText.corrected("électricein", "électricien"));
  expect(results?.heading).toContain(resultsText.forText("électricien"));
  const placed = await screen("/formations?q=soudeur+%C3%A0+Dunckerque");
  expect(placed.results?.notices).toContain(resultsText.corrected("Dunckerque", "Dunkerque"));
});
