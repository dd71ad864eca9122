import type { SearchHit } from "../../engine.ts";
import type { SearchQuery } from "../../query.ts";
import { closedCostOf, UNRANKED } from "../../score-values.ts";
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
  readonly keys: readonly [number, number];
}

/** Later than any entry. */
const NEVER = 0x7fff_ffff;
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

/** The first trainings in the order of the question; the others are not sorted. */
function firstTrainings(
  columns: SessionColumns,
  query: SearchQuery,
  { count, isCircle }: Candidates,
  scores: Scores,
  wanted: number,
): readonly Ranked[] {
  const { scratch, trainingOf } = columns;
  const { candidates, failed } = scratch;
  const [keyOf, entryOf] = [keyFor(columns, query, isCircle), entryFor(columns, query.today)];
  const list = createShortList(wanted, query.sort === "relevance" ? scores : null, closedCostOf(query.question));
  let [training, first, key, entry] = [-1, 0, Infinity, NEVER];
  for (let index = 0; index < count; index += 1) {
    if (failed[index] !== 0) continue;
    const session = candidates[index] ?? 0;
    if (trainingOf[session] !== training) {
      list.add(training, first, key, entry);
      training = trainingOf[session] ?? 0;
      first = index;
      [key, entry] = [Infinity, NEVER];
    }
    const [itsKey, itsEntry] = [keyOf(session, index), entryOf(session)];
    if (itsKey < key) key = itsKey;
    if (itsEntry < entry) entry = itsEntry;
  }
  list.add(training, first, key, entry);
  return list.best();
}

/** What the order asked for compares first, by session. */
function keyFor(
  { hours, scratch: { chords } }: SessionColumns,
  { sort }: SearchQuery,
  isCircle: boolean,
): (session: number, index: number) => number {
  if (sort === "distance" && isCircle) return (_session, index) => chords[index] ?? Infinity;
  if (sort === "duration") return (session) => (hours[session] === NONE ? Infinity : (hours[session] ?? Infinity));
  return () => 0;
}

/** The order of entry of a session, in days; hits-statement.ts says the rule. */
function entryFor({ startsOn, low, recruitsUntil }: SessionColumns, todayIso: string): (session: number) => number {
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
function createShortList(wanted: number, scores: Scores, closedCost: number) {
  const room = 2 * wanted + 200;
  let list: Ranked[] = [];
  let last: Ranked["keys"] = [Infinity, Infinity];
  const cut = (): void => {
    list = list.sort(compare).slice(0, wanted);
    last = list[wanted - 1]?.keys ?? last;
  };
  return {
    add(training: number, first: number, key: number, entry: number): void {
      if (entry === NEVER) return;
      const cost = entry >= NOT_RECRUITING ? closedCost : 0;
      const one = scores === null ? key : cost - (scores.get(training) ?? UNRANKED);
      if (one > last[0] || (one === last[0] && entry >= last[1])) return;
      if (list.push({ training, first, keys: [one, entry] }) >= room) cut();
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
  for (let key = 0; key < a.length; key += 1) {
    const [left, right] = [a[key] ?? 0, b[key] ?? 0];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** A training with its matching sessions: soonest first, or nearest first when distance was asked for. */
function toHit(
  columns: SessionColumns,
  query: SearchQuery,
  { count, isCircle }: Candidates,
  ranked: Ranked,
): SearchHit {
  const { candidates, failed, chords } = columns.scratch;
  const entryOf = entryFor(columns, query.today);
  const end = columns.firstSession[ranked.training + 1] ?? 0;
  const isNearestFirst = query.sort === "distance" && isCircle;
  const found: { readonly session: number; readonly chord: number; readonly keys: readonly number[] }[] = [];
  for (let index = ranked.first; index < count && (candidates[index] ?? 0) < end; index += 1) {
    if (failed[index] !== 0) continue;
    const [session, chord] = [candidates[index] ?? 0, chords[index] ?? 0];
    found.push({ session, chord, keys: [isNearestFirst ? chord : 0, entryOf(session), session] });
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
