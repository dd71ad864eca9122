import { execFileSync } from "node:child_process";
import type { PathInstance } from "#app/matching/path/path-instance.ts";
import { type PathAnswer, planPath } from "#app/matching/path/plan-path.ts";
import { faultsOf } from "#tests/support/paths/check-path.ts";
import { randomInstance } from "#tests/support/paths/random-instance.ts";
import { type BenchLine, type BenchOptions, rounded, summarise } from "../bench-line.ts";
import { benchGap } from "./bench-gap.ts";
import { benchLoader } from "./bench-loader.ts";
import { benchNear as benchNearJobs } from "./bench-near.ts";
import { benchQuestions } from "./bench-questions.ts";
import { benchLinks } from "./links/bench-links.ts";
import { highsVersion, loadHighs, solveWithHighs } from "./solve-with-highs.ts";
import { origins, readStored, type StoredInstance } from "./stored-instances.ts";

type Print = (line: BenchLine) => void;
type Facts = Pick<BenchLine, "suite" | "seed" | "engine" | "engineVersion" | "commit">;

const SEED = 1;
const SMALL = { skills: 20, options: 120 };
const MEDIUM = "60 skills × 300 options";
const TIME_LIMIT_S = 120;

/**
 * Links from block to skill against the best by words; a gap against 50,000 blocks; the engine of paths against HiGHS: the same optimum,
 * how much faster, and how near on instances whose optimum is stored; the jobs near a profile against every gap; the order of questions
 * against chance; the page of a path on an imported catalogue. `--only links`, `gap`, `near`, `questions`, `paths` or `loader` runs one.
 */
export async function bench({ quick, only }: BenchOptions, print: Print): Promise<void> {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const facts: Facts = { suite: "matching", seed: SEED, engine: "highs", engineVersion: highsVersion, commit };
  const wants = (name: string): boolean => only === undefined || only === name;
  // The quick form says that nothing broke, on what may be looked at.
  if (wants("links")) await benchLinks(facts, quick ? ["tuned"] : ["aside", "fresh", "tuned"], print);
  if (wants("gap")) benchGap(facts, quick, print);
  if (wants("near")) await benchNearJobs(facts, quick, print);
  if (wants("questions")) await benchQuestions(facts, quick, print);
  if (wants("paths")) await benchPaths(facts, quick, print);
  if (wants("loader")) await benchLoader(facts, quick, print);
}

async function benchPaths(facts: Facts, quick: boolean, print: Print): Promise<void> {
  await benchExact(facts, quick ? 3 : 20, print);
  const stored = readStored();
  for (const origin of origins) {
    const some = stored.filter((one) => one.origin === origin);
    benchNear(facts, quick ? some.slice(0, 3) : some, print);
  }
}

/** Both sides in turns on the same instances; ours five times, its median kept, since it takes a few milliseconds. */
async function benchExact(facts: Facts, instances: number, print: Print): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  let equal = 0;
  planPath(randomInstance({ ...SMALL, seed: SEED }));
  for (let seed = SEED; seed < SEED + instances; seed += 1) {
    const instance = randomInstance({ ...SMALL, seed });
    const highs = await loadHighs();
    const theirsTimed = timed(() => solveWithHighs(highs, instance, TIME_LIMIT_S));
    const runs = Array.from({ length: 5 }, () => timed(() => planPath(instance)));
    const answer = planPath(instance);
    ours.push(
      summarise(
        "",
        runs.map(({ ms }) => ms),
      ).median,
    );
    theirs.push(theirsTimed.ms);
    const isBest = theirsTimed.value.isProven && answer.objective === theirsTimed.value.objective;
    if (isBest && answer.bound === answer.objective && faultsOf(instance, answer).length === 0) equal += 1;
  }
  const scale = `${SMALL.skills} skills × ${SMALL.options} options`;
  const a = summarise("portal", ours);
  const b = summarise("HiGHS", theirs);
  const ratio = a.median / b.median;
  const goal = 1 / 20;
  const ok = ratio <= goal;
  print({
    ...facts,
    case: "best path, time",
    scale,
    unit: "ms",
    a,
    b,
    ratio: rounded(ratio),
    goal: rounded(goal),
    ok,
    n: instances,
  });
  share(facts, print, {
    name: "best path, same optimum and proved",
    scale,
    value: equal / instances,
    floor: 1,
    n: instances,
  });
}

function benchNear(facts: Facts, stored: readonly StoredInstance[], print: Print): void {
  const runs = stored.map(({ instance, optimum }) => ({ instance, optimum, ...timed(() => planPath(instance)) }));
  const reached = runs.map(({ value, optimum }) => value.objective / optimum);
  const promised = runs.map(({ value, optimum }) => value.bound / optimum);
  const right = runs.filter((run) => isRight(run.instance, run.value, run.optimum)).length;
  const scale = `${MEDIUM}, ${stored[0]?.origin ?? "none"}`;
  const n = runs.length;
  share(facts, print, { name: "keeps every rule, bound over the optimum", scale, value: right / n, floor: 1, n });
  share(facts, print, { name: "objective / optimum, mean", scale, value: mean(reached), floor: 0.99, n });
  share(facts, print, { name: "objective / optimum, least", scale, value: Math.min(...reached), floor: 0.97, n });
  share(facts, print, { name: "bound / optimum, mean", scale, value: mean(promised), ceiling: 1.1, n });
  const a = summarise(
    "portal",
    runs.map(({ ms }) => ms),
  );
  print({ ...facts, case: "time", scale, unit: "ms", a, b: null, ratio: null, goal: null, ok: true, n });
}

function isRight(instance: PathInstance, answer: PathAnswer, optimum: number): boolean {
  return faultsOf(instance, answer).length === 0 && answer.objective <= optimum && answer.bound >= optimum;
}

interface Share {
  readonly name: string;
  readonly scale: string;
  readonly value: number;
  readonly n: number;
  readonly floor?: number;
  readonly ceiling?: number;
}

function share(facts: Facts, print: Print, { name, scale, value, n, floor, ceiling }: Share): void {
  const side = { name: "portal", median: rounded(value), p95: rounded(value) };
  const ok = n > 0 && value >= (floor ?? value) && value <= (ceiling ?? value);
  const line = {
    ...facts,
    case: name,
    scale,
    unit: "ratio",
    a: side,
    b: null,
    ratio: null,
    goal: floor ?? ceiling ?? null,
    ok,
    n,
  };
  print(floor === undefined ? line : { ...line, isFloor: true });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function timed<Value>(run: () => Value): { readonly value: Value; readonly ms: number } {
  const startedAt = performance.now();
  const value = run();
  return { value, ms: performance.now() - startedAt };
}
