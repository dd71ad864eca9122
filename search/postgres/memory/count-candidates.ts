import type { SearchQuery } from "../../query.ts";
import { parameterFacts, parameterFields } from "../../training-parameters.ts";
import { radiusChoicesKm } from "../../values.ts";
import { COUNTED_MONTHS, monthNumber } from "../facets-statement.ts";
import { countedBits, isBitFacet, isBitName, maskOf } from "../session-bits.ts";
import type { FilterGroup, SortedFilters } from "../session-conditions.ts";
import { type FacetEntry, type Facets, isoMonth, sortedFacets } from "../unfold-facets.ts";
import type { Candidates } from "./keep-candidates.ts";
import { chordOf, dayNumber, halvesOf, type SessionColumns } from "./session-columns.ts";

const BITS_OF_HALF = 31;

/** Total and facets. */
export interface Count {
  readonly total: number;
  readonly facets: Facets;
}

/**
 * Total and facets of the candidates, exact: what `facetsStatement` and `radiusStatement` count. A session that fails nothing counts in
 * every facet; one that fails a single group counts in the facets of that group only.
 */
export function countCandidates(
  columns: SessionColumns,
  query: SearchQuery,
  filters: SortedFilters,
  { count, isCircle }: Candidates,
): Count {
  const { candidates } = columns.scratch;
  const reader = createReader(columns, query.today, filters, isCircle);
  let training = 0;
  for (let index = 0; index < count; training += 1) {
    const first = candidates[index] ?? 0;
    while ((columns.firstSession[training + 1] ?? 0) <= first) training += 1;
    const end = columns.firstSession[training + 1] ?? 0;
    for (; index < count && (candidates[index] ?? 0) < end; index += 1) reader.readSession(index, training);
    reader.endTraining();
  }
  return reader.count();
}

/** Reads candidates one by one, those of a training together. */
function createReader(columns: SessionColumns, today: string, filters: SortedFilters, isCircle: boolean) {
  const { scratch, low, high, recruitsUntil, startMonths, departements, zones } = columns;
  const { candidates, failed, chords } = scratch;
  const [day, currentMonth] = [dayNumber(today), monthNumber(today)];
  const masks = countedMasks(filters);
  const lasting = halvesOf(~endingMask());
  const [dates, place] = [bitOfGroup(filters, "dates"), bitOfGroup(filters, "place")];
  const counters = emptyCounters(columns);
  let [isHit, lowBits, highBits, nearest] = [false, 0, 0, Number.POSITIVE_INFINITY];
  return {
    readSession(index: number, training: number): void {
      const session = candidates[index] ?? 0;
      const failure = failed[index] ?? 0;
      const mask = masks[32 - Math.clz32(failure)] ?? NO_BITS;
      const lasts = (recruitsUntil[session] ?? 0) >= day ? ALL_BITS : lasting;
      lowBits |= (low[session] ?? 0) & mask.low & lasts.low;
      highBits |= (high[session] ?? 0) & mask.high & lasts.high;
      if (failure === 0) isHit = true;
      if (failure === 0 || failure === dates)
        see(counters.months, (startMonths[session] ?? 0) - currentMonth, training);
      if (failure !== 0 && failure !== place) return;
      see(counters.departements, departements[session] ?? 0, training);
      see(counters.zones, zones[session] ?? 0, training);
      if (isCircle && (chords[index] ?? 0) < nearest) nearest = chords[index] ?? 0;
    },
    endTraining(): void {
      if (isHit) counters.total += 1;
      addBits(counters.bits, lowBits, 0);
      addBits(counters.bits, highBits, BITS_OF_HALF);
      addRadius(counters.radii, nearest);
      [isHit, lowBits, highBits, nearest] = [false, 0, 0, Number.POSITIVE_INFINITY];
    },
    count: (): Count => ({ total: counters.total, facets: sortedFacets(counted(columns, counters, currentMonth)) }),
  };
}

/** Different trainings so far: with a session that fails nothing, and by value. */
interface Counters {
  total: number;
  readonly bits: Int32Array;
  readonly months: Distinct;
  readonly departements: Distinct;
  readonly zones: Distinct;
  /** By the smallest radius that reaches the training. */
  readonly radii: Int32Array;
}

/** A training counts once for a value, however many of its sessions have it: `last` is the last one seen with it. */
interface Distinct {
  readonly counts: Int32Array;
  readonly last: Int32Array;
}

function emptyCounters({ codes }: SessionColumns): Counters {
  const distinct = (values: number): Distinct => ({
    counts: new Int32Array(values),
    last: new Int32Array(values).fill(-1),
  });
  return {
    total: 0,
    bits: new Int32Array(2 * BITS_OF_HALF),
    months: distinct(COUNTED_MONTHS),
    departements: distinct(codes.departement.length),
    zones: distinct(codes.zone.length),
    radii: new Int32Array(radiusChoicesKm.length),
  };
}

function see({ counts, last }: Distinct, value: number, training: number): void {
  if (value < 0 || value >= counts.length || last[value] === training) return;
  last[value] = training;
  counts[value] = (counts[value] ?? 0) + 1;
}

function addBits(bits: Int32Array, mask: number, from: number): void {
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    const bit = from + 31 - Math.clz32(rest & -rest);
    bits[bit] = (bits[bit] ?? 0) + 1;
  }
}

const chords = radiusChoicesKm.map(chordOf);

function addRadius(radii: Int32Array, nearest: number): void {
  const choice = chords.findIndex((chord) => nearest <= chord);
  if (choice >= 0) radii[choice] = (radii[choice] ?? 0) + 1;
}

function* counted(columns: SessionColumns, counters: Counters, currentMonth: number): Generator<FacetEntry> {
  for (const [bit, { facet, value }] of countedBits) yield [facet, value, counters.bits[bit] ?? 0];
  for (const [month, count] of counters.months.counts.entries())
    yield ["startMonth", isoMonth(currentMonth + month), count];
  for (const kind of ["departement", "zone"] as const)
    for (const [number, code] of columns.codes[kind].entries())
      yield [kind, code, counters[`${kind}s`].counts[number] ?? 0];
  let reached = 0;
  for (const [choice, km] of radiusChoicesKm.entries()) {
    reached += counters.radii[choice] ?? 0;
    yield ["radiusKm", String(km), reached];
  }
}

const ALL_BITS = { low: -1, high: -1 } as const;
const NO_BITS = { low: 0, high: 0 } as const;

/** What a session brings to the counts of bits, by the place of the bit of the group it fails, from 1; 0: it fails none. */
function countedMasks({ groups }: SortedFilters) {
  return [ALL_BITS, ...groups.map(({ group }) => (isBitFacet(group) ? halvesOf(BigInt(maskOf(group))) : NO_BITS))];
}

/** The bits that do not hold for ever: they count until the last day of recruitment. */
function endingMask(): bigint {
  const ending = parameterFields.filter((field) => {
    const { compare } = parameterFacts(field);
    return compare?.by === "value" && compare.until !== undefined;
  });
  return ending.reduce((mask, field) => (isBitName(field) ? mask | BigInt(maskOf(field)) : mask), 0n);
}

/** The sessions that fail this group alone have its bit; 0, that of those that fail nothing, when it asks nothing. */
function bitOfGroup({ groups }: SortedFilters, name: FilterGroup): number {
  return groups.find(({ group }) => group === name)?.bit ?? 0;
}
