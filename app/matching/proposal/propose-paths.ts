import type { MissingPoints } from "../blocks/block-index.ts";
import type { PathInstance } from "../path/path-instance.ts";
import type { PathViolation } from "../path/path-rules.ts";
import type { PathAnswer } from "../path/plan-path.ts";
import { type PriorNeed, priorNeeds } from "../prior/prior-needs.ts";
import { type DatedSession, dayNumber, grounds, pathOptions, penaltiesOf } from "./path-options.ts";

/** Steps at most: more is no plan for a life. */
const MOST_STEPS = 6;
/** Two years of school hours: nothing longer is proposed. */
const MOST_HOURS = 2400;
/** A year and a half ahead. */
const HORIZON_DAYS = 548;
const GENERIC_SHARE = 4;
const MOST_PATHS = 3;
const NO_BUDGET = Number.MAX_SAFE_INTEGER;

/** A step of a path: a session, and the skills that no step before it brings. */
export interface PathStep extends DatedSession {
  readonly adds: readonly number[];
  /** The block that brings the most of them. */
  readonly block: string;
}

/** What a path may be best at among those that are proposed. */
const virtues = ["soonest", "nearest", "shortest", "fullest"] as const;
export type Virtue = (typeof virtues)[number];

/** A dated set of sessions. `virtues`: what another that is proposed is worse at, and none better. */
export interface ProposedPath {
  readonly virtues: readonly Virtue[];
  readonly steps: readonly PathStep[];
  /** The points it brings, of those that are missing. */
  readonly gained: number;
  /** The skills that no step brings. */
  readonly left: readonly number[];
  /** What a step asks before, that the person lacks and that no step before it brings. */
  readonly unmet: readonly PriorNeed[];
  readonly objective: number;
  readonly bound: number;
  readonly violations: readonly PathViolation[];
}

export interface PathQuestion {
  readonly missing: readonly MissingPoints[];
  /** Skills that very many jobs ask for. */
  readonly generic: ReadonlySet<number>;
  readonly sessions: readonly DatedSession[];
  readonly skillsOfBlock: ReadonlyMap<string, readonly number[]>;
  /** ISO day: nothing starts before. */
  readonly from: string;
  readonly weeklyHours: number;
  /** What the person can pay in all, where their feed says a price; null: no limit. */
  readonly budgetCents: number | null;
  /** What is asked before and that a session of the question brings. */
  readonly found: readonly PriorNeed[];
  /** "alone": no session at the same time as another, however few its hours; "shared": as many as the hours a week allow. */
  readonly weeks: "alone" | "shared";
}

/** The question of each ground. */
export function instancesOf({ missing, generic, sessions, found, ...asked }: PathQuestion): readonly PathInstance[] {
  const { from, weeklyHours, budgetCents, weeks } = asked;
  const takes = (hours: number): number => (weeks === "alone" ? Math.max(hours, weeklyHours) : hours);
  const day = dayNumber(from);
  return grounds.map((ground) => ({
    skills: missing.map(({ ogr, points }) => ({ id: ogr, weight: generic.has(ogr) ? genericWorth(points) : points })),
    options: [...pathOptions(sessions, { found, takes })],
    limits: {
      ...{ budgetCents: budgetCents ?? NO_BUDGET, hours: MOST_HOURS, steps: MOST_STEPS, weeklyHours },
      ...{ from: day, to: day + HORIZON_DAYS },
    },
    penalties: penaltiesOf[ground],
  }));
}

/** What a generic skill is worth in a path: a quarter of its points. Nobody trains for weeks to learn what every job asks for. */
function genericWorth(points: number): number {
  return Math.min(points, Math.max(1, Math.floor(points / GENERIC_SHARE)));
}

/**
 * The different paths among the answers to `instancesOf`, in the order of grounds, at most three. A path found on several grounds is told
 * once. What each is said to be best at is compared on the paths themselves: the search weighs one thing more, and may find it better on
 * another.
 */
export function differentPaths(question: PathQuestion, answers: readonly PathAnswer[]): readonly ProposedPath[] {
  const found = new Map<string, FoundPath>();
  for (const answer of answers) {
    const key = answer.chosen.join(" ");
    if (answer.chosen.length > 0 && !found.has(key)) found.set(key, toPath(question, answer));
  }
  const paths = withVirtues([...found.values()]);
  if (paths.length <= MOST_PATHS) return paths;
  const kept = paths.filter((path) => path !== (paths.find((one) => one.virtues.length === 0) ?? paths.at(-1)));
  return withVirtues(kept.slice(0, MOST_PATHS));
}

function withVirtues(paths: readonly FoundPath[]): readonly ProposedPath[] {
  return paths.map((path) => ({ ...path, virtues: virtues.filter((virtue) => isBest(path, paths, virtue)) }));
}

type FoundPath = Omit<ProposedPath, "virtues">;

/** What is compared: the day it ends, the farthest place, the hours, the points that stay missing. Less is better. */
const measures: Readonly<Record<Virtue, (path: FoundPath) => number>> = {
  soonest: ({ steps }) => Math.max(...steps.map(({ endsOn }) => dayNumber(endsOn))),
  nearest: ({ steps }) => Math.max(...steps.map(({ session }) => Math.round(session.place.distanceKm ?? 0))),
  shortest: ({ steps }) => steps.reduce((sum, { hours }) => sum + hours, 0),
  fullest: ({ gained }) => -gained,
};

/** Is no path better at this, and another, if there is one, worse? */
function isBest(one: FoundPath, paths: readonly FoundPath[], virtue: Virtue): boolean {
  const own = measures[virtue](one);
  const all = paths.map(measures[virtue]);
  return own === Math.min(...all) && (paths.length === 1 || own < Math.max(...all));
}

function toPath(question: PathQuestion, { chosen, objective, bound, violations }: PathAnswer): FoundPath {
  const pointsOf = new Map(question.missing.map(({ ogr, points }) => [ogr, points]));
  const brought = new Set<number>();
  const sessions = chosen
    .flatMap((id) => question.sessions[id] ?? [])
    .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  const prepared = (one: DatedSession): readonly PriorNeed[] =>
    sessions.flatMap(({ endsOn, prepares }) => (endsOn < one.startsOn ? prepares : []));
  const unmet = sessions.flatMap((one) => one.asks.filter((need) => !prepared(one).includes(need)));
  const steps = sessions.map((session): PathStep => {
    const adds = session.brings.filter((ogr) => !brought.has(ogr));
    for (const ogr of adds) brought.add(ogr);
    return { ...session, adds, block: mainBlock(session, adds, question.skillsOfBlock) };
  });
  return {
    steps,
    gained: [...brought].reduce((sum, ogr) => sum + (pointsOf.get(ogr) ?? 0), 0),
    left: question.missing.flatMap(({ ogr }) => (brought.has(ogr) ? [] : [ogr])),
    unmet: priorNeeds.filter((need) => unmet.includes(need)),
    ...{ objective, bound, violations },
  };
}

function mainBlock(
  { blocks }: DatedSession,
  adds: readonly number[],
  skillsOfBlock: PathQuestion["skillsOfBlock"],
): string {
  const count = (code: string): number => (skillsOfBlock.get(code) ?? []).filter((ogr) => adds.includes(ogr)).length;
  return blocks.toSorted((one, other) => count(other) - count(one) || (one < other ? -1 : 1))[0] ?? "";
}
