import type { Pace } from "#search/values.ts";
import type { BlockForGap } from "../blocks/block-index.ts";
import type { PathInstance, PathInstanceOption } from "../path/path-instance.ts";
import { isAskedBefore, type PriorCheck, type PriorNeed, priorNeeds, priorSkill } from "../prior/prior-needs.ts";
import type { BlockSession } from "../sessions/block-session.ts";

/** A dated session that a path may hold. */
export interface DatedSession extends BlockSession {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly hours: number;
  readonly weeklyHours: number;
  /** The missing skills that its blocks teach, each once. */
  readonly brings: readonly number[];
  /** What it brings of what is asked before others, and what it asks itself: only what the person lacks. */
  readonly prepares: readonly PriorNeed[];
  readonly asks: readonly PriorNeed[];
}

const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
/** Usual hours a week, where a feed gives a pace and no end: an entry that is always open. */
const PACE_HOURS: Readonly<Record<Pace, number>> = { "full-time": 35, "part-time": 20, evening: 9 };
const USUAL_HOURS = 35;
const MOST_HOURS = 1_000_000;

/** The sessions whose dates and hours are known, with what their blocks bring; those that bring nothing are left out. */
export function datedSessions(
  sessions: readonly BlockSession[],
  blocks: readonly Pick<BlockForGap, "code" | "skills">[],
): readonly DatedSession[] {
  const skillsOf = new Map(blocks.map(({ code, skills }) => [code, skills]));
  return sessions.flatMap((one) => {
    const { startsOn, hours } = one.session;
    const brings = [...new Set(one.blocks.flatMap((code) => skillsOf.get(code) ?? []))].sort((a, b) => a - b);
    if (startsOn === null || hours === null || hours > MOST_HOURS || brings.length === 0) return [];
    const time = timeOf(one.session, startsOn, hours);
    return time === null ? [] : [{ ...one, ...time, startsOn, hours, brings, prepares: [], asks: [] }];
  });
}

/** The sessions that bring what is asked before, whose dates and hours are known; `blocks` holds the needs that each brings. */
export function datedPriorSessions(sessions: readonly BlockSession[]): readonly DatedSession[] {
  return sessions.flatMap((one) => {
    const { startsOn, hours } = one.session;
    if (startsOn === null || hours === null || hours > MOST_HOURS) return [];
    const time = timeOf(one.session, startsOn, hours);
    const prepares = priorNeeds.filter((need) => one.blocks.includes(need));
    return time === null ? [] : [{ ...one, ...time, blocks: [], startsOn, hours, brings: [], prepares, asks: [] }];
  });
}

/** The sessions of a job, each with what it asks before of who lacks it. */
export function withAsked(sessions: readonly DatedSession[], checks: readonly PriorCheck[]): readonly DatedSession[] {
  const lacking = checks.filter(({ status }) => status === "missing");
  return sessions.map((one) => ({
    ...one,
    asks: lacking.filter((check) => isAskedBefore(check, one.hours)).map(({ need }) => need),
  }));
}

/** When it ends and how many hours a week it takes. An entry that is always open lasts as long as its hours take at its pace. */
function timeOf(
  { permanent, pace, endsOn }: BlockSession["session"],
  startsOn: string,
  hours: number,
): Pick<DatedSession, "endsOn" | "weeklyHours"> | null {
  if (permanent || endsOn === null) {
    const weeklyHours = pace === null ? USUAL_HOURS : PACE_HOURS[pace];
    if (!permanent) return null;
    const weeks = Math.max(1, Math.ceil(hours / weeklyHours));
    return { weeklyHours, endsOn: isoOf(dayNumber(startsOn) + weeks * DAYS_A_WEEK - 1) };
  }
  const weeks = Math.max(1, Math.ceil((dayNumber(endsOn) - dayNumber(startsOn) + 1) / DAYS_A_WEEK));
  return { weeklyHours: Math.ceil(hours / weeks), endsOn };
}

/** Days since 1970. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
}

function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The sessions as options of a path instance; the id of an option is its place. `found`: what is asked before and that some session
 * brings; the rest is required of no option, and is said to be missing. `takes`: the hours a week that a session of so many takes up.
 */
export function pathOptions(
  sessions: readonly DatedSession[],
  { found, takes }: { readonly found: readonly PriorNeed[]; readonly takes: (weeklyHours: number) => number },
): readonly PathInstanceOption[] {
  return sessions.map((one, id) => ({
    id,
    covers: [...one.brings, ...one.prepares.map(priorSkill)],
    startsOn: dayNumber(one.startsOn),
    endsOn: dayNumber(one.endsOn),
    weeklyHours: takes(one.weeklyHours),
    hours: one.hours,
    costCents: ownCents(one),
    km: Math.round(one.session.place.distanceKm ?? 0),
    requires: one.asks.filter((need) => found.includes(need)).map(priorSkill),
  }));
}

/** What the person would pay, as far as the feed says; what somebody else may pay counts as nothing until the rules of money are known. */
function ownCents({ session: { payment }, hours }: DatedSession): number {
  if (payment.toPay !== "price") return 0;
  return payment.priceCents ?? (payment.hourlyCents ?? 0) * hours;
}

type Penalties = PathInstance["penalties"];

/** What a path is searched for: everything weighed as usual, or one thing that counts more. */
export const grounds = ["usual", "soonest", "nearest", "shortest"] as const;
export type Ground = (typeof grounds)[number];

/**
 * A point is 1000. An hour takes off the 25th of a point: a skill at the core of a job (16 points) is worth 400 hours at most, another one
 * (4 points) 100 hours. Chosen on thirty real paths: docs/paths.md.
 */
const USUAL: Penalties = { perHour: 40, perEuro: 1, perKm: 20, perDay: 4 };
export const penaltiesOf: Readonly<Record<Ground, Penalties>> = {
  usual: USUAL,
  soonest: { ...USUAL, perDay: 40 },
  nearest: { ...USUAL, perKm: 200 },
  shortest: { ...USUAL, perHour: 100 },
};

/** Hours a week that nobody exceeds, when they did not say: a full-time training has 35 to 39. */
export const USUAL_WEEKLY_LIMIT = 39;
