import { eachInTurns } from "#app/platform/in-turns.ts";
import type { ExpectedSkill } from "#app/skills/expected/expected-skills.ts";
import type { KnownJob, KnownJobs } from "#app/skills/expected/known-jobs.ts";
import {
  arrangeHeld,
  type HeldFacts,
  type HeldSkill,
  POINTS_PER_WEIGHT,
  quartersOf,
  type SkillNearness,
} from "../gap/measure-gap.ts";
import { CORE_WEIGHT } from "../profile/held-skills.ts";

/**
 * A job, and how much of what it expects somebody has: `points` of `of`, where a generic skill counts a quarter; `core`: how many skills
 * of its core they have whole, generic ones left out.
 */
export interface NearJob {
  readonly job: KnownJob;
  readonly points: number;
  readonly of: number;
  readonly core: number;
}

export interface NearJobs {
  /** Every job of whose core something is held that is not generic, in no order. */
  measure(held: readonly HeldSkill[]): readonly NearJob[];
}

/** What a skill that is not generic weighs beside one that is. */
const PARTICULAR = 4;
/** Skills of its core that are held make a job near; one alone does when a tenth of all is there. */
const ENOUGH_CORE = 2;
const LEAST_PERCENT = 10;

/** The expected skills of a job as they are weighed to say which jobs are near. */
export function weighedForNearness(job: KnownJob, generic: ReadonlySet<number>): readonly ExpectedSkill[] {
  return job.skills.map((skill) => ({ ...skill, weight: skill.weight * (generic.has(skill.ogr) ? 1 : PARTICULAR) }));
}

/** A job that expects a skill, by its place, and the weight it gives to it. */
interface Posting {
  readonly job: number;
  readonly weight: number;
}

interface Lists {
  readonly skills: ReadonlyMap<number, { readonly skill: ExpectedSkill; readonly postings: readonly Posting[] }>;
  /** Expected skills by their macro-skill, and macro-skills by their objective. */
  readonly ofMacro: ReadonlyMap<number, readonly number[]>;
  readonly ofObjective: ReadonlyMap<string, readonly number[]>;
}

/**
 * Arranges all jobs by the skills they expect: a question reads only the lists of what is held and of its neighbours in ROME's tree. What
 * is there of a skill is the same for every job (`measureGap`), so that it is measured once.
 */
export async function arrangeJobs({ jobs, generic }: KnownJobs, nearness: SkillNearness): Promise<NearJobs> {
  const weighed: (readonly ExpectedSkill[])[] = [];
  await eachInTurns(jobs, (job) => void weighed.push(weighedForNearness(job, generic)));
  const totals = weighed.map((skills) => skills.reduce((sum, { weight }) => sum + weight * POINTS_PER_WEIGHT, 0));
  const lists = await arrangeLists(weighed);
  return {
    measure(held) {
      const points = new Float64Array(jobs.length);
      const core = new Uint16Array(jobs.length);
      for (const { ogr, quarters } of creditsOf(lists, arrangeHeld(held, nearness), held)) {
        const isWhole = quarters === POINTS_PER_WEIGHT && !generic.has(ogr);
        for (const { job, weight } of lists.skills.get(ogr)?.postings ?? []) {
          points[job] = (points[job] ?? 0) + weight * quarters;
          if (isWhole && weight >= CORE_WEIGHT * PARTICULAR) core[job] = (core[job] ?? 0) + 1;
        }
      }
      return jobs.flatMap((job, at) =>
        (core[at] ?? 0) > 0 ? [{ job, points: points[at] ?? 0, of: totals[at] ?? 0, core: core[at] ?? 0 }] : [],
      );
    },
  };
}

/**
 * The jobs that somebody is closest to, at most `most`: first those of whose core they have several skills, then those of whose core they
 * have one; the fullest first. Those they did are left out.
 */
export function closestJobs(
  measured: readonly NearJob[],
  { done, most }: { readonly done: readonly string[]; readonly most: number },
): readonly NearJob[] {
  const others = measured.filter(({ job }) => !done.includes(job.rome)).toSorted(byCoverage);
  const isNear = ({ points, of }: NearJob): boolean => points * 100 >= LEAST_PERCENT * of;
  return [
    ...others.filter(({ core }) => core >= ENOUGH_CORE),
    ...others.filter((one) => one.core < ENOUGH_CORE && isNear(one)),
  ].slice(0, most);
}

/** Whole numbers compared across, then codes. */
function byCoverage(one: NearJob, other: NearJob): number {
  return other.points * one.of - one.points * other.of || (one.job.rome < other.job.rome ? -1 : 1);
}

async function arrangeLists(weighed: readonly (readonly ExpectedSkill[])[]): Promise<Lists> {
  const skills = new Map<number, { readonly skill: ExpectedSkill; readonly postings: Posting[] }>();
  const ofMacro = new Map<number, number[]>();
  const ofObjective = new Map<string, number[]>();
  await eachInTurns(weighed.entries(), ([job, expected]) => {
    for (const skill of expected) {
      const known = skills.get(skill.ogr);
      if (known !== undefined) {
        known.postings.push({ job, weight: skill.weight });
        continue;
      }
      skills.set(skill.ogr, { skill, postings: [{ job, weight: skill.weight }] });
      if (skill.macroOgr !== null) addTo(ofMacro, skill.macroOgr, skill.ogr);
      if (skill.objective !== null) addTo(ofObjective, skill.objective, skill.ogr);
    }
  });
  return { skills, ofMacro, ofObjective };
}

function addTo<Key>(lists: Map<Key, number[]>, key: Key, ogr: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [ogr]);
  else list.push(ogr);
}

/** What is there of every expected skill of which something is: of those held, and of their neighbours. */
function creditsOf(
  lists: Lists,
  facts: HeldFacts,
  held: readonly HeldSkill[],
): readonly { readonly ogr: number; readonly quarters: number }[] {
  return [...touchedBy(lists, held)].flatMap((ogr) => {
    const known = lists.skills.get(ogr);
    const quarters = known === undefined ? 0 : quartersOf(known.skill, facts);
    return quarters === 0 ? [] : [{ ogr, quarters }];
  });
}

function touchedBy({ ofMacro, ofObjective }: Lists, held: readonly HeldSkill[]): ReadonlySet<number> {
  const touched = new Set<number>();
  const add = (ogrs: readonly number[] | undefined): void => {
    for (const ogr of ogrs ?? []) touched.add(ogr);
  };
  for (const { skill } of held) {
    touched.add(skill.ogr);
    add(ofMacro.get(skill.ogr));
    if (skill.macroOgr !== null) {
      touched.add(skill.macroOgr);
      add(ofMacro.get(skill.macroOgr));
    }
    if (skill.objective !== null) add(ofObjective.get(skill.objective));
  }
  return touched;
}
