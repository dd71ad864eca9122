import type { MissingPoints } from "../blocks/block-index.ts";
import type { PathInstance } from "../path/path-instance.ts";
import type { PathViolation } from "../path/path-rules.ts";
import type { PathAnswer } from "../path/plan-path.ts";
import { type DatedSession, dayNumber, type Ground, grounds, pathOptions, penaltiesOf } from "./path-options.ts";

/** Steps at most: more is no plan for a life. */
const MOST_STEPS = 6;
/** Two years of school hours: nothing longer is proposed. */
const MOST_HOURS = 2400;
/** A year and a half ahead. */
const HORIZON_DAYS = 548;
/** Who pays is to be confirmed: no budget limits a path yet. */
const NO_BUDGET = Number.MAX_SAFE_INTEGER;

/** A step of a path: a session, and the skills that no step before it brings. */
export interface PathStep extends DatedSession {
  readonly adds: readonly number[];
  /** The block that brings the most of them. */
  readonly block: string;
}

/** A dated set of sessions. `grounds`: on which it is the best one found. */
export interface ProposedPath {
  readonly grounds: readonly Ground[];
  readonly steps: readonly PathStep[];
  /** The points it brings, of those that are missing. */
  readonly gained: number;
  /** The skills that no step brings. */
  readonly left: readonly number[];
  readonly objective: number;
  readonly bound: number;
  readonly violations: readonly PathViolation[];
}

export interface PathQuestion {
  readonly missing: readonly MissingPoints[];
  readonly sessions: readonly DatedSession[];
  readonly skillsOfBlock: ReadonlyMap<string, readonly number[]>;
  /** ISO day: nothing starts before. */
  readonly from: string;
  readonly weeklyHours: number;
}

/** The question of each ground. */
export function instancesOf({ missing, sessions, from, weeklyHours }: PathQuestion): readonly PathInstance[] {
  const day = dayNumber(from);
  return grounds.map((ground) => ({
    skills: missing.map(({ ogr, points }) => ({ id: ogr, weight: points })),
    options: [...pathOptions(sessions)],
    limits: {
      ...{ budgetCents: NO_BUDGET, hours: MOST_HOURS, steps: MOST_STEPS, weeklyHours },
      ...{ from: day, to: day + HORIZON_DAYS },
    },
    penalties: penaltiesOf[ground],
  }));
}

/** The different paths among the answers to `instancesOf`, in the order of grounds; a path found on several grounds is told once. */
export function differentPaths(question: PathQuestion, answers: readonly PathAnswer[]): readonly ProposedPath[] {
  const paths = new Map<string, ProposedPath>();
  grounds.forEach((ground, place) => {
    const answer = answers[place];
    if (answer === undefined || answer.chosen.length === 0) return;
    const key = answer.chosen.join(" ");
    const known = paths.get(key);
    paths.set(
      key,
      known === undefined ? toPath(question, answer, ground) : { ...known, grounds: [...known.grounds, ground] },
    );
  });
  return [...paths.values()];
}

function toPath(
  question: PathQuestion,
  { chosen, objective, bound, violations }: PathAnswer,
  ground: Ground,
): ProposedPath {
  const pointsOf = new Map(question.missing.map(({ ogr, points }) => [ogr, points]));
  const brought = new Set<number>();
  const sessions = chosen
    .flatMap((id) => question.sessions[id] ?? [])
    .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  const steps = sessions.map((session): PathStep => {
    const adds = session.brings.filter((ogr) => !brought.has(ogr));
    for (const ogr of adds) brought.add(ogr);
    return { ...session, adds, block: mainBlock(session, adds, question.skillsOfBlock) };
  });
  return {
    grounds: [ground],
    steps,
    gained: [...brought].reduce((sum, ogr) => sum + (pointsOf.get(ogr) ?? 0), 0),
    left: question.missing.flatMap(({ ogr }) => (brought.has(ogr) ? [] : [ogr])),
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
