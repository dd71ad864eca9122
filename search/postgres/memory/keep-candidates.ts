import type { PlaceFilter, SearchQuery } from "../../query.ts";
import { isBitName, maskOf } from "../session-bits.ts";
import type { AskedFilter, SortedFilters } from "../session-conditions.ts";
import {
  chordOf,
  type DocumentColumns,
  dayNumber,
  halvesOf,
  NO_DAY,
  NONE,
  onSphere,
  type Scratch,
} from "./document-columns.ts";

/** Sessions that may count: the first `count` of the scratch, each with the groups it fails and its distance. */
export interface Candidates {
  readonly count: number;
  readonly isCircle: boolean;
  /** Being shown was the only condition. */
  readonly isUnfiltered: boolean;
}

/** Whether the session at a place in the columns meets a condition. */
type Holds = (session: number) => boolean;

/**
 * Fills the scratch with the sessions of some trainings (places in `trainingIds`, ascending; null: all) that are shown, meet the filters
 * no facet replaces, and fail one group at most. One pass over the columns for each condition.
 */
export function keepCandidates(
  columns: DocumentColumns,
  query: SearchQuery,
  filters: SortedFilters,
  trainings: Int32Array | null,
): Candidates {
  const { candidates, failed } = columns.scratch;
  let count = visibleSessions(columns, dayNumber(query.today), trainings);
  for (const filter of filters.always) count = keep(candidates, count, holding(columns, filter, query.today));
  failed.fill(0, 0, count);
  const circle = query.place?.kind === "circle" ? query.place : null;
  if (circle !== null) measureChords(columns, circle, count);
  for (const { bit, group, filters: asked } of filters.groups) {
    for (const filter of asked) fail(columns, count, bit, holding(columns, filter, query.today));
    if (group !== "place" || query.place === null) continue;
    if (query.place.kind === "circle") failBeyond(columns, count, bit, chordOf(query.place.radiusKm));
    else fail(columns, count, bit, isThere(columns, query.place));
  }
  return {
    count: filters.groups.length < 2 ? count : dropTwiceFailed(columns.scratch, count),
    isCircle: circle !== null,
    isUnfiltered: filters.always.length + filters.ofTraining.length + filters.groups.length === 0,
  };
}

function dropTwiceFailed({ candidates, failed, chords }: Scratch, count: number): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const failures = failed[index] ?? 0;
    if ((failures & (failures - 1)) !== 0) continue;
    candidates[kept] = candidates[index] ?? 0;
    failed[kept] = failures;
    chords[kept] = chords[index] ?? 0;
    kept += 1;
  }
  return kept;
}

function visibleSessions(columns: DocumentColumns, today: number, trainings: Int32Array | null): number {
  const { visibleUntil, firstSession, scratch } = columns;
  const { candidates } = scratch;
  let count = 0;
  const ranges = trainings?.length ?? 1;
  for (let range = 0; range < ranges; range += 1) {
    const training = trainings?.[range];
    const end = training === undefined ? visibleUntil.length : (firstSession[training + 1] ?? 0);
    for (let session = training === undefined ? 0 : (firstSession[training] ?? 0); session < end; session += 1) {
      if ((visibleUntil[session] ?? 0) >= today) candidates[count++] = session;
    }
  }
  return count;
}

function keep(candidates: Int32Array, count: number, holds: Holds): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const session = candidates[index] ?? 0;
    if (holds(session)) candidates[kept++] = session;
  }
  return kept;
}

/** A group fails once, however many of its filters do. */
function fail({ scratch: { candidates, failed } }: DocumentColumns, count: number, bit: number, holds: Holds): void {
  for (let index = 0; index < count; index += 1) {
    if (!holds(candidates[index] ?? 0)) failed[index] = (failed[index] ?? 0) | bit;
  }
}

function measureChords(
  { points, scratch: { candidates, chords } }: DocumentColumns,
  { centre }: Extract<PlaceFilter, { kind: "circle" }>,
  count: number,
): void {
  const [x, y, z] = onSphere(centre.latitude, centre.longitude);
  for (let index = 0; index < count; index += 1) {
    const at = 3 * (candidates[index] ?? 0);
    const dx = (points[at] ?? 0) - x;
    const dy = (points[at + 1] ?? 0) - y;
    const dz = (points[at + 2] ?? 0) - z;
    chords[index] = dx * dx + dy * dy + dz * dz;
  }
}

/** No point (NaN) is beyond any circle. */
function failBeyond({ scratch: { failed, chords } }: DocumentColumns, count: number, bit: number, chord: number): void {
  for (let index = 0; index < count; index += 1) {
    if (!((chords[index] ?? 0) <= chord)) failed[index] = (failed[index] ?? 0) | bit;
  }
}

function holding(columns: DocumentColumns, { field, compare, values }: AskedFilter, today: string): Holds {
  switch (compare.by) {
    case "value": {
      const holds = holdsBit(columns, isBitName(field) ? BigInt(maskOf(field, values)) : 0n);
      if (compare.until === undefined) return holds;
      const day = dayNumber(today);
      return (session) => holds(session) && (columns.recruitsUntil[session] ?? 0) >= day;
    }
    case "list":
      return holdsOneOf(
        columns,
        compare.column,
        compare.everybody === undefined ? values : [...values, compare.everybody],
      );
    case "bounds":
      return compare.column === "hours"
        ? isWithin(columns.hours, NONE, compare.side, Number(values[0]))
        : isWithin(columns.startsOn, NO_DAY, compare.side, dayNumber(values[0] ?? ""));
  }
}

function holdsBit({ low, high }: DocumentColumns, mask: bigint): Holds {
  const { low: lowMask, high: highMask } = halvesOf(mask);
  return (session) => ((low[session] ?? 0) & lowMask) !== 0 || ((high[session] ?? 0) & highMask) !== 0;
}

/** What is not known is on neither side of a bound. */
function isWithin(column: Int32Array, unknown: number, side: ">=" | "<=", bound: number): Holds {
  const value = (session: number): number => column[session] ?? 0;
  if (side === ">=") return (session) => value(session) >= bound && value(session) !== unknown;
  return (session) => value(session) <= bound && value(session) !== unknown;
}

function holdsOneOf(columns: DocumentColumns, name: "publics" | "blocks", values: readonly string[]): Holds {
  const column = columns[name];
  const asked = new Set(values);
  const isHeld = columns.lists[name].map((list) => list.some((value) => asked.has(value)));
  return (session) => isHeld[column[session] ?? 0] === true;
}

function isThere(columns: DocumentColumns, place: Exclude<PlaceFilter, { kind: "circle" }>): Holds {
  const column = { departement: columns.departements, zone: columns.zones, region: columns.regions }[place.kind];
  const number = columns.codes[place.kind].indexOf(place.code);
  return (session) => number >= 0 && column[session] === number;
}
