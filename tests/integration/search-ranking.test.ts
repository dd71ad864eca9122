import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "#search/choose-engine.server.ts";
import type { SessionDocument } from "#search/documents.ts";
import type { EngineName } from "#search/engine.ts";
import type { SearchQuery } from "#search/query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import { enginesHere } from "#tests/support/meilisearch-server.ts";
import { randomPicks } from "#tests/support/random-picks.ts";
import { makeCorpus, type SearchCorpus, today } from "#tests/support/search-corpus.ts";
import { openSearchDatabase, type SearchDatabase } from "#tests/support/search-database.ts";
import { type OpenMemory, openMemory } from "#tests/support/search-memory.ts";

/** More titles than are ranked whole, in both genders, alone and together, short and long. */
const SIZE = 700;
const titles = [
  "Soudeur",
  "Soudeuse",
  "Soudeur soudeuse",
  "Soudeuse laser",
  "Soudeur laser robot",
  "Robot laser",
] as const;
const BLOCK = 20;

const corpus = broadCorpus();
let database: SearchDatabase;
let memory: OpenMemory;
const roads = ["from the tables", "from memory"] as const;
type Road = (typeof roads)[number];

beforeAll(async () => {
  database = await openSearchDatabase(corpus, (client) =>
    client.query("INSERT INTO search.gender_twin VALUES ('soudeur', 'soudeux'), ('soudeux', 'soudeur')"),
  );
  memory = await openMemory(database);
});
afterAll(async () => {
  await memory.close();
  await database.close();
});

describe.each(roads)("a word that many titles bear, asked of postgres, %s", (road) => {
  test.each([20, 50, 7])("shows each training once, in the order of a naive ranking, %i a page", async (perPage) => {
    expect(await everyPage("postgres", "soudeur", perPage, { road })).toEqual(naiveOrder("soude"));
  });

  test("one slip changes nothing to the order", async () => {
    expect(await everyPage("postgres", "soudeurr", 20, { road })).toEqual(naiveOrder("soude"));
  });
});

describe.each(enginesHere)("words that many titles bear, asked of %s", (engine) => {
  test("follow one another in the same order whatever the pages, each once", async () => {
    const order = await everyPage(engine, "soudeur", 50);
    expect(new Set(order).size).toBe(order.length);
    expect(order.length).toBeGreaterThan(SIZE / 3);
    expect(await everyPage(engine, "soudeurr", 40)).toEqual(order);
  });

  test("two such words rank by what both bring", async () => {
    const both = corpus.trainings.filter(({ title }) => /Robot laser|laser robot/.test(title)).map((t) => t.trainingId);
    expect((await everyPage(engine, "robot laser", 20)).toSorted((a, b) => a - b)).toEqual(both);
  });

  test("a filter keeps those that have a session for it, and no other", async () => {
    const found = await everyPage(engine, "soudeur", 50, { from: "2027-02-01" });
    const kept = (await everyPage(engine, "soudeur", 50)).filter((id) =>
      sessionsOf(id).some(({ startsOn }) => (startsOn ?? "") >= "2027-02-01"),
    );
    expect(found.toSorted((a, b) => a - b)).toEqual(kept.toSorted((a, b) => a - b));
  });
});

async function everyPage(
  engine: EngineName,
  text: string,
  perPage: number,
  { road = "from memory", ...dates }: { readonly from?: string; readonly road?: Road } = {},
): Promise<number[]> {
  const ids: number[] = [];
  for (let page = 1; ; page += 1) {
    const query: SearchQuery = {
      question: understandText(await loadLexicon(database.client), text),
      place: null,
      filters: { ...noSearchParameters, ...dates },
      sort: "relevance",
      page,
      perPage,
      today,
    };
    const { hits } = await answerQuestion(
      database.client,
      query,
      engine,
      road === "from memory" ? memory.sessions : null,
    );
    ids.push(...hits.map(({ trainingId }) => trainingId));
    if (hits.length < perPage) return ids;
  }
}

/**
 * Short titles first, then those whose last session is sooner, then the lower id; inside each twenty, the sooner next entry. A title
 * with both genders is worth no more than one of its length with a single one.
 */
function naiveOrder(stem: string): number[] {
  const ranked = corpus.trainings
    .filter(({ title }) => title.toLowerCase().includes(stem))
    .map(({ trainingId, title }) => {
      const dates = sessionsOf(trainingId).map(({ startsOn }) => startsOn ?? "");
      return {
        id: trainingId,
        words: title.split(" ").length,
        first: dates.toSorted()[0] ?? "",
        last: dates.toSorted().at(-1) ?? "",
      };
    })
    .toSorted((a, b) => a.words - b.words || a.last.localeCompare(b.last) || a.id - b.id);
  const blocks = Array.from({ length: Math.ceil(ranked.length / BLOCK) }, (_, n) =>
    ranked.slice(n * BLOCK, (n + 1) * BLOCK),
  );
  return blocks
    .flatMap((block) => block.toSorted((a, b) => a.words - b.words || a.first.localeCompare(b.first) || a.id - b.id))
    .map(({ id }) => id);
}

function sessionsOf(trainingId: number): readonly SessionDocument[] {
  return corpus.sessions.filter((session) => session.trainingId === trainingId);
}

function broadCorpus(): SearchCorpus {
  const random = randomPicks(7);
  const model = makeCorpus(1, 1);
  const [session] = model.sessions;
  const [training] = model.trainings;
  if (session === undefined || training === undefined) throw new Error("an empty corpus");
  const trainings = Array.from({ length: SIZE }, (_, index) => ({
    ...training,
    trainingId: index + 1,
    number: `T${index + 1}`,
    title: random.pick(titles),
    romes: [],
  }));
  const sessions = trainings.flatMap(({ trainingId }) =>
    Array.from({ length: 1 + random.integer(2) }, (_, n) => ({
      ...session,
      trainingId,
      sessionId: trainingId * 2 + n,
      startsOn: new Date(Date.parse(today) + random.integer(120) * 86_400_000).toISOString().slice(0, 10),
      endsOn: null,
      recruitsUntil: null,
      isPermanent: false,
    })),
  );
  return { trainings, sessions };
}
