import { afterAll, beforeAll, expect, test } from "vitest";
import type { SearchClient } from "#search/postgres/one-row.server.ts";
import { createPostgresEngine } from "#search/postgres/postgres-engine.server.ts";
import type { SearchQuery } from "#search/query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { wordsAsTyped } from "#search/understanding/understand-text.ts";
import { makeCorpus, today } from "#tests/support/search-corpus.ts";
import { openSearchDatabase, type SearchDatabase } from "#tests/support/search-database.ts";

/** What each kind of question sends, to be read by whoever changes it: a change of a statement shows here as SQL. */
const lens = { kind: "circle", centre: { latitude: 50.43, longitude: 2.83 }, radiusKm: 30 } as const;
const none: SearchQuery = {
  question: wordsAsTyped(""),
  place: null,
  filters: noSearchParameters,
  sort: "relevance",
  page: 1,
  perPage: 20,
  today,
};
const everyFilter: SearchQuery = {
  ...none,
  question: wordsAsTyped("soudure laser"),
  place: lens,
  filters: {
    ...noSearchParameters,
    from: "2027-01-01",
    to: "2027-03-31",
    modality: ["on-site", "mixed"],
    pace: ["full-time"],
    hoursMin: 70,
    hoursMax: 400,
    funder: [2, 4],
    public: ["80010"],
    aid: ["meals"],
    block: ["RNCP34000BC01"],
    seats: true,
    permanent: true,
    accessible: true,
    paid: true,
    levelIn: [3],
    levelOut: [4, 5],
    rome: ["H2913"],
    rncp: ["RNCP34001"],
    formacode: ["42084"],
    domain: ["H"],
    organisation: ["12345678900001"],
    certifying: true,
  },
};
const questions: readonly (readonly [string, SearchQuery])[] = [
  ["one word", { ...none, question: wordsAsTyped("soudure") }],
  ["words with every filter", everyFilter],
  ["no word, a département, by date", { ...none, place: { kind: "departement", code: "01" }, sort: "start" }],
  ["no word, nearest first", { ...none, place: lens, sort: "distance" }],
];

let database: SearchDatabase;
beforeAll(async () => {
  database = await openSearchDatabase(makeCorpus(1, 60));
});
afterAll(() => database.close());

test("a search sends these statements", async () => {
  const pages: string[] = [];
  for (const [name, question] of questions) {
    const sent = new Map<string, string[]>();
    const client: Pick<SearchClient, "query"> = Object.create(database.client, {
      query: {
        value: (statement: { readonly text: string; readonly values: readonly unknown[] }) => {
          sent.set(statement.text, [...(sent.get(statement.text) ?? []), JSON.stringify(statement.values)]);
          return database.client.query({ text: statement.text, values: [...statement.values] });
        },
      },
    });
    await createPostgresEngine(client).search(question);
    const statements = [...sent].map(([text, values]) => [`${text};`, ...values].join("\n-- "));
    pages.push(`-- ${name}\n${statements.join("\n\n")}`);
  }
  await expect(`${pages.join("\n\n\n")}\n`).toMatchFileSnapshot("snapshots/search.sql");
});
