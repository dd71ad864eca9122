import { eachFacet, type FacetCount, type FacetName, facetNames } from "../engine.ts";
import { type FacetsRow, maskKinds, monthNumber } from "./facets-statement.ts";
import { countedBits, countedParts } from "./session-bits.ts";

export type Facets = Readonly<Record<FacetName, readonly FacetCount[]>>;

const BITS_PER_HALF = 31;

/** A value of a facet, and how many trainings have it. */
export type FacetEntry = readonly [FacetName, string, number];

/** The facets of a row of counts, with those counted apart. */
export function unfoldFacets(row: FacetsRow, today: string, others: readonly FacetEntry[]): Facets {
  return sortedFacets([...entriesOf(row, monthNumber(today)), ...others]);
}

function* entriesOf(row: FacetsRow, currentMonth: number): Generator<FacetEntry> {
  const codes = new Map(row.places.map(([kind, code, rank]) => [`${kind}${rank}`, code]));
  for (const [index, kindNumber] of row.kinds.entries()) {
    const kind = maskKinds[kindNumber];
    if (kind === undefined) continue;
    for (const bit of bitsOf(row.lows[index] ?? 0, row.highs[index] ?? 0)) {
      const found = meaningOf(kind, bit, currentMonth, codes);
      if (found !== null) yield [found.facet, found.value, row.counts[index] ?? 0];
    }
  }
  yield* row.rare;
}

/**
 * Facets from counts, which add up: largest count first, levels, months and distances in their order. Months before the current one are
 * not among them: a permanent session that opened long ago is found under `permanent`, not by its opening date.
 */
export function sortedFacets(entries: Iterable<FacetEntry>): Facets {
  const counts: ReadonlyMap<FacetName, Map<string, number>> = new Map(facetNames.map((name) => [name, new Map()]));
  for (const [facet, value, trainings] of entries) {
    const values = counts.get(facet);
    if (trainings > 0) values?.set(value, (values.get(value) ?? 0) + trainings);
  }
  return eachFacet((name) => sorted(name, counts.get(name) ?? new Map()));
}

function meaningOf(
  kind: (typeof maskKinds)[number],
  bit: number,
  currentMonth: number,
  codes: ReadonlyMap<string, string>,
): { readonly facet: FacetName; readonly value: string } | null {
  switch (kind) {
    case 0:
    case 1:
    case 2:
      return countedBits.get(countedParts[kind].from + bit) ?? null;
    case "months":
      return { facet: "startMonth", value: isoMonth(currentMonth + bit) };
    case "departements":
      return { facet: "departement", value: codes.get(`departement${bit}`) ?? "" };
    case "zones":
      return { facet: "zone", value: codes.get(`zone${bit}`) ?? "" };
  }
}

function bitsOf(low: number, high: number): number[] {
  const bits: number[] = [];
  for (let rest = low; rest !== 0; rest &= rest - 1) bits.push(31 - Math.clz32(rest & -rest));
  for (let rest = high; rest !== 0; rest &= rest - 1) bits.push(31 - Math.clz32(rest & -rest) + BITS_PER_HALF);
  return bits;
}

/**
 * Counts seen while a circle is enlarged step by step: a value keeps the count of the first step that found it, since following it
 * stops there too.
 */
export function mergeFirstSeen(earlier: Facets, later: Facets): Facets {
  return eachFacet((name) => {
    const merged = new Map(later[name].map(({ value, count }) => [value, count]));
    for (const { value, count } of earlier[name]) merged.set(value, count);
    return sorted(name, merged);
  });
}

/** A number of `monthNumber`, as the API writes it. */
export function isoMonth(monthsSinceYear0: number): string {
  const year = String(Math.floor(monthsSinceYear0 / 12)).padStart(4, "0");
  return `${year}-${String((monthsSinceYear0 % 12) + 1).padStart(2, "0")}`;
}

function sorted(name: FacetName, counts: ReadonlyMap<string, number>): FacetCount[] {
  const list = [...counts].map(([value, count]) => ({ value, count }));
  const byValue = (a: FacetCount, b: FacetCount): number => (a.value < b.value ? -1 : 1);
  if (name === "startMonth" || name === "levelOut") return list.sort(byValue);
  if (name === "radiusKm") return list.sort((a, b) => Number(a.value) - Number(b.value));
  return list.sort((a, b) => b.count - a.count || byValue(a, b));
}
