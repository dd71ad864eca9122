import { UNRANKED } from "../../score-values.ts";
import { NOT_RECRUITING } from "../hits-statement.ts";
import { ENOUGH } from "../match-tiers.ts";
import { maskOf } from "../session-bits.ts";
import { type DocumentColumns, dayNumber, halvesOf, NO_DAY } from "./document-columns.ts";

/** How well trainings answer the words: lists of the same length. Those that are not in them come after all others. */
export interface Scores {
  /** Places in `trainingIds`, ascending. */
  readonly trainings: Int32Array;
  /** Higher is better. */
  readonly values: Float64Array;
  /** Null when another engine read the words. */
  readonly tiers: Uint8Array | null;
}

/** Its title, certification or codes bear all the words, or it is of a job that is meant. */
export const TITLED = 2;
/** All the words are among its short ones. */
export const CODED = 1;
export const OTHER = 0;

/** A training with a session that fails nothing. */
export interface Ranked {
  /** Its place in `trainingIds`. */
  readonly training: number;
  /** Its first candidate. */
  readonly first: number;
  /** What puts it in order, one after the other; lower first, then the lower id. */
  readonly keys: readonly [number, number];
}

/** Later than any entry. */
export const NEVER = 0x7fff_ffff;
const NO_DATE = dayNumber("9999-12-31");
const permanent = halvesOf(BigInt(maskOf("permanent"))).low;

/**
 * What a training is worth; they are asked for in ascending order. The second tier is worth nothing where the first, whose number
 * `countFirst` gives, fills the page: what a training loses for its job could put it behind.
 */
export function scoreFor(
  { trainings, values, tiers }: Scores,
  end: number,
  countFirst: () => number,
): (training: number) => number {
  const isFull = tiers?.includes(CODED) === true && countFirst() >= Math.max(end, ENOUGH);
  let at = 0;
  return (training) => {
    while ((trainings[at] ?? Infinity) < training) at += 1;
    if (trainings[at] !== training) return UNRANKED;
    return isFull && tiers[at] === CODED ? -Infinity : (values[at] ?? UNRANKED);
  };
}

/** The order of entry of a session, in days; hits-statement.ts says the rule. */
export function entryFor(
  { startsOn, low, recruitsUntil }: DocumentColumns,
  todayIso: string,
): (session: number) => number {
  const today = dayNumber(todayIso);
  return (session) => {
    const start = startsOn[session] ?? NO_DAY;
    const isPermanent = ((low[session] ?? 0) & permanent) !== 0;
    const day = isPermanent ? Math.max(start, today) : start === NO_DAY ? NO_DATE : start;
    return (recruitsUntil[session] ?? 0) < today ? day + NOT_RECRUITING : day;
  };
}

/**
 * Keeps the first of the trainings it is given, without sorting the rest: what comes after the last one kept is dropped at once. They
 * come in the order of ids, so that of two equals the first stays.
 */
export function createShortList(wanted: number) {
  const room = 2 * wanted + 200;
  let list: Ranked[] = [];
  let [lastOne, lastTwo] = [Infinity, Infinity];
  const cut = (): void => {
    list = list.sort(compare).slice(0, wanted);
    [lastOne, lastTwo] = list[wanted - 1]?.keys ?? [lastOne, lastTwo];
  };
  return {
    add(training: number, first: number, one: number, two: number): void {
      if (one > lastOne || (one === lastOne && two >= lastTwo)) return;
      if (list.push({ training, first, keys: [one, two] }) >= room) cut();
    },
    best(): readonly Ranked[] {
      cut();
      return list;
    },
  };
}

/** Two keys without end differ by nothing that is a number. */
export function compare(a: Ranked, b: Ranked): number {
  return a.keys[0] - b.keys[0] || a.keys[1] - b.keys[1] || a.training - b.training;
}
