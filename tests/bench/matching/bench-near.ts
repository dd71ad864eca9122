import { type HeldSkill, measureGap } from "#app/matching/gap/measure-gap.ts";
import { skillNearness } from "#app/matching/gap/skill-nearness.server.ts";
import { arrangeJobs, closestJobs, type NearJob, weighedForNearness } from "#app/matching/near/near-jobs.ts";
import { CORE_WEIGHT } from "#app/matching/profile/held-skills.ts";
import type { KnownJob, KnownJobs } from "#app/skills/expected/known-jobs.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";
import { type BenchLine, rounded, summarise } from "../bench-line.ts";
import { readSharedJobs } from "./shared-jobs.ts";

type Facts = Pick<BenchLine, "suite" | "seed" | "engine" | "engineVersion" | "commit">;

const PROFILES = 50;
const MOST = 10;
const ROUNDS = 7;
const FIVE_MS = 5;
const QUARTERS = 4;
/** What a skill that is not generic weighs beside one that is. */
const PARTICULAR = 4;

/**
 * The jobs that somebody is closest to, by inverted lists against the gap of each job in turn: the same jobs in the same order for every
 * profile. A profile: the core of one to three jobs of ROME drawn by seed, and ten skills of anything, some of them a little.
 */
export async function benchNear(facts: Facts, quick: boolean, print: (line: BenchLine) => void): Promise<void> {
  const known = readSharedJobs();
  const nearness = await skillNearness();
  const index = await arrangeJobs(known, nearness);
  const weighed = known.jobs.map((job) => ({ job, skills: weighedForNearness(job, known.generic) }));
  const picks = randomPicks(facts.seed);
  const ours: number[] = [];
  const plain: number[] = [];
  const profiles = quick ? 5 : PROFILES;
  for (let profile = 0; profile < profiles; profile += 1) {
    const { held, done } = drawProfile(picks, known);
    ours.push(leastTime(() => closestJobs(index.measure(held), { done, most: MOST })));
    const plainAt = performance.now();
    const measured = weighed.flatMap(({ job, skills }): readonly NearJob[] => {
      const { coverage, have } = measureGap(skills, held, nearness);
      const isCore = (of: number): boolean => of >= CORE_WEIGHT * PARTICULAR * QUARTERS;
      const core = have.filter(({ ogr, of }) => !known.generic.has(ogr) && isCore(of)).length;
      return core === 0 ? [] : [{ job, points: coverage.points, of: coverage.of, core }];
    });
    plain.push(performance.now() - plainAt);
    const all = { done, most: known.jobs.length };
    refuseDifference(closestJobs(index.measure(held), all), closestJobs(measured, all));
  }
  const a = summarise("portal", ours);
  const b = summarise("gap of each job", plain);
  const scale = `${known.jobs.length} jobs`;
  const common = { ...facts, engine: "portal", engineVersion: "", unit: "ms", n: profiles, scale };
  const ratio = rounded(a.median / b.median);
  print({
    ...common,
    case: "jobs closest to a profile, same jobs, time",
    a,
    b,
    ratio,
    goal: 1 / 2,
    ok: ratio <= 1 / 2,
  });
  if (quick) return;
  const ok = a.median <= FIVE_MS;
  print({ ...common, case: "jobs closest to a profile, time", a, b: null, ratio: null, goal: FIVE_MS, ok });
}

/** The least of some rounds: others on the machine add to the rest. */
function leastTime(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    run();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

function drawProfile(
  picks: RandomPicks,
  { jobs }: KnownJobs,
): { readonly held: readonly HeldSkill[]; readonly done: readonly string[] } {
  const done = Array.from({ length: 1 + picks.integer(3) }, () => picks.pick(jobs));
  const core = done.flatMap((job: KnownJob) => job.skills.filter(({ weight }) => weight >= CORE_WEIGHT));
  const others = Array.from({ length: 10 }, () => picks.pick(picks.pick(jobs).skills));
  const held = [
    ...core.map((skill) => ({ skill, isPartial: false, proof: null })),
    ...others.map((skill) => ({ skill, isPartial: picks.chance(0.3), proof: null })),
  ];
  return { held, done: done.map(({ rome }) => rome) };
}

function refuseDifference(found: readonly NearJob[], plain: readonly NearJob[]): void {
  const named = (jobs: readonly NearJob[]): string =>
    jobs.map(({ job, points, of, core }) => `${job.rome} ${points}/${of} ${core}`).join(", ");
  if (named(found) !== named(plain)) throw new Error(`Other jobs: ${named(found)}; by each gap: ${named(plain)}`);
}
