import type { SearchHit } from "../../engine.ts";
import type { SearchQuery } from "../../query.ts";
import { NOT_RECRUITING } from "../hits-statement.ts";
import { maskOf } from "../session-bits.ts";
import type { Candidates } from "./keep-candidates.ts";
import { dayNumber, halvesOf, kmOf, NO_DAY, NONE, type SessionColumns } from "./session-columns.ts";

/** How well each training answers the words, higher is better, by its place in `trainingIds`; null without words. */
export type Scores = ReadonlyMap<number, number> | null;

/** A training with a session that fails nothing. */
interface Ranked {
  /** Its place in `trainingIds`. */
  readonly training: number;
  /** Its first candidate. */
  readonly first: number;
  /** What puts it in order, one after the other; lower first, then the lower id. */
  readonly keys: readonly [number, number, number];
}

/** The best of the matching sessions of a training. */
interface Best {
  readonly entry: number;
  readonly chord: number;
  readonly hours: number;
}

const NO_DATE = dayNumber("9999-12-31");
const permanent = halvesOf(BigInt(maskOf("permanent"))).low;

/** The page of hits among the candidates: what the statements of hits find, in the order of `pageOrder`. */
export function pageOfCandidates(
  columns: SessionColumns,
  query: SearchQuery,
  candidates: Candidates,
  scores: Scores,
): readonly SearchHit[] {
  const end = query.page * query.perPage;
  const best = firstTrainings(columns, query, candidates, scores, end);
  return best.slice(end - query.perPage).map((ranked) => toHit(columns, query, candidates, ranked));
}

function firstTrainings(
  columns: SessionColumns,
  query: SearchQuery,
  { count, isCircle }: Candidates,
  scores: Scores,
  wanted: number,
): readonly Ranked[] {
  const list = createShortList(wanted);
  const keysOf = keysFor(query, isCircle, scores);
  const { candidates, failed, chords } = columns.scratch;
  const today = dayNumber(query.today);
  let training = 0;
  for (let index = 0; index < count; training += 1) {
    const first = index;
    while ((columns.firstSession[training + 1] ?? 0) <= (candidates[first] ?? 0)) training += 1;
    const end = columns.firstSession[training + 1] ?? 0;
    let [entry, chord, hours] = [Infinity, Infinity, Infinity];
    for (; index < count && (candidates[index] ?? 0) < end; index += 1) {
      if (failed[index] !== 0) continue;
      const session = candidates[index] ?? 0;
      entry = Math.min(entry, entryOf(columns, session, today));
      chord = Math.min(chord, chords[index] ?? Infinity);
      if (columns.hours[session] !== NONE) hours = Math.min(hours, columns.hours[session] ?? Infinity);
    }
    if (entry < Infinity) list.add({ training, first, keys: keysOf(training, { entry, chord, hours }) });
  }
  return list.best();
}

function keysFor(
  query: SearchQuery,
  isCircle: boolean,
  scores: Scores,
): (training: number, best: Best) => readonly [number, number, number] {
  if (query.sort === "distance" && isCircle) return (_, { chord, entry }) => [chord, entry, 0];
  if (query.sort === "duration") return (_, { hours, entry }) => [hours, entry, 0];
  if (query.sort === "relevance" && scores !== null)
    return (training, { entry }) => [entry >= NOT_RECRUITING ? 1 : 0, -(scores.get(training) ?? -Infinity), entry];
  return (_, { entry }) => [entry, 0, 0];
}

/** The order of entry of a session, in days; hits-statement.ts says the rule. */
function entryOf({ startsOn, low, recruitsUntil }: SessionColumns, session: number, today: number): number {
  const start = startsOn[session] ?? NO_DAY;
  const known = start === NO_DAY ? NO_DATE : start;
  const day = ((low[session] ?? 0) & permanent) !== 0 ? Math.max(start, today) : known;
  return day + ((recruitsUntil[session] ?? 0) < today ? NOT_RECRUITING : 0);
}

/** Keeps the first of what it is given, without sorting the rest: what comes after the last one kept is dropped at once. */
function createShortList(wanted: number) {
  const room = 2 * wanted + 200;
  let list: Ranked[] = [];
  let last: Ranked | undefined;
  const cut = (): void => {
    list = list.sort(compare).slice(0, wanted);
    if (list.length === wanted) last = list.at(-1);
  };
  return {
    add(ranked: Ranked): void {
      if (last !== undefined && compare(ranked, last) > 0) return;
      if (list.push(ranked) >= room) cut();
    },
    best(): readonly Ranked[] {
      cut();
      return list;
    },
  };
}

function compare(a: Ranked, b: Ranked): number {
  return firstDifference(a.keys, b.keys) || a.training - b.training;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (const [key, left] of a.entries()) {
    const right = b[key] ?? 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** A training with its matching sessions: soonest first, or nearest first when distance was asked for. */
function toHit(columns: SessionColumns, query: SearchQuery, { count, isCircle }: Candidates, ranked: Ranked): SearchHit {
  const { candidates, failed, chords } = columns.scratch;
  const today = dayNumber(query.today);
  const end = columns.firstSession[ranked.training + 1] ?? 0;
  const isNearestFirst = query.sort === "distance" && isCircle;
  const found: { readonly session: number; readonly chord: number; readonly keys: readonly number[] }[] = [];
  for (let index = ranked.first; index < count && (candidates[index] ?? 0) < end; index += 1) {
    if (failed[index] !== 0) continue;
    const [session, chord] = [candidates[index] ?? 0, chords[index] ?? 0];
    found.push({ session, chord, keys: [isNearestFirst ? chord : 0, entryOf(columns, session, today), session] });
  }
  found.sort((a, b) => firstDifference(a.keys, b.keys));
  return {
    trainingId: columns.trainingIds[ranked.training] ?? 0,
    sessions: found.map(({ session, chord }) => ({
      sessionId: columns.sessionIds[session] ?? 0,
      distanceKm: isCircle ? kmOf(chord) : null,
    })),
  };
}
