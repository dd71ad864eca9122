import type pg from "pg";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { answerQuestion } from "#search/choose-engine.server.ts";
import type { EngineName } from "#search/engine.ts";
import { rebuildIndexes } from "#search/meilisearch/feed-index.server.ts";
import { withDeadline } from "#search/meilisearch/meilisearch-server.server.ts";
import { rankTrainings } from "#search/meilisearch/rank-trainings.server.ts";
import { answerRanked } from "#search/postgres/answer-ranked.server.ts";
import { createDocumentMemory, type DocumentMemory } from "#search/postgres/memory/document-memory.server.ts";
import type { SearchQuery } from "#search/query.ts";
import { enginesHere, openScratchMeilisearch, type ScratchMeilisearch } from "#tests/support/meilisearch-server.ts";
import { type BenchLine, rounded, summarise } from "../bench-line.ts";
import { recordRequests } from "./bare-requests.ts";
import { type Bench, comparison, measure, missedShare, recallLine } from "./measure.ts";

/** Another engine's answer over the bare requests it needs, once PostgreSQL's own part is taken off. */
const OVER_BARE = 1.3;
const OVER_IDLE = 2.5;
const OVER_DIRECT = 1.15;
/** Nobody is to be answered by the other engine because this machine is busy. */
const PATIENT_MS = 30_000;
const UNREACHABLE = "http://127.0.0.1:9";

/** Questions of one kind, whose words are already read, and the answer a naive engine gives to each, if one does. */
export interface Questions {
  readonly name: string;
  readonly all: readonly SearchQuery[];
  readonly wanted?: (item: number) => Promise<readonly number[]>;
}

/** The made-up catalogue: a connection that may do everything, one that asks, and a pool for what is read in memory. */
export interface EnginesCatalogue {
  readonly owner: pg.Client;
  readonly client: pg.Client;
  readonly pool: pg.Pool;
}

interface Both extends EnginesCatalogue {
  readonly bench: Bench;
  readonly scale: string;
  readonly memory: DocumentMemory;
  readonly meilisearch: ScratchMeilisearch;
}

/** Both engines side by side on the same catalogue and questions; prints one line when there is no Meilisearch here. */
export async function benchEngines(
  bench: Bench,
  scale: string,
  catalogue: EnginesCatalogue,
  kinds: readonly Questions[],
): Promise<void> {
  if (!enginesHere.includes("meilisearch")) {
    bench.print({ ...alone(bench, scale), case: "not run: there is no meilisearch on the PATH", ok: true });
    return;
  }
  const meilisearch = await openScratchMeilisearch();
  const memory = createDocumentMemory(catalogue.pool);
  const facts = {
    ...bench.facts,
    engine: "both",
    engineVersion: `${bench.facts.engineVersion}, ${meilisearch.version}`,
  };
  const both = { ...catalogue, bench: { ...bench, facts }, scale, memory, meilisearch };
  try {
    await memory.prepare();
    await rebuildIndexes(catalogue.owner, meilisearch.server);
    pointTo(meilisearch.settings.MEILI_URL, meilisearch);
    for (const kind of kinds) await compareKind(both, kind);
    const [words] = kinds;
    if (words !== undefined) {
      await compareWithBare(both, words);
      await compareWithRebuild(both, words);
      await compareWithOpenBreaker(both, words);
    }
  } finally {
    applyEnvironment({
      MEILI_URL: undefined,
      MEILI_KEY: undefined,
      MEILI_WRITE_KEY: undefined,
      MEILI_DEADLINE_MS: undefined,
    });
    await meilisearch.close();
  }
}

function pointTo(url: string, { settings }: ScratchMeilisearch): void {
  applyEnvironment({ ...settings, MEILI_URL: url, MEILI_DEADLINE_MS: String(PATIENT_MS) });
}

/** Asks as the portal does; a question that the other engine answered instead would be no figure. */
function asking({ client, memory }: Both, questions: Questions, engine: EngineName, by: EngineName = engine) {
  return async (item: number): Promise<readonly number[]> => {
    const query = questions.all[item];
    if (query === undefined) throw new Error(`There is no question ${item}`);
    const answer = await answerQuestion(client, query, engine, memory);
    if (answer.engine !== by) throw new Error(`${engine} was asked, ${answer.engine} answered`);
    return answer.hits.map(({ trainingId }) => trainingId);
  };
}

async function compareKind(both: Both, kind: Questions): Promise<void> {
  const { bench, scale } = both;
  const [ours, other] = [asking(both, kind, "meilisearch"), asking(both, kind, "postgres")];
  await comparison(bench, {
    ...{ case: `both engines: ${kind.name}`, scale, items: kind.all.length, compare: "median", goal: null },
    ours: { name: "Meilisearch", run: ours },
    other: { name: "PostgreSQL", run: other },
  });
  const { wanted } = kind;
  if (wanted === undefined) return;
  const items = kind.all.map((_, item) => String(item));
  for (const [engine, ask] of [
    ["Meilisearch", ours],
    ["PostgreSQL", other],
  ] as const) {
    const shares = await missedShare(items, async (_, item) => ({
      found: await ask(item),
      wanted: await wanted(item),
    }));
    await recallLine(bench, scale, `${engine}, ${kind.name}: recall@20 missed`, shares, null);
  }
}

/** The whole answer, PostgreSQL's part of it, and the requests alone, sent again as they were. */
async function compareWithBare(both: Both, questions: Questions): Promise<void> {
  const { bench, scale, client, memory, meilisearch } = both;
  const whole = asking(both, questions, "meilisearch");
  const times: Record<"whole" | "own" | "bare", number[]> = { whole: [], own: [], bare: [] };
  const take = async (name: keyof typeof times, work: () => Promise<unknown>): Promise<void> => {
    const startedAt = performance.now();
    await work();
    times[name].push(performance.now() - startedAt);
  };
  for (let repetition = -1; repetition < bench.repetitions; repetition += 1) {
    if (repetition === 0) for (const name of ["whole", "own", "bare"] as const) times[name].length = 0;
    for (const [item, query] of questions.all.entries()) {
      const { answer, sendAgain } = await recordRequests(() =>
        withDeadline(PATIENT_MS, (signal) => rankTrainings(meilisearch.server, query, signal)),
      );
      await take("whole", () => whole(item));
      await take("bare", sendAgain);
      await take("own", () => answerRanked(client, memory, query, answer));
    }
  }
  const [a, own, b] = [
    summarise("whole", times.whole),
    summarise("own", times.own),
    summarise("bare requests", times.bare),
  ];
  const ratio = rounded((a.median - own.median) / b.median);
  print(both, {
    case: `Meilisearch end to end, without PostgreSQL's own ${own.median} ms, over its bare requests (median)`,
    ...{ scale, a, b, ratio, n: times.whole.length, goal: OVER_BARE },
  });
}

async function compareWithRebuild(both: Both, questions: Questions): Promise<void> {
  const { bench, scale, owner, meilisearch } = both;
  const ask = asking(both, questions, "meilisearch");
  const idle = summarise("idle", await measure(ask, questions.all.length, bench.repetitions));
  const during: number[] = [];
  let isRebuilt = false;
  const rebuilding = rebuildIndexes(owner, meilisearch.server).finally(() => {
    isRebuilt = true;
  });
  while (!isRebuilt) during.push(...(await measure(ask, questions.all.length, 1)));
  await rebuilding;
  const a = summarise("during a rebuild", during);
  const ratio = rounded(a.p95 / idle.p95);
  print(both, {
    case: "search during a rebuild over idle (p95)",
    scale,
    a,
    b: idle,
    ratio,
    n: during.length,
    goal: OVER_IDLE,
  });
}

async function compareWithOpenBreaker(both: Both, questions: Questions): Promise<void> {
  const { bench, scale, meilisearch } = both;
  pointTo(UNREACHABLE, meilisearch);
  const broken = asking(both, questions, "meilisearch", "postgres");
  for (let failure = 0; failure < 3; failure += 1) await broken(0);
  await comparison(bench, {
    ...{ case: "breaker open, over PostgreSQL asked directly", scale, items: questions.all.length, compare: "p95" },
    ...{ goal: OVER_DIRECT },
    ours: { name: "breaker open", run: broken },
    other: { name: "PostgreSQL", run: asking(both, questions, "postgres") },
  });
}

type Figure = Pick<BenchLine, "case" | "scale" | "a" | "b" | "ratio" | "n" | "goal">;

function print({ bench }: Both, figure: Figure): void {
  const goal = bench.options.quick ? null : figure.goal;
  const ok = goal === null || (figure.ratio ?? 0) <= goal;
  bench.print({ ...bench.facts, unit: "ms", ...figure, goal, ok });
}

function alone(bench: Bench, scale: string): Omit<BenchLine, "case" | "ok"> {
  const a = summarise("portal", []);
  return { ...bench.facts, scale, unit: "ms", a, b: null, ratio: null, goal: null, n: 0 };
}
