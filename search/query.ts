/**
 * The question both engines answer. It is already understood: places are resolved to codes and points, ROME codes are widened to
 * their parent and children, dates are ISO. Nothing here comes unchecked from a person.
 */

export const modalities = ["on-site", "mixed", "remote"] as const;
export type Modality = (typeof modalities)[number];

export const paces = ["full-time", "part-time", "evening"] as const;
export type Pace = (typeof paces)[number];

export const aids = ["meals", "lodging", "transport"] as const;
export type Aid = (typeof aids)[number];

export const sorts = ["relevance", "distance", "start", "duration"] as const;
export type Sort = (typeof sorts)[number];

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

/** Filters that must hold together on one and the same session. Empty lists filter nothing; values of one list are alternatives. */
export interface SessionFilters {
  readonly place: PlaceFilter | null;
  /** The session starts on or after this date (ISO). */
  readonly from: string | null;
  /** The session starts on or before this date (ISO). */
  readonly to: string | null;
  readonly modality: readonly Modality[];
  readonly pace: readonly Pace[];
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  /** LHÉO funder codes. */
  readonly funder: readonly number[];
  /** Formacode codes of publics. A session open to everybody (83056) matches any of them. */
  readonly public: readonly string[];
  readonly aid: readonly Aid[];
  readonly block: readonly string[];
  readonly seats: boolean;
  readonly permanent: boolean;
  readonly accessible: boolean;
  /** Paid by at least one collective funder. */
  readonly paidCollective: boolean;
}

/** Filters on the training itself. */
export interface TrainingFilters {
  readonly levelIn: readonly number[];
  readonly levelOut: readonly number[];
  /** Each entry is one asked-for job: its own code first, then its parent and children. */
  readonly rome: readonly string[];
  readonly rncp: readonly string[];
  readonly formacode: readonly string[];
  /** ROME grand domaine letters, or "Z" for trainings without ROME code. */
  readonly domain: readonly string[];
  readonly organisation: readonly string[];
  readonly certifying: boolean;
}

export interface SearchQuery {
  readonly text: string;
  readonly session: SessionFilters;
  readonly training: TrainingFilters;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** 1 to 50. */
  readonly perPage: number;
  /** ISO date of "today": sessions that are over are not shown. */
  readonly today: string;
}

export const noSessionFilters: SessionFilters = {
  place: null,
  from: null,
  to: null,
  modality: [],
  pace: [],
  hoursMin: null,
  hoursMax: null,
  funder: [],
  public: [],
  aid: [],
  block: [],
  seats: false,
  permanent: false,
  accessible: false,
  paidCollective: false,
};

export const noTrainingFilters: TrainingFilters = {
  levelIn: [],
  levelOut: [],
  rome: [],
  rncp: [],
  formacode: [],
  domain: [],
  organisation: [],
  certifying: false,
};
