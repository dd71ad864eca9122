import type { PlaceOutside } from "#app/territories/resolved-place.ts";
import type { EngineName, FacetName, PublicFacetName } from "#search/engine.ts";
import type { Modality, Pace } from "#search/values.ts";
import type { Funding, FundingSeats } from "../funding.ts";

/** The shapes of contract.md § Public API, shared by the API and the screens. Dates are ISO, km have one decimal. */

export const recruitings = ["open", "closed", "suspended", "unknown"] as const;
export type Recruiting = (typeof recruitings)[number];

export interface SessionPlace {
  readonly commune: string;
  readonly insee: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly distanceKm: number | null;
}

export interface SessionSummary {
  readonly number: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** The month (2027-03) or the year, when the day is not known. */
  readonly startsWithin: string | null;
  readonly endsWithin: string | null;
  readonly hours: number | null;
  readonly modality: Modality;
  readonly pace: Pace | null;
  readonly permanent: boolean;
  /** As of the day of the answer: enrolment that is over is closed. */
  readonly recruiting: Recruiting;
  /** Its organisation cancelled it here: it will not take place. */
  readonly cancelled: boolean;
  readonly funders: readonly string[];
  readonly place: SessionPlace;
  /** `left`: null until the organisation manages the session here. */
  readonly seats: FundingSeats & { readonly left: number | null; readonly asOf: string | null };
  readonly payment: Omit<Funding, "seats">;
}

export interface TrainingSummary {
  readonly number: string;
  readonly title: string;
  readonly organisation: { readonly name: string; readonly siret: string };
  readonly levelOut: number | null;
  readonly rome: readonly string[];
  readonly rncp: readonly string[];
  readonly blocks: readonly string[];
  readonly certifying: boolean;
  readonly url: string;
  readonly sessions: readonly SessionSummary[];
  /** Where only the first session that matches is told: how many others do. Never in the public API. */
  readonly otherSessions?: number;
}

export interface FacetView {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export const understoodKinds = ["place", "job", "rome", "rncp", "block", "modality", "pace", "levelOut"] as const;

/**
 * A piece of what was understood; `rome` is a code that was typed or chosen, `job` one that the words name or mean. `without`: the text of
 * the search without the words it was read in; null when a parameter gave it, and for a job, whose words remain: `asTyped` undoes it.
 */
export type Understood = {
  readonly kind: (typeof understoodKinds)[number];
  readonly value: string;
  readonly label: string;
  readonly without: string | null;
};

/** Why no session can be where the search wants it. */
export type PlaceDoubt =
  | { readonly kind: "outside"; readonly outside: PlaceOutside }
  | { readonly kind: "ambiguous"; readonly ambiguous: readonly PlaceChoice[] };

/** A place one may have meant, as a value of `place`. */
export interface PlaceChoice {
  readonly value: string;
  readonly label: string;
}

/** A place among the words that gives way to the one a parameter gives. None of ours when it is elsewhere. */
export interface OtherPlace {
  readonly words: string;
  readonly places: readonly PlaceChoice[];
}

export interface TrainingSearchView {
  readonly query: {
    readonly text: string;
    readonly corrections: readonly { readonly from: string; readonly to: string }[];
    readonly approximate: boolean;
    readonly understood: readonly Understood[];
    readonly widenedToKm: number | null;
    /** The place is known, and outside the region. */
    readonly outside?: PlaceOutside;
    /** Several places of the region bear the name. */
    readonly ambiguous?: readonly PlaceChoice[];
    readonly otherPlace?: OtherPlace;
  };
  readonly engine: EngineName;
  /** The engine that should have answered could not: another one did. */
  readonly degraded: boolean;
  /** The generation of the documents that an engine outside the database searched; null when there was none to ask. */
  readonly generation: number | null;
  readonly catalogueVersion: number;
  readonly asOf: string;
  readonly total: { readonly value: number; readonly exact: boolean };
  readonly facets: Readonly<Record<FacetName, readonly FacetView[]>>;
  readonly page: number;
  readonly perPage: number;
  readonly hits: readonly TrainingSummary[];
}

/** What the public API gives of it: nothing of one person. */
export interface PublicSearchView extends Omit<TrainingSearchView, "facets"> {
  readonly facets: Readonly<Record<PublicFacetName, readonly FacetView[]>>;
}
