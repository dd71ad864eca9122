import type { TrainingSearchParameters } from "./training-parameters.ts";
import type { UnderstoodWords } from "./understanding/understood-words.ts";
import type { Sort } from "./values.ts";

/**
 * The question both engines answer. It is already understood: places are resolved to codes and points, ROME codes are widened to
 * their parent and children, dates are ISO. Nothing here comes unchecked from a person.
 */

/** A point on WGS 84, in degrees. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Where the session takes place. A circle is a centre and a radius in km; the engine enlarges it when nothing is found, and says so.
 * A remote session counts at the place its feed gives, like any other: the screens offer the remote ones beside the local ones.
 */
export type PlaceFilter =
  | { readonly kind: "circle"; readonly centre: GeoPoint; readonly radiusKm: number }
  | { readonly kind: "departement"; readonly code: string }
  | { readonly kind: "zone"; readonly code: string }
  | { readonly kind: "region"; readonly code: string };

/**
 * The filters of a question, as their parameters are read. All of them hold on one and the same session. Each entry of `rome` is one
 * asked-for job, with its parent and children.
 */
export type SearchFilters = Omit<
  TrainingSearchParameters,
  "q" | "asTyped" | "place" | "radiusKm" | "lat" | "lon" | "sort" | "page" | "perPage"
>;

/** Codes of blocks: those that the facet `block` counts, and all those that teach something the person who asks lacks. */
export interface AskedBlocks {
  readonly counted: readonly string[];
  /** What the filter `lacking` keeps and its facet counts; empty when nobody said what they can do. */
  readonly lacking: readonly string[];
}

export interface SearchQuery {
  readonly question: UnderstoodWords;
  readonly place: PlaceFilter | null;
  readonly filters: SearchFilters;
  /** Absent when no block is asked about. */
  readonly blocks?: AskedBlocks | undefined;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** 1 to 50. */
  readonly perPage: number;
  /** ISO date of "today": sessions that are over are not shown. */
  readonly today: string;
}
