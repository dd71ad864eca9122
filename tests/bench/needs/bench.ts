import type pg from "pg";
import { answerNeeds } from "#app/needs/search/search-needs.server.ts";
import { openPool } from "#app/platform/connections.server.ts";
import { type EmbeddedDatabase, openScratchCluster } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import { answerQuestion, rankNeedsElsewhere } from "#search/choose-engine.server.ts";
import type { EngineName } from "#search/engine.ts";
import { rebuildIndexes } from "#search/meilisearch/feed-index.server.ts";
import { type NeedQuery, noNeedFilters } from "#search/needs/need-query.ts";
import { createDocumentMemory, type DocumentMemory } from "#search/postgres/memory/document-memory.server.ts";
import { rebuildNeedDocuments } from "#search/postgres/write-needs.server.ts";
import type { SearchQuery } from "#search/query.ts";
import { enginesHere, openScratchMeilisearch, PATIENT_MS } from "#tests/support/meilisearch-server.ts";
import { type BenchOptions, summarise } from "../bench-line.ts";
import { showDocuments } from "../search/bench-documents.ts";
import { ask, askAll, connect, LABELS, openCatalogue, readFacts } from "../search/catalogue.ts";
import { today } from "../search/corpus.ts";
import { type Bench, comparison, type Print } from "../search/measure.ts";
import { sampleWords } from "../search/sample.ts";
import { benchFile } from "./file-of-needs.ts";
import { fillNeeds } from "./made-up-needs.ts";

const NEEDS = 50_000;
const NEEDS_QUICK = 5000;
/** One document in ten: where words are sampled by how common they are. */
const TEXTS = "SELECT tsv FROM search.training_body WHERE id % 10 = 0";
/** A search of needs is to take no longer than one of trainings, at p95. */
const OF_TRAININGS = 1;
/** The case that `--only` chooses: it needs no catalogue. */
const FILE = "a file of needs";

interface Asked {
  readonly name: string;
  readonly trainings: SearchQuery;
  readonly needs: NeedQuery;
}

interface Sides {
  readonly bench: Bench;
  readonly scale: string;
  readonly memory: DocumentMemory;
  /** As the portal connects: row security holds it. */
  readonly app: pg.Client;
}

/** Searches of needs beside the same searches of trainings, in both engines, on made-up ones; a file of needs. contract.md § Commands. */
export async function bench(options: BenchOptions, print: Print): Promise<void> {
  const cluster = await openScratchCluster();
  try {
    if (options.only === undefined) await benchNeeds(cluster, options, print);
    if (options.only === undefined || FILE.includes(options.only)) await benchFile(cluster, options, print);
  } finally {
    await cluster.release();
  }
}

async function benchNeeds(cluster: EmbeddedDatabase, options: BenchOptions, print: Print): Promise<void> {
  const offers = options.quick ? 10_000 : 100_000;
  const wanted = options.quick ? NEEDS_QUICK : NEEDS;
  const catalogue = await openCatalogue(cluster, { offers, hasBody: true });
  const database = `bench_${offers}`;
  const facts = { ...(await readFacts(catalogue)), suite: "needs" };
  const benching = { options, print, facts, repetitions: options.quick ? 1 : 5 };
  await fillNeeds(catalogue, wanted);
  await writeDocuments(catalogue, { bench: benching, scale: String(wanted) });
  const app = await connect(cluster.appUrl, database);
  const pool = openPool({ connectionString: withDatabaseName(cluster.superuserUrl, database), max: 2 });
  try {
    const memory = createDocumentMemory(pool);
    await memory.prepare();
    const sides = { bench: benching, scale: `${wanted} beside ${LABELS[offers]}`, memory, app };
    const asked = await questionsOf(catalogue);
    await compareAll(sides, "postgres", asked);
    await compareByMeilisearch(sides, catalogue, asked);
  } finally {
    await Promise.all([app.end(), pool.end(), catalogue.end()]);
  }
}

/** How long all documents of needs take to be written again. */
async function writeDocuments(owner: pg.Client, { bench, scale }: Pick<Sides, "bench" | "scale">): Promise<void> {
  const startedAt = performance.now();
  await owner.query("BEGIN");
  await rebuildNeedDocuments(owner);
  await owner.query("COMMIT");
  const a = summarise("portal", [(performance.now() - startedAt) / 1000]);
  await owner.query("VACUUM ANALYZE");
  const figure = { unit: "s", a, b: null, ratio: null, goal: null, ok: true, n: 1 } as const;
  bench.print({ ...bench.facts, case: "all documents of needs written again", scale, ...figure });
}

async function questionsOf(owner: pg.Client): Promise<readonly (readonly Asked[])[]> {
  const { mid, broad } = await sampleWords(owner, TEXTS, 20);
  const words = [...mid, ...broad];
  const named = (name: string, query: (word: string) => SearchQuery, more: Partial<NeedQuery> = {}): readonly Asked[] =>
    words.map((word) => ({ name, trainings: query(word), needs: { ...needsOf(query(word)), ...more } }));
  return [
    named("words", ask),
    named("words, window and 30 km", askAll),
    named("words, among all needs", ask, { sight: 2 }),
    named("no word", () => ask("")),
  ];
}

/** The same question, of needs that everybody sees. */
function needsOf({ question, place, filters }: SearchQuery): NeedQuery {
  const { from, to } = filters;
  return { question, place, filters: { ...noNeedFilters, from, to }, sight: 0, page: 1, perPage: 20, today };
}

async function compareAll(sides: Sides, engine: EngineName, kinds: readonly (readonly Asked[])[]): Promise<void> {
  for (const kind of kinds) {
    const [first] = kind;
    if (first === undefined) continue;
    await inSight(sides.app, first.needs);
    await comparison(sides.bench, {
      ...{ case: `${engine}: ${first.name}`, scale: sides.scale, items: kind.length },
      ...{ compare: "p95", goal: OF_TRAININGS },
      ours: { name: "needs", run: (item) => askNeeds(sides, engine, kind[item]) },
      other: { name: "trainings", run: (item) => askTrainings(sides, engine, kind[item]) },
    });
  }
}

/** A sensor's sight is that of the portal's own work on needs. */
async function inSight(app: pg.Client, { sight }: NeedQuery): Promise<void> {
  await app.query("SELECT set_config('hub.task', $1, false)", [sight === 2 ? "need" : ""]);
}

async function askNeeds({ app }: Sides, engine: EngineName, asked: Asked | undefined): Promise<void> {
  if (asked === undefined) return;
  const ranked = await rankNeedsElsewhere(asked.needs, engine);
  if (engine === "meilisearch" && ranked === null && asked.needs.question.words.length > 0) {
    throw new Error("Meilisearch was asked, and did not answer");
  }
  await answerNeeds(app, asked.needs, ranked);
}

async function askTrainings({ app, memory }: Sides, engine: EngineName, asked: Asked | undefined): Promise<void> {
  if (asked === undefined) return;
  const answer = await answerQuestion(app, asked.trainings, engine, memory);
  if (answer.degraded) throw new Error(`${engine} was asked, and did not answer`);
}

async function compareByMeilisearch(
  sides: Sides,
  owner: pg.Client,
  kinds: readonly (readonly Asked[])[],
): Promise<void> {
  if (!enginesHere.includes("meilisearch")) {
    const none = { unit: "ms", a: summarise("portal", [0]), b: null, ratio: null, goal: null, ok: true, n: 0 } as const;
    sides.bench.print({
      ...sides.bench.facts,
      case: "not run: there is no meilisearch on the PATH",
      scale: sides.scale,
      ...none,
    });
    return;
  }
  const meilisearch = await openScratchMeilisearch();
  try {
    await showDocuments(owner);
    await rebuildIndexes(owner, meilisearch.server);
    applyEnvironment({ ...meilisearch.settings, MEILI_DEADLINE_MS: PATIENT_MS });
    const facts = { ...sides.bench.facts, engine: "meilisearch", engineVersion: meilisearch.version };
    await compareAll({ ...sides, bench: { ...sides.bench, facts } }, "meilisearch", kinds);
  } finally {
    applyEnvironment({
      ...{ MEILI_URL: undefined, MEILI_KEY: undefined, MEILI_WRITE_KEY: undefined, MEILI_DEADLINE_MS: undefined },
    });
    await meilisearch.close();
  }
}
