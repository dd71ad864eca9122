import { performance } from "node:perf_hooks";
import { type BenchLine, type BenchOptions, rounded, summarise } from "../bench-line.ts";

export type Print = (line: BenchLine) => void;

export interface Side {
  readonly name: string;
  readonly run: (item: number) => Promise<unknown>;
}

export interface Comparison {
  readonly case: string;
  readonly scale: string;
  readonly ours: Side;
  readonly other: Side;
  readonly items: number;
  readonly compare: "p95" | "median";
  /** Null for a figure given for information. */
  readonly goal: number | null;
}

export interface Bench {
  readonly options: BenchOptions;
  readonly print: Print;
  readonly facts: Pick<BenchLine, "suite" | "seed" | "engine" | "engineVersion" | "commit">;
  readonly repetitions: number;
}

/** Executions after which PostgreSQL settles on a plan for a named statement. */
const WARM_UP = 12;
/** What the portal does itself is compiled while it runs: a process that serves has done it for longer than this. */
const WARM_UP_MS = 1_000;

/** Runs the items in turn until both are warm. */
async function warmUp(run: Side["run"], items: number): Promise<void> {
  const startedAt = performance.now();
  for (let n = 0; n < WARM_UP || performance.now() - startedAt < WARM_UP_MS; n += 1) await run(n % items);
}

/** Both sides in turns, so that a busy machine slows both; the order changes at every repetition. */
export async function comparison(bench: Bench, { ours, other, ...asked }: Comparison): Promise<void> {
  const a: number[] = [];
  const b: number[] = [];
  if (asked.items > 0) for (const { run } of [ours, other]) await warmUp(run, asked.items);
  for (let repetition = 0; repetition < bench.repetitions; repetition += 1) {
    for (let item = 0; item < asked.items; item += 1) {
      if (repetition % 2 === 0) a.push(await timed(ours.run, item));
      b.push(await timed(other.run, item));
      if (repetition % 2 === 1) a.push(await timed(ours.run, item));
    }
  }
  const [sideA, sideB] = [summarise(ours.name, a), summarise(other.name, b)];
  const ratio = rounded(sideA[asked.compare] / sideB[asked.compare]);
  const goal = bench.options.quick || asked.goal === null ? null : rounded(asked.goal);
  bench.print({
    ...bench.facts,
    case: `${asked.case} (${asked.compare})`,
    scale: asked.scale,
    unit: "ms",
    a: sideA,
    b: sideB,
    ratio,
    goal,
    ok: goal === null || ratio <= goal,
    n: a.length,
  });
}

export async function measure(run: Side["run"], items: number, repetitions: number): Promise<number[]> {
  const measures: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (let item = 0; item < items; item += 1) measures.push(await timed(run, item));
  }
  return measures;
}

async function timed(run: Side["run"], item: number): Promise<number> {
  const startedAt = performance.now();
  await run(item);
  return performance.now() - startedAt;
}

export async function missedShare(
  words: readonly string[],
  answer: (
    word: string,
    number: number,
  ) => Promise<{ readonly found: readonly number[]; readonly wanted: readonly number[] }>,
): Promise<readonly number[]> {
  const shares: number[] = [];
  for (const [number, word] of words.entries()) {
    const { found, wanted } = await answer(word, number);
    if (wanted.length > 0) shares.push(1 - wanted.filter((id) => found.includes(id)).length / wanted.length);
  }
  return shares;
}

export async function recallLine(
  bench: Bench,
  scale: string,
  name: string,
  shares: readonly number[],
  goal: number | null,
): Promise<void> {
  const mean = rounded(shares.reduce((sum, share) => sum + share, 0) / shares.length);
  const a = { ...summarise("portal", shares), median: mean };
  bench.print({
    ...bench.facts,
    case: `${name} (mean)`,
    scale,
    unit: "share",
    a,
    b: null,
    ratio: null,
    goal,
    ok: goal === null || mean <= goal,
    n: shares.length,
  });
}
