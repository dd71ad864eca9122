import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openPool } from "#app/platform/connections.server.ts";
import { inSnapshot } from "#app/platform/transaction.server.ts";
import type { SearchAnswer } from "#search/engine.ts";
import { createDocumentMemory, type DocumentMemory } from "#search/postgres/memory/document-memory.server.ts";
import { readDocumentsVersion } from "#search/postgres/memory/load-columns.server.ts";
import { createPostgresEngine } from "#search/postgres/postgres-engine.server.ts";
import { openSessions } from "#search/postgres/sessions.server.ts";
import { rebuildSearchDocuments } from "#search/postgres/write-documents.server.ts";
import type { SearchQuery } from "#search/query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { wordsAsTyped } from "#search/understanding/understand-text.ts";
import type { UnderstoodWords } from "#search/understanding/understood-words.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";
import { bodyWords, makeCorpus, titleWords, today } from "#tests/support/search-corpus.ts";
import { openSearchDatabase, type SearchDatabase } from "#tests/support/search-database.ts";
import { randomQuestion } from "#tests/support/search-questions.ts";

/** The documents in memory, while the documents change under them. */
const everything: SearchQuery = {
  question: wordsAsTyped(""),
  place: null,
  filters: noSearchParameters,
  sort: "start",
  page: 1,
  perPage: 50,
  today,
};

let database: SearchDatabase;
let pool: ReturnType<typeof openPool>;
let memory: DocumentMemory;
beforeAll(async () => {
  database = await openSearchDatabase(makeCorpus(1, 120));
  pool = openPool({ connectionString: database.url, max: 4 });
});
beforeEach(async () => {
  memory = createDocumentMemory(pool);
  await memory.prepare();
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

function ask(query: SearchQuery, from: DocumentMemory | null = memory): Promise<SearchAnswer> {
  return createPostgresEngine(database.client, from).search(query);
}

/**
 * A word said in so many ways that the first tier fills the page, and borne by names of organisations too: those of a job then come before
 * the first tier's last, unless they are left out.
 */
function crowdedWord(random: RandomPicks): UnderstoodWords {
  const [word = "", ...others] = random.some(titleWords, 0.6);
  const alternatives = [...others, "greta", "afpa"].map((other) => ({ word: other, weight: random.pick([0.6, 1]) }));
  const trades = random.some(["A1101", "D1401", "H2913", "M1805"], 0.7).map((rome) => ({ rome, weight: 1 }));
  const words = [{ word, typed: "", isCode: false, alternatives, share: random.pick([0.1, 0.5]) }];
  return { words, trades, meansTrades: false, isGuess: true, corrections: [], approximate: false };
}

/** What an understanding may come to: one to three words, each with other ways to say it; jobs that rank, are meant, or are guessed. */
function understoodWords(random: RandomPicks): UnderstoodWords {
  const anyWord = () => random.pick([...titleWords, ...titleWords, ...bodyWords, "maubeuge", "greta"]);
  const words = Array.from({ length: 1 + random.integer(3) }, () => ({
    word: anyWord(),
    typed: "",
    isCode: false,
    alternatives: random.chance(0.4) ? [{ word: anyWord(), weight: random.pick([0.3, 0.6, 1]) }] : [],
    share: random.pick([0.1, 0.25, 0.5]),
  }));
  const romes = random.chance(0.6) ? random.some(["A1101", "D1401", "H2913", "M1805", "N4101"], 0.5) : [];
  const trades = romes.map((rome) => ({ rome, weight: random.pick([0.3, 0.7, 1]) }));
  const meansTrades = trades.length > 0 && random.chance(0.6);
  return { words, trades, meansTrades, isGuess: random.chance(0.4), corrections: [], approximate: false };
}

/** How many sessions the memory holds of the version in force; null when it holds another. */
async function heldSessions(): Promise<number | null> {
  return memory.columnsOf((await readDocumentsVersion(database.client)).version)?.sessionIds.length ?? null;
}

test("what a seeded question gets from memory is what the statements give, hit for hit and count for count", async () => {
  const random = randomPicks(77);
  for (let n = 0; n < 150; n += 1) {
    const query = randomQuestion(random);
    const [held, read] = [await ask(query), await ask(query, null)];
    expect({ query, answer: rounded(held) }).toEqual({ query, answer: rounded(read) });
  }
});

test("words with other ways to say them, jobs that are meant or guessed: what memory answers is what the statements do", async () => {
  const random = randomPicks(79);
  let found = 0;
  for (let n = 0; n < 250; n += 1) {
    const question = random.chance(0.3) ? crowdedWord(random) : understoodWords(random);
    const asked = randomQuestion(random);
    const bare = random.chance(0.5) ? { filters: noSearchParameters, place: null, blocks: undefined } : {};
    const sort = random.chance(0.7) ? ("relevance" as const) : asked.sort;
    const query = {
      ...asked,
      ...bare,
      question,
      sort,
      page: 1 + random.integer(3),
      perPage: random.pick([3, 7, 20, 50]),
    };
    const [held, read] = [await ask(query), await ask(query, null)];
    expect({ query, answer: rounded(held) }).toEqual({ query, answer: rounded(read) });
    found += read.hits.length > 0 ? 1 : 0;
  }
  expect(found).toBeGreaterThan(80);
  expect(await heldSessions()).not.toBeNull();
});

test("another gender of a trade, once known, is heard from memory too", async () => {
  const query = { ...everything, question: wordsAsTyped("soudure") };
  const before = await ask(query);
  expect(await ask(query, null)).toEqual(before);
  await database.client.query("INSERT INTO search.gender_twin VALUES ('soudur', 'pain')");
  const told = await ask(query, null);
  expect(told.total).toBeGreaterThan(before.total);
  expect((await ask(query)).total).toBe(told.total);
  await memory.prepare();
  expect((await ask(query)).total).toBe(told.total);
  expect(await heldSessions()).not.toBeNull();
  await database.client.query("DELETE FROM search.gender_twin");
});

test("an engine that gives ids gets the same page from memory and from the statements, the ranked ones first", async () => {
  const random = randomPicks(78);
  for (let n = 0; n < 60; n += 1) {
    const query = { ...randomQuestion(random), question: wordsAsTyped("") };
    const ids = Array.from({ length: 90 }, (_, index) => index + 1).filter(() => random.chance(0.6));
    const trainings = {
      ids,
      ranked: ids.filter(() => random.chance(0.4)).map((id, at) => ({ id, score: (id % 5) - at / 100 })),
    } as const;
    const answers = [];
    for (const from of [memory, null]) {
      const sessions = await openSessions(database.client, from, trainings);
      answers.push(rounded(await sessions.answer(query)));
    }
    expect({ query, answer: answers[0] }).toEqual({ query, answer: answers[1] });
    expect(await heldSessions()).not.toBeNull();
  }
});

test("a version that is not the one of the transaction is never used, before the change as after it", async () => {
  const before = await ask(everything);
  await inSnapshot(pool, async (client) => {
    const engine = createPostgresEngine(client, memory);
    const first = await engine.search(everything);
    await withdrawEarliest(before);
    // The transaction still sees the documents it began with, and so do the columns; everybody else sees the new ones.
    expect(await engine.search({ ...everything, page: 2 })).toEqual(
      await createPostgresEngine(client).search({ ...everything, page: 2 }),
    );
    expect(first.total).toBe(before.total);
    expect(await heldSessions()).toBeNull();
    const after = await ask(everything);
    expect(after.total).toBe(before.total - 1);
    await memory.prepare();
    expect(await heldSessions()).not.toBeNull();
    // Now memory holds the new version: the old transaction is answered by its statements.
    expect((await engine.search(everything)).total).toBe(before.total);
  });
  expect((await ask(everything)).total).toBe(before.total - 1);
});

test("a change that is rolled back leaves the columns in use", async () => {
  await database.client.query("BEGIN");
  await database.client.query("DELETE FROM search.session WHERE training_id < 20");
  await database.client.query("ROLLBACK");
  expect(await heldSessions()).not.toBeNull();
});

test("searches go on, and stay exact, while documents are written and read again", async () => {
  const total = (await ask(everything)).total;
  let isOver = false;
  const searching = (async () => {
    const seen = new Set<number>();
    while (!isOver)
      seen.add((await inSnapshot(pool, (client) => createPostgresEngine(client, memory).search(everything))).total);
    return seen;
  })();
  for (let n = 0; n < 3; n += 1) {
    await database.client.query("BEGIN");
    await rebuildSearchDocuments(database.client);
    await database.client.query("COMMIT");
  }
  isOver = true;
  const rebuilt = (await ask(everything, null)).total;
  expect([...(await searching)].toSorted((a, b) => a - b)).toEqual(
    [...new Set([total, rebuilt])].toSorted((a, b) => a - b),
  );
});

test("the day of the question decides what is shown, not the day of the reading", async () => {
  const later = { ...everything, today: "2027-04-01" };
  expect(rounded(await ask(later))).toEqual(rounded(await ask(later, null)));
  expect((await ask(later)).total).toBeLessThan((await ask(everything)).total);
});

test("a database that cannot be read leaves the statements to answer", async () => {
  const lost = openPool({ connectionString: "postgresql://nobody@127.0.0.1:1/none", max: 1 });
  const empty = createDocumentMemory(lost);
  await empty.prepare();
  expect((await ask(everything, empty)).total).toBe((await ask(everything, null)).total);
  await lost.end();
});

async function withdrawEarliest({ hits }: SearchAnswer): Promise<void> {
  await database.client.query("DELETE FROM search.session WHERE training_id = $1", [hits[0]?.trainingId]);
}

/** Distances are measured in another way in memory: alike to a millimetre. */
function rounded(answer: Pick<SearchAnswer, "hits" | "total" | "facets">): unknown {
  const hits = answer.hits.map((hit) => ({
    ...hit,
    sessions: hit.sessions.map(({ sessionId, distanceKm }) => [sessionId, distanceKm?.toFixed(6) ?? null]),
  }));
  return { ...answer, hits };
}
