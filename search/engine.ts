import type { SearchQuery } from "./query.ts";

/** The facets every engine counts; contract.md § Public API. `lacking` is of one person, and left out of the public API. */
export const facetNames = [
  "levelOut",
  "modality",
  "funder",
  "departement",
  "zone",
  "domain",
  "certifying",
  "startMonth",
  "pace",
  "permanent",
  "seats",
  "accessible",
  "paid",
  "radiusKm",
  "block",
  "lacking",
] as const;
export type FacetName = (typeof facetNames)[number];

/** Those that the public API gives: it knows what nobody lacks. */
export const publicFacetNames = facetNames.filter((name) => name !== "lacking");
export type PublicFacetName = (typeof publicFacetNames)[number];

/** One thing for each facet. */
export function eachFacet<Thing>(of: (name: FacetName) => Thing): Readonly<Record<FacetName, Thing>> {
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
    seats: of("seats"),
    accessible: of("accessible"),
    paid: of("paid"),
    radiusKm: of("radiusKm"),
    block: of("block"),
    lacking: of("lacking"),
  };
}

/**
 * `value` as the public API's parameter of the facet takes it: "4", "on-site", "2", "62", "3217", "F", "1", "2027-01"… `radiusKm` counts
 * the distances one chooses from (`radiusChoicesKm`) around the centre of a circle, and nothing without one; `block` and `lacking` count
 * the blocks that the question names (`AskedBlocks`).
 * `count` is a number of trainings: exactly what the total becomes when the facet's own filters are replaced by this value.
 */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** One training with its matching sessions, soonest first (nearest first when sorted by distance). */
export interface SearchHit {
  readonly trainingId: number;
  readonly sessions: readonly { readonly sessionId: number; readonly distanceKm: number | null }[];
}

/**
 * What an engine answers. `approximate`: nothing matched as asked and near answers are shown. `widenedToKm`: the radius that was
 * needed to find something, null when the one asked for was enough (Infinity is never used: "the whole region" is 400).
 */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  readonly approximate: boolean;
  readonly widenedToKm: number | null;
}

/**
 * The trainings that an engine finds for the words alone, whatever the filters: ids, and what each scores, from 0 to 1; 0 for those that
 * match without a rank. `approximate`: none matched as asked. `generation`: that of the documents it searched.
 */
export interface RankedTrainings {
  readonly ids: readonly number[];
  readonly scores: readonly number[];
  readonly approximate: boolean;
  readonly generation: number;
}

export const engineNames = ["postgres", "meilisearch"] as const;
export type EngineName = (typeof engineNames)[number];

/** A search engine on one connection. */
export interface SearchEngine {
  readonly name: EngineName;
  search(query: SearchQuery): Promise<SearchAnswer>;
}
