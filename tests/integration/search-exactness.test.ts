import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "#search/choose-engine.server.ts";
import { facetNames, type SearchAnswer } from "#search/engine.ts";
import type { SearchQuery } from "#search/query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { noWords } from "#search/understanding/understood-words.ts";
import { enginesHere } from "#tests/support/meilisearch-server.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";
import { makeCorpus, type SearchCorpus, today } from "#tests/support/search-corpus.ts";
import { openSearchDatabase, type SearchDatabase } from "#tests/support/search-database.ts";
import { type OpenMemory, openMemory } from "#tests/support/search-memory.ts";
import { askOracle, countFacet, entryOf, followFacet, kmBetween, withRadius } from "#tests/support/search-oracle.ts";
import { randomQuestion } from "#tests/support/search-questions.ts";

const QUESTIONS = 110;

/** A question and its answer, and what a naive reading must be asked for the same. */
interface Asked {
  readonly query: SearchQuery;
  readonly answer: SearchAnswer;
  readonly corpus: SearchCorpus;
  readonly asked: SearchQuery;
  readonly approximate: boolean;
}

const roads = ["from the tables", "from memory"] as const;
const cases = enginesHere.flatMap((engine) => roads.flatMap((road) => [1, 2].map((seed) => ({ engine, road, seed }))));

describe.each(cases)(
  "a made-up catalogue (seed $seed) asked of $engine, sessions $road, compared with a naive reading",
  ({ engine, road, seed }) => {
    const corpus = makeCorpus(seed, 260);
    const answers: Asked[] = [];
    const questions = makeQuestions(randomPicks(seed * 100));
    let database: SearchDatabase;
    let memory: OpenMemory | undefined;

    beforeAll(async () => {
      database = await openSearchDatabase(corpus);
      if (road === "from memory") memory = await openMemory(database);
      for (const query of questions) {
        answers.push({ query, answer: await search(query), ...(await naiveReading(query)) });
      }
    });
    afterAll(async () => {
      await memory?.close();
      await database.close();
    });

    async function search(query: SearchQuery): Promise<SearchAnswer> {
      const answer = await answerQuestion(database.client, query, engine, memory?.sessions ?? null);
      expect({ query, engine: answer.engine, degraded: answer.degraded }).toEqual({ query, engine, degraded: false });
      return answer;
    }

    /** PostgreSQL reads words as the naive reading does; another engine has its own set for them, which filters may only narrow. */
    async function naiveReading(query: SearchQuery): Promise<Pick<Asked, "corpus" | "asked" | "approximate">> {
      if (engine === "postgres" || query.question.words.length === 0) {
        const { approximate } = askOracle(corpus, query);
        return { corpus, asked: query, approximate };
      }
      const bare: SearchQuery = { ...query, place: null, filters: noSearchParameters, sort: "start", perPage: 50 };
      const first = await search(bare);
      const found = new Set((await allHits(search, bare, first)).map(([id]) => id));
      const trainings = corpus.trainings.filter(({ trainingId }) => found.has(trainingId));
      const asked = { ...query, question: noWords };
      return { corpus: { ...corpus, trainings }, asked, approximate: first.approximate };
    }

    test("finds the same trainings, each with the same sessions, and counts them right", async () => {
      let found = 0;
      for (const { query, answer, corpus, asked, approximate } of answers) {
        const expected = askOracle(corpus, withRadius(asked, answer.widenedToKm));
        expect({ query, hits: await allHits(search, query, answer) }).toEqual({
          query,
          hits: sorted(expected.sessions),
        });
        expect({ query, total: answer.total }).toEqual({ query, total: expected.sessions.size });
        if (expected.sessions.size > 0)
          expect({ query, approximate: answer.approximate }).toEqual({ query, approximate });
        found += answer.total > 0 ? 1 : 0;
      }
      expect(found).toBeGreaterThan(QUESTIONS / 3);
    });

    test("enlarges a circle only when it holds nothing, and to the first step that holds something", async () => {
      let widened = 0;
      for (const { query, answer, corpus, asked } of answers) {
        const { widenedToKm, total } = answer;
        const place = query.place;
        const within = askOracle(corpus, asked).sessions.size;
        if (place?.kind !== "circle" || within > 0) {
          expect({ query, widenedToKm, total }).toEqual({ query, widenedToKm: null, total: within });
          continue;
        }
        const steps = [10, 20, 30, 50, 100, 200, 400].filter((km) => km > place.radiusKm);
        const first = steps.find((km) => askOracle(corpus, withRadius(asked, km)).sessions.size > 0) ?? null;
        expect({ query, widenedToKm }).toEqual({ query, widenedToKm: first });
        widened += first === null ? 0 : 1;
      }
      expect(widened).toBeGreaterThan(3);
    });

    test("counts every value of every facet as the naive reading does", async () => {
      for (const { query, answer, corpus, asked } of answers) {
        if (answer.widenedToKm !== null || answer.total === 0) continue;
        for (const facet of facetNames) {
          const expected = countFacet(corpus, asked, facet);
          const counted = new Map(answer.facets[facet].map(({ value, count }) => [value, count]));
          expect({ query, facet, counts: byKey(counted) }).toEqual({ query, facet, counts: byKey(expected) });
        }
      }
    });

    test("following a value of a facet gives exactly the count announced", async () => {
      const random = randomPicks(seed * 1000);
      for (const { query, answer } of answers) {
        for (const facet of random.some(facetNames, 0.3)) {
          if (answer.facets[facet].length === 0) continue;
          const { value, count } = random.pick(answer.facets[facet]);
          const followed = await search(followFacet(query, facet, value));
          expect({ query, facet, value, total: followed.total }).toEqual({ query, facet, value, total: count });
        }
      }
    });

    test("orders trainings by start, duration or distance, ties by sooner entry then lower id", async () => {
      for (const { query, answer, corpus, asked } of answers.filter(({ query }) => query.sort !== "relevance")) {
        expect({ query, ids: answer.hits.map((hit) => hit.trainingId) }).toEqual({
          query,
          ids: expectedOrder(corpus, withRadius(asked, answer.widenedToKm)).slice(0, query.perPage),
        });
      }
    });
  },
);

function makeQuestions(random: RandomPicks): SearchQuery[] {
  return Array.from({ length: QUESTIONS }, () => randomQuestion(random));
}

/** Every page, checked not to overlap. */
async function allHits(
  search: (query: SearchQuery) => Promise<SearchAnswer>,
  query: SearchQuery,
  first: SearchAnswer,
): Promise<[number, number[]][]> {
  const hits = [...first.hits];
  for (let page = 2; hits.length < first.total; page += 1) {
    const next = await search({ ...query, page });
    expect(next.hits.length).toBeGreaterThan(0);
    hits.push(...next.hits);
  }
  expect(new Set(hits.map((hit) => hit.trainingId)).size).toBe(hits.length);
  return hits
    .map((hit): [number, number[]] => [hit.trainingId, hit.sessions.map((s) => s.sessionId).sort((a, b) => a - b)])
    .sort(byId);
}

function sorted(sessions: ReadonlyMap<number, readonly { readonly sessionId: number }[]>): [number, number[]][] {
  return [...sessions]
    .map(([id, list]): [number, number[]] => [id, list.map((s) => s.sessionId).sort((a, b) => a - b)])
    .sort(byId);
}

function byId(a: readonly [number, unknown], b: readonly [number, unknown]): number {
  return a[0] - b[0];
}

function byKey(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function expectedOrder(corpus: SearchCorpus, query: SearchQuery): number[] {
  const centre = query.place?.kind === "circle" ? query.place.centre : null;
  const keys = [...askOracle(corpus, query).sessions].map(([id, sessions]) => {
    const entry = sessions.map((s) => entryOf(s, today)).sort()[0] ?? "";
    const hours = Math.min(...sessions.map((s) => s.hours ?? Number.POSITIVE_INFINITY));
    const km =
      centre === null
        ? 0
        : Math.min(
            ...sessions.map((s) => kmBetween(centre, { latitude: s.latitude ?? 0, longitude: s.longitude ?? 0 })),
          );
    const rank = query.sort === "duration" ? hours : query.sort === "distance" ? Math.round(km * 1e6) : 0;
    return { id, rank, entry };
  });
  return keys.sort((a, b) => compare(a.rank, b.rank) || compare(a.entry, b.entry) || a.id - b.id).map(({ id }) => id);
}

function compare<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
