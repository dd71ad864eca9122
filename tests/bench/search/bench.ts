import type pg from "pg";
import { openPool } from "#app/platform/connections.server.ts";
import { type EmbeddedDatabase, openScratchCluster } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import type { SearchEngine, SearchHit } from "#search/engine.ts";
import { createDocumentMemory } from "#search/postgres/memory/document-memory.server.ts";
import { pageInBlocks } from "#search/postgres/memory/page-in-blocks.ts";
import { createPostgresEngine } from "#search/postgres/postgres-engine.server.ts";
import { findPage } from "#search/postgres/sessions-by-statement.server.ts";
import { matchInMemory } from "#search/postgres/words-in-memory.server.ts";
import type { SearchQuery } from "#search/query.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import { randomPicks } from "#tests/support/random-picks.ts";
import type { BenchOptions } from "../bench-line.ts";
import { ask, askAll, fillNaiveSide, LABELS, openCatalogue, readFacts, TEXTS } from "./catalogue.ts";
import { seed, today } from "./corpus.ts";
import { benchEnginesOf } from "./engines-of-catalogue.ts";
import { type Bench, type Comparison, comparison, missedShare, type Print, recallLine, type Side } from "./measure.ts";
import { naiveNearest, naiveText, naiveTypo } from "./naive.ts";
import { sampleWords, withOneSlip } from "./sample.ts";
import { benchSessions } from "./sessions.ts";

const MAX_MISSED = 0.07;

/** The search engine against what one writes first, on the same made-up catalogue, in turns; contract.md § Commands. */
export async function bench(options: BenchOptions, print: Print): Promise<void> {
  const cluster = await openScratchCluster();
  try {
    const small = options.quick ? 10_000 : 100_000;
    const catalogue = await openCatalogue(cluster, { offers: small, hasBody: true });
    const bench = { options, print, facts: await readFacts(catalogue), repetitions: options.quick ? 1 : 5 };
    await fillNaiveSide(cluster, small);
    const pool = openPool({ connectionString: withDatabaseName(cluster.superuserUrl, `bench_${small}`), max: 1 });
    const served = await serve(catalogue, pool);
    const { only } = options;
    const isAsked = (part: string): boolean => only === undefined || part.includes(only);
    if (isAsked("words")) await benchText(bench, served, LABELS[small]);
    if (isAsked("one slip")) await benchSlips(bench, served, LABELS[small]);
    if (isAsked("nearest")) await benchNearest(bench, catalogue, LABELS[small]);
    if (isAsked("combined")) await benchCombined(bench, cluster, served, small);
    if (isAsked("engines") && options.scale !== "1m") await benchEnginesOf(bench, cluster, small);
    await Promise.all([catalogue.end(), pool.end()]);
  } finally {
    await cluster.release();
  }
}

/** A made-up catalogue, and the engine as it is served: with the documents in memory. */
interface Served {
  readonly client: pg.Client;
  readonly engine: SearchEngine;
  /** The page of hits alone, as the naive side gives it: neither total nor facets. */
  readonly hits: (query: SearchQuery) => Promise<readonly SearchHit[]>;
}

async function serve(client: pg.Client, pool: pg.Pool): Promise<Served> {
  const memory = createDocumentMemory(pool);
  await memory.prepare();
  return {
    client,
    engine: createPostgresEngine(client, memory),
    async hits(query) {
      const found = await matchInMemory(client, memory, query);
      if (found === null) throw new Error("The documents are not in memory");
      return pageInBlocks(found.columns, query, found.matched.scores);
    },
  };
}

/** Words alone: with the body when titles give little, then only where titles are enough. */
async function benchText(bench: Bench, served: Served, scale: string): Promise<void> {
  const { client } = served;
  const sample = await sampleWords(client, TEXTS, 20);
  const words = [...sample.mid, ...sample.broad];
  const titled: string[] = [];
  for (const word of words) if (await titlesAnswer(client, word)) titled.push(word);
  await comparison(bench, textCase(served, "words, body when titles give under 20", scale, words, 1 / 5));
  await comparison(
    bench,
    textCase(served, `words that titles answer (${titled.length} of ${words.length})`, scale, titled, 1 / 10),
  );
  await comparison(bench, textCase(served, "rare words, body always asked", scale, sample.rare, null));
  await recallLine(
    bench,
    scale,
    "recall@20 missed against the body query",
    await missedShare(words, async (word) => ({
      found: await hitsOf(served, ask(word)),
      wanted: await naiveText(client, word),
    })),
    null,
  );
}

/** Whether titles and jobs give twenty trainings, so that the body is never asked. */
async function titlesAnswer(client: pg.Client, word: string): Promise<boolean> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT count(*)::integer AS n FROM search.posting WHERE term = (ts_lexize('pg_catalog.french_stem', $1))[1] AND visible_until >= $2",
    [word, today],
  );
  return (rows[0]?.n ?? 0) >= 20;
}

function textCase(
  { client, hits }: Served,
  name: string,
  scale: string,
  words: readonly string[],
  goal: number | null,
): Comparison {
  return {
    case: name,
    scale,
    items: words.length,
    ours: { name: "portal", run: (item) => hits(ask(words[item] ?? "")) },
    other: { name: "stored body tsvector, GIN, ts_rank", run: (item) => naiveText(client, words[item] ?? "") },
    compare: "p95",
    goal,
  };
}

async function benchSlips(bench: Bench, served: Served, scale: string): Promise<void> {
  const { client, engine, hits } = served;
  const { mid, broad } = await sampleWords(
    client,
    "SELECT array_to_tsvector(array_agg(term)) FROM search.posting WHERE training_id % 2 = 0 GROUP BY training_id",
    30,
  );
  const { rows } = await client.query<{ word: string }>("SELECT word FROM search.lexeme");
  const known = new Set(rows.map(({ word }) => word));
  const meant = [...mid, ...broad].slice(0, 40);
  const slips = meant.map((word, number) => withOneSlip(word, known, number));
  const lexicon = await loadLexicon(client);
  const askSlip = (number: number): SearchQuery => {
    const text = slips[number] ?? "";
    return { ...ask(text), question: understandText(lexicon, text) };
  };
  await comparison(bench, {
    case: "one slip",
    scale,
    items: slips.length,
    ours: { name: "portal", run: (item) => hits(askSlip(item)) },
    other: { name: "word_similarity on titles, trigram GIN", run: (item) => naiveTypo(client, slips[item] ?? "") },
    compare: "p95",
    goal: 1 / 15,
  });
  await comparison(bench, {
    case: "one slip, with total and facets",
    scale,
    items: slips.length,
    ours: { name: "portal", run: (item) => engine.search(askSlip(item)) },
    other: { name: "word_similarity on titles, trigram GIN", run: (item) => naiveTypo(client, slips[item] ?? "") },
    compare: "p95",
    goal: null,
  });
  await comparison(bench, {
    case: "floor of one slip: a statement that does nothing",
    scale,
    items: slips.length,
    ours: { name: "SELECT 1", run: () => client.query({ name: "floor", text: "SELECT 1" }) },
    other: { name: "word_similarity on titles, trigram GIN", run: (item) => naiveTypo(client, slips[item] ?? "") },
    compare: "p95",
    goal: null,
  });
  const missed = await missedShare(meant, async (word, number) => ({
    found: await hitsOf(served, askSlip(number)),
    wanted: await hitsOf(served, ask(word)),
  }));
  await recallLine(bench, scale, "one slip, recall@20 missed against the word meant", missed, MAX_MISSED);
}

async function benchNearest(bench: Bench, client: pg.Client, scale: string): Promise<void> {
  const random = randomPicks(seed + 6);
  const centres = Array.from({ length: 40 }, () => ({
    latitude: 49.6 + random.number() * 1.2,
    longitude: 1.9 + random.number() * 1.8,
  }));
  const query = (item: number): SearchQuery => ({
    ...ask(""),
    sort: "distance",
    place: { kind: "circle", centre: centres[item] ?? { latitude: 50, longitude: 3 }, radiusKm: 100 },
  });
  await comparison(bench, {
    case: "nearest 20",
    scale,
    items: centres.length,
    ours: { name: "portal, from the tables", run: (item) => findPage(client, query(item), null) },
    other: {
      name: "earthdistance, 20 km box",
      run: (item) => naiveNearest(client, centres[item]?.latitude ?? 0, centres[item]?.longitude ?? 0),
    },
    compare: "median",
    goal: 1 / 50,
  });
}

/** Words, funder, window, 30 km, hits, total and facets: ten times the catalogue against once. */
async function benchCombined(
  bench: Bench,
  cluster: EmbeddedDatabase,
  served: Served,
  offers: 10_000 | 100_000,
): Promise<void> {
  const small = served.client;
  const { mid, broad } = await sampleWords(small, TEXTS, 20);
  const words = [...mid, ...broad];
  const side =
    (client: pg.Client): Side["run"] =>
    (item) =>
      createPostgresEngine(client).search(askAll(words[item] ?? ""));
  if (bench.options.scale !== "1m") {
    await benchSessions(bench, served, LABELS[offers], { combined: words.map(askAll), empty: ask("") });
    return;
  }
  const large = await openCatalogue(cluster, { offers: 1_000_000, hasBody: false });
  await comparison(bench, {
    case: "words + funder + window + 30 km + facets, ten times the catalogue",
    scale: `${LABELS[1_000_000]} over ${LABELS[offers]}`,
    items: words.length,
    ours: { name: `portal ${LABELS[1_000_000]}`, run: side(large) },
    other: { name: `portal ${LABELS[offers]}`, run: side(small) },
    compare: "median",
    goal: 12,
  });
  await large.end();
}

async function hitsOf({ engine }: Served, query: SearchQuery): Promise<number[]> {
  return (await engine.search(query)).hits.map(({ trainingId }) => trainingId);
}
