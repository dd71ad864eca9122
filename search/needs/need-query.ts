import type { PlaceFilter } from "../query.ts";
import type { UnderstoodWords } from "../understanding/understood-words.ts";

/** How far somebody sees among needs: 0, those shown to everybody; 1, those shown to prescribers too; 2, all. */
export type NeedSightLevel = 0 | 1 | 2;

/** What a need must say; an empty list and null ask for nothing. Days are ISO. */
export interface NeedFilters {
  /** Codes of ROME. */
  readonly metiers: readonly string[];
  /** ROME's numbers of skills: one of them is wanted. */
  readonly skills: readonly number[];
  readonly contracts: readonly string[];
  /** Sections of the NAF. */
  readonly sectors: readonly string[];
  readonly states: readonly string[];
  /** Part of the name of the company, or the first digits of its SIRET: asked of those needs alone that whoever asks may read. */
  readonly company: string | null;
  /** The first day of work, both ends included. As soon as possible is today. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A question about needs that is already understood. */
export interface NeedQuery {
  readonly question: UnderstoodWords;
  readonly place: PlaceFilter | null;
  readonly filters: NeedFilters;
  readonly sight: NeedSightLevel;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** ISO date. */
  readonly today: string;
}

/** The needs that an engine finds for the words and jobs alone, whoever asks: ids, and what each scores, from 0 to 1. */
export interface RankedNeeds {
  readonly ids: readonly string[];
  readonly scores: readonly number[];
  /** None matched as asked. */
  readonly approximate: boolean;
  readonly generation: number;
}

/** No filter at all. */
export const noNeedFilters: NeedFilters = {
  ...{ metiers: [], skills: [], contracts: [], sectors: [], states: [] },
  ...{ company: null, from: null, to: null },
};
