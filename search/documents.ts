import type { Aid, Modality, Pace } from "./values.ts";

/**
 * One session as the engines see it: everything a search needs, nothing it shows. The projection in app/training fills these rows;
 * the PostgreSQL engine queries them, Meilisearch is fed from them.
 */
export interface SessionDocument {
  readonly sessionId: number;
  readonly trainingId: number;
  /** ISO dates, null when the feed does not say. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly isPermanent: boolean;
  readonly modality: Modality;
  readonly paces: readonly Pace[];
  readonly hours: number | null;
  readonly isRecruiting: boolean;
  /** The last day it may recruit, null when nothing says. */
  readonly recruitsUntil: string | null;
  readonly funders: readonly number[];
  readonly isPaidCollective: boolean;
  readonly publics: readonly string[];
  readonly aids: readonly Aid[];
  readonly isAccessible: boolean;
  readonly blocks: readonly string[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly departement: string | null;
  readonly zone: string | null;
  readonly region: string | null;
}

/** One training as the engines see it. `romes` are the codes of the feed, without parents or children. */
export interface TrainingDocument {
  readonly trainingId: number;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly organisationSiret: string;
  readonly certificationTitles: readonly string[];
  readonly body: string;
  readonly romes: readonly string[];
  readonly rncps: readonly string[];
  readonly blocks: readonly string[];
  readonly formacodes: readonly string[];
  readonly domains: readonly string[];
  readonly levelIn: number | null;
  readonly levelOut: number | null;
  readonly isCertifying: boolean;
}
