import type { SearchQuery } from "../../query.ts";
import { parameterFacts, parameterFields } from "../../training-parameters.ts";
import { radiusChoicesKm } from "../../values.ts";
import { COUNTED_MONTHS, monthNumber } from "../facets-statement.ts";
import { countedBits, isBitFacet, isBitName, maskOf } from "../session-bits.ts";
import type { FilterGroup, SortedFilters } from "../session-conditions.ts";
import { type FacetEntry, type Facets, isoMonth, sortedFacets } from "../unfold-facets.ts";
import { countBlocks } from "./count-blocks.ts";
import { chordOf, type DocumentColumns, dayNumber, halvesOf } from "./document-columns.ts";
import type { Candidates } from "./keep-candidates.ts";

const BITS_OF_HALF = 31;
const BITS_OF_TABLE = 8;
const TABLE_SIZE = 1 << BITS_OF_TABLE;
const BYTE = TABLE_SIZE - 1;

/** Total and facets. */
export interface Count {
  readonly total: number;
  readonly facets: Facets;
}

/**
 * Total and facets of the candidates, exact: what `facetsStatement` and `radiusStatement` count. A session that fails nothing counts in
 * every facet; one that fails a single group counts in the facets of that group only. One pass over the columns for each facet, of
 * which the bits of `features` are one.
 */
export function countCandidates(
  columns: DocumentColumns,
  query: SearchQuery,
  filters: SortedFilters,
  candidates: Candidates,
): Count {
  const { count, isCircle } = candidates;
  const currentMonth = monthNumber(query.today);
  const [dates, place] = [bitOfGroup(filters, "dates"), bitOfGroup(filters, "place")];
  const { total, bits } = countBits(columns, count, countedMasks(filters), dayNumber(query.today));
  const distinct = (column: Int16Array, from: number, values: number, bit: number): Int32Array =>
    countDistinct(columns, count, { column, from, values, bit });
  const months = distinct(columns.startMonths, currentMonth, COUNTED_MONTHS, dates);
  const { departement, zone } = columns.codes;
  const departements = distinct(columns.departements, 0, departement.length, place);
  const zones = distinct(columns.zones, 0, zone.length, place);
  const radii = isCircle ? countRadii(columns, count, place) : [];
  const blocks =
    query.blocks === undefined
      ? []
      : countBlocks(columns, count, query.blocks, {
          block: bitOfGroup(filters, "block"),
          lacking: bitOfGroup(filters, "lacking"),
        });
  const entries: Iterable<FacetEntry>[] = [
    [...countedBits].map(([bit, { facet, value }]): FacetEntry => [facet, value, bits[bit] ?? 0]),
    Array.from(months, (n, month): FacetEntry => ["startMonth", isoMonth(currentMonth + month), n]),
    Array.from(departements, (n, rank): FacetEntry => ["departement", departement[rank] ?? "", n]),
    Array.from(zones, (n, rank): FacetEntry => ["zone", zone[rank] ?? "", n]),
    blocks,
    radiusChoicesKm.map((km, choice): FacetEntry => ["radiusKm", String(km), radii[choice] ?? 0]),
  ];
  return { total, facets: sortedFacets(entries.flatMap((some) => [...some])) };
}

interface Bits {
  /** Trainings with a session that fails nothing. */
  readonly total: number;
  /** Trainings that have each bit. */
  readonly bits: Int32Array;
}

/** Each training has the bits of its sessions that count; those of recruitment only until its last day. */
function countBits(columns: DocumentColumns, count: number, masks: Masks, today: number): Bits {
  const { scratch, low, high, recruitsUntil, trainingOf } = columns;
  const { candidates, failed } = scratch;
  const tables = new Int32Array(8 * TABLE_SIZE);
  let [total, training, isHit, lowBits, highBits] = [0, -1, 0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const session = candidates[index] ?? 0;
    if (trainingOf[session] !== training) {
      total += isHit;
      addMasks(tables, lowBits, highBits);
      training = trainingOf[session] ?? 0;
      isHit = lowBits = highBits = 0;
    }
    const failure = failed[index] ?? 0;
    const group = 32 - Math.clz32(failure);
    if (failure === 0) isHit = 1;
    const isOver = (recruitsUntil[session] ?? 0) < today;
    lowBits |= (low[session] ?? 0) & (masks.low[group] ?? 0) & (isOver ? lasting.low : -1);
    highBits |= (high[session] ?? 0) & (masks.high[group] ?? 0) & (isOver ? lasting.high : -1);
  }
  addMasks(tables, lowBits, highBits);
  return { total: total + isHit, bits: bitsOfMasks(tables) };
}

/**
 * Trainings of equal bits are counted together, eight bits at a time: to count each bit of each training takes longer, and tables of more
 * bits leave the nearest memory of the processor.
 */
function addMasks(tables: Int32Array, low: number, high: number): void {
  add(tables, low & BYTE);
  add(tables, TABLE_SIZE + ((low >>> 8) & BYTE));
  add(tables, 2 * TABLE_SIZE + ((low >>> 16) & BYTE));
  add(tables, 3 * TABLE_SIZE + (low >>> 24));
  add(tables, 4 * TABLE_SIZE + (high & BYTE));
  add(tables, 5 * TABLE_SIZE + ((high >>> 8) & BYTE));
  add(tables, 6 * TABLE_SIZE + ((high >>> 16) & BYTE));
  add(tables, 7 * TABLE_SIZE + (high >>> 24));
}

function add(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function bitsOfMasks(tables: Int32Array): Int32Array {
  const bits = new Int32Array(2 * BITS_OF_HALF);
  for (let at = 0; at < tables.length; at += 1) {
    const trainings = tables[at] ?? 0;
    if (trainings === 0) continue;
    const table = at >> BITS_OF_TABLE;
    const from = (table >> 2) * BITS_OF_HALF + (table & 3) * BITS_OF_TABLE;
    for (let rest = at & BYTE; rest !== 0; rest &= rest - 1) {
      const bit = from + 31 - Math.clz32(rest & -rest);
      bits[bit] = (bits[bit] ?? 0) + trainings;
    }
  }
  return bits;
}

/** A column of small numbers: `values` of them, from `from`. `bit`: that of the sessions which count though they fail a group. */
interface Valued {
  readonly column: Int16Array;
  readonly from: number;
  readonly values: number;
  readonly bit: number;
}

/** How many trainings have each value. A training counts once, however many of its sessions have it. */
function countDistinct(
  { scratch: { candidates, failed }, trainingOf }: DocumentColumns,
  count: number,
  { column, from, values, bit }: Valued,
): Int32Array {
  const counts = new Int32Array(values);
  const last = new Int32Array(values).fill(-1);
  for (let index = 0; index < count; index += 1) {
    if (failed[index] !== 0 && failed[index] !== bit) continue;
    const session = candidates[index] ?? 0;
    const value = (column[session] ?? 0) - from;
    if (value < 0 || value >= values) continue;
    const training = trainingOf[session] ?? 0;
    const difference = (last[value] ?? 0) ^ training;
    // One when they differ: a jump that cannot be foreseen would cost more than the count.
    counts[value] = (counts[value] ?? 0) + ((difference | -difference) >>> 31);
    last[value] = training;
  }
  return counts;
}

const chordsOfChoices = Float64Array.from(radiusChoicesKm, chordOf);

/** How many trainings have a session within each distance. */
function countRadii(
  { scratch: { candidates, failed, chords }, trainingOf }: DocumentColumns,
  count: number,
  bit: number,
): readonly number[] {
  /** By how many of the distances are too short. */
  const beyond = new Int32Array(chordsOfChoices.length + 1);
  let [training, nearest] = [-1, Infinity];
  for (let index = 0; index < count; index += 1) {
    if (failed[index] !== 0 && failed[index] !== bit) continue;
    const current = trainingOf[candidates[index] ?? 0] ?? 0;
    if (current !== training) {
      addDistance(beyond, nearest);
      training = current;
      nearest = Infinity;
    }
    const chord = chords[index] ?? 0;
    if (chord < nearest) nearest = chord;
  }
  addDistance(beyond, nearest);
  let reached = 0;
  return radiusChoicesKm.map((_, choice) => (reached += beyond[choice] ?? 0));
}

function addDistance(beyond: Int32Array, nearest: number): void {
  let choice = 0;
  for (let index = 0; index < chordsOfChoices.length; index += 1)
    choice += Number(nearest > (chordsOfChoices[index] ?? 0));
  add(beyond, choice);
}

/** What a session brings to the counts of bits, by the place of the bit of the group it fails, from 1; 0: it fails none. */
interface Masks {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

function countedMasks({ groups }: SortedFilters): Masks {
  const ofGroups = groups.map(({ group }) => halvesOf(isBitFacet(group) ? BigInt(maskOf(group)) : 0n));
  return {
    low: Int32Array.from([-1, ...ofGroups.map(({ low }) => low)]),
    high: Int32Array.from([-1, ...ofGroups.map(({ high }) => high)]),
  };
}

/** What holds for ever: the other bits count until the last day of recruitment. */
const lasting = halvesOf(~endingMask());

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
