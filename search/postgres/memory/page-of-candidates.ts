import type { SearchHit } from "../../engine.ts";
import type { SearchQuery } from "../../query.ts";
import { closedCostOf } from "../../score-values.ts";
import { NOT_RECRUITING } from "../hits-statement.ts";
import { type DocumentColumns, kmOf, NONE } from "./document-columns.ts";
import type { Candidates } from "./keep-candidates.ts";
import { createShortList, entryFor, NEVER, type Ranked, type Scores, scoreFor, TITLED } from "./order-trainings.ts";
import { pageInBlocks } from "./page-in-blocks.ts";

/**
 * The page of hits among the candidates: what the statements of hits find, in the order of `pageOrder`, or in that of `hitsOfBest` for
 * words without any filter.
 */
export function pageOfCandidates(
  columns: DocumentColumns,
  query: SearchQuery,
  candidates: Candidates,
  given: Scores | null,
): readonly SearchHit[] {
  const end = query.page * query.perPage;
  const scores = query.sort === "relevance" ? given : null;
  if (scores !== null && scores.tiers !== null && candidates.isUnfiltered) return pageInBlocks(columns, query, scores);
  const best = firstTrainings(columns, query, candidates, scores);
  return best.slice(end - query.perPage, end).map((ranked) => toHit(columns, query, candidates, ranked));
}

/** The first trainings in the order of the question; the others are not sorted. */
function firstTrainings(
  columns: DocumentColumns,
  query: SearchQuery,
  found: Candidates,
  scores: Scores | null,
): readonly Ranked[] {
  const { count, isCircle } = found;
  const { scratch, trainingOf } = columns;
  const { candidates, failed } = scratch;
  const end = query.page * query.perPage;
  const [keyOf, entryOf] = [keyFor(columns, query, isCircle), entryFor(columns, query.today)];
  const scoreOf = scores === null ? null : scoreFor(scores, end, () => countTitled(columns, found, scores));
  const closedCost = closedCostOf(query.question);
  const list = createShortList(end);
  const add = (training: number, first: number, key: number, entry: number): void => {
    if (entry === NEVER) return;
    const one = scoreOf === null ? key : (entry >= NOT_RECRUITING ? closedCost : 0) - scoreOf(training);
    list.add(training, first, one, entry);
  };
  let [training, first, key, entry] = [-1, 0, Infinity, NEVER];
  for (let index = 0; index < count; index += 1) {
    if (failed[index] !== 0) continue;
    const session = candidates[index] ?? 0;
    if (trainingOf[session] !== training) {
      add(training, first, key, entry);
      training = trainingOf[session] ?? 0;
      first = index;
      [key, entry] = [Infinity, NEVER];
    }
    const [itsKey, itsEntry] = [keyOf(session, index), entryOf(session)];
    if (itsKey < key) key = itsKey;
    if (itsEntry < entry) entry = itsEntry;
  }
  add(training, first, key, entry);
  return list.best();
}

/** How many trainings of the first tier have a session that fails nothing. */
function countTitled(
  { scratch, trainingOf }: DocumentColumns,
  { count }: Candidates,
  { trainings, tiers }: Scores,
): number {
  let [titled, at, last] = [0, 0, -1];
  for (let index = 0; index < count; index += 1) {
    if (scratch.failed[index] !== 0) continue;
    const training = trainingOf[scratch.candidates[index] ?? 0] ?? 0;
    if (training === last) continue;
    last = training;
    while ((trainings[at] ?? Infinity) < training) at += 1;
    if (trainings[at] === training && tiers?.[at] === TITLED) titled += 1;
  }
  return titled;
}

/** What the order asked for compares first, by session. */
function keyFor(
  { hours, scratch: { chords } }: DocumentColumns,
  { sort }: SearchQuery,
  isCircle: boolean,
): (session: number, index: number) => number {
  if (sort === "distance" && isCircle) return (_session, index) => chords[index] ?? Infinity;
  if (sort === "duration") return (session) => (hours[session] === NONE ? Infinity : (hours[session] ?? Infinity));
  return () => 0;
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
  columns: DocumentColumns,
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
