import { type FacetCount, type FacetName, facetNames } from "../engine.ts";
import type { FacetsRow } from "./facets-statement.ts";
import { featureBits } from "./feature-bits.ts";

export type Facets = Readonly<Record<FacetName, readonly FacetCount[]>>;

const BITS_PER_HALF = 31;

/**
 * The facets of a row of counts, largest count first, months in their order. Months before the current one are left out: a permanent
 * session that opened long ago is found under `permanent`, not by its opening date.
 */
export function unfoldFacets(row: FacetsRow, today: string): Facets {
  const counts = new Map<FacetName, Map<string, number>>(facetNames.map((name) => [name, new Map()]));
  countBits(row, counts);
  for (const [value, count] of row.departements) counts.get("departement")?.set(value, count);
  for (const [value, count] of row.zones) counts.get("zone")?.set(value, count);
  const currentMonth = today.slice(0, 7);
  for (const [month, count] of row.months) {
    const value = isoMonth(month);
    if (value >= currentMonth) counts.get("startMonth")?.set(value, count);
  }
  return mapFacets((name) => sorted(name, counts.get(name) ?? new Map()));
}

/**
 * Counts seen while a circle is enlarged step by step: a value keeps the count of the first step that found it, since following it
 * stops there too.
 */
export function mergeFirstSeen(earlier: Facets, later: Facets): Facets {
  return mapFacets((name) => {
    const merged = new Map(later[name].map(({ value, count }) => [value, count]));
    for (const { value, count } of earlier[name]) merged.set(value, count);
    return sorted(name, merged);
  });
}

function countBits(row: FacetsRow, counts: ReadonlyMap<FacetName, Map<string, number>>): void {
  featureBits.forEach((bit, index) => {
    if (bit === null) return;
    const half = index < BITS_PER_HALF ? 0 : 1;
    const mask = 1 << (index - half * BITS_PER_HALF);
    let count = 0;
    for (const entry of row.masks) if ((entry[half] & mask) !== 0) count += entry[2];
    if (count > 0) counts.get(bit.facet)?.set(bit.value, count);
  });
}

function isoMonth(monthsSinceYear0: number): string {
  const year = String(Math.floor(monthsSinceYear0 / 12)).padStart(4, "0");
  return `${year}-${String((monthsSinceYear0 % 12) + 1).padStart(2, "0")}`;
}

function sorted(name: FacetName, counts: ReadonlyMap<string, number>): FacetCount[] {
  const list = [...counts].map(([value, count]) => ({ value, count }));
  const byValue = (a: FacetCount, b: FacetCount): number => (a.value < b.value ? -1 : 1);
  if (name === "startMonth" || name === "levelOut") return list.sort(byValue);
  return list.sort((a, b) => b.count - a.count || byValue(a, b));
}

function mapFacets(of: (name: FacetName) => readonly FacetCount[]): Facets {
  return {
    levelOut: of("levelOut"),
    modality: of("modality"),
    funder: of("funder"),
    departement: of("departement"),
    zone: of("zone"),
    domain: of("domain"),
    certifying: of("certifying"),
    startMonth: of("startMonth"),
    pace: of("pace"),
    permanent: of("permanent"),
  };
}
