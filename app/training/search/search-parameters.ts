import type { Aid, Modality, Pace, Sort } from "#search/query.ts";

/**
 * A search as a person or a partner asks it, before places and jobs are looked up: contract.md § Public API, parameter by
 * parameter. The French URL of the results page and the API's query string both become this.
 */
export interface TrainingSearchParameters {
  readonly q: string;
  /** As typed: `insee:59392`, `postcode:59600`, `departement:62`, `zone:3217`, `region:32`, or a name. */
  readonly place: string | null;
  readonly radiusKm: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly modality: readonly Modality[];
  readonly pace: readonly Pace[];
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly funder: readonly number[];
  readonly public: readonly string[];
  readonly aid: readonly Aid[];
  readonly levelIn: readonly number[];
  readonly levelOut: readonly number[];
  readonly rome: readonly string[];
  readonly rncp: readonly string[];
  readonly block: readonly string[];
  readonly formacode: readonly string[];
  readonly domain: readonly string[];
  readonly organisation: readonly string[];
  readonly seats: boolean;
  readonly certifying: boolean;
  readonly permanent: boolean;
  readonly accessible: boolean;
  readonly paidCollective: boolean;
  readonly sort: Sort;
  readonly page: number;
  readonly perPage: number;
}
