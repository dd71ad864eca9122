import fc from "fast-check";
import type { PathInstance } from "#app/matching/path/path-instance.ts";
import { planPath } from "#app/matching/path/plan-path.ts";
import { bestByTrying, faultsOf } from "#tests/support/paths/check-path.ts";
import { randomInstance } from "#tests/support/paths/random-instance.ts";
import { smallInstances } from "#tests/support/paths/small-instances.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";

interface Check {
  readonly name: string;
  readonly runs: number;
  readonly instances: fc.Arbitrary<PathInstance>;
  readonly judge: (instance: PathInstance) => readonly string[];
}

const SEED = 13;
/** The quick form does one run in so many. */
const QUICK_SHARE = 50;
/** Instances are drawn so many at a time: all of them would not fit in memory. */
const DRAWN = 500;

/** In all 100,000 instances. */
const checks: readonly Check[] = [
  { name: "rules, small instances", runs: 79_500, instances: smallInstances(14), judge: judgeRules },
  { name: "the best of all, every set tried", runs: 20_000, instances: smallInstances(7), judge: judgeBest },
  {
    name: "rules, 20 skills × 120 options",
    runs: 500,
    instances: fc.nat().map((seed) => randomInstance({ skills: 20, options: 120, seed })),
    judge: judgeRules,
  },
];

/** `verify paths`: random instances, judged by a checker that knows the rules of contract.md and nothing of the portal. */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  for (const check of checks) print(runCheck(check, quick ? check.runs / QUICK_SHARE : check.runs));
}

function runCheck({ name, instances, judge }: Check, runs: number): VerifyLine {
  const startedAt = performance.now();
  let violations = 0;
  let detail = "";
  for (let done = 0; done < runs; done += DRAWN) {
    for (const instance of fc.sample(instances, { seed: SEED + done, numRuns: Math.min(DRAWN, runs - done) })) {
      const [fault] = judge(instance);
      if (fault === undefined) continue;
      violations += 1;
      if (detail === "") detail = `${fault}: ${JSON.stringify(instance)}`;
    }
  }
  const durationMs = Math.round(performance.now() - startedAt);
  return { check: `paths: ${name}`, runs, violations, detail, seed: SEED, durationMs, ok: violations === 0 };
}

function judgeRules(instance: PathInstance): readonly string[] {
  return faultsOf(instance, planPath(instance));
}

function judgeBest(instance: PathInstance): readonly string[] {
  const answer = planPath(instance);
  const best = bestByTrying(instance);
  const isBest = answer.objective === best && answer.bound === best;
  const shown = `objective ${answer.objective} and bound ${answer.bound}, where the best is ${best}`;
  return [...faultsOf(instance, answer), ...(isBest ? [] : [shown])];
}
