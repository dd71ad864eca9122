import type { SessionSummary, TrainingSummary } from "#app/training/reading/training-view.ts";

/** What a session asks of who enters. */
export interface EntryConditions {
  /** Level of diploma, from 1 to 8; null: none is said. */
  readonly levelIn: number | null;
  /** Nobody enters without it; else it is advised. */
  readonly isLevelRequired: boolean;
  /** Whom it is for, as people read it; empty: everybody, or nothing is said. */
  readonly publics: readonly string[];
}

/** A session of the catalogue that one may still enter, and those of the asked blocks that it teaches. */
export interface BlockSession {
  /** Primary key of the session. */
  readonly id: number;
  readonly training: Pick<TrainingSummary, "number" | "title" | "organisation" | "url">;
  readonly session: SessionSummary;
  readonly blocks: readonly string[];
  readonly entry: EntryConditions;
}

/** Whether somebody of a level may enter; null: their level is not known. What is only advised stops nobody. */
export function mayEnter({ levelIn, isLevelRequired }: EntryConditions, level: number | null): boolean {
  return !isLevelRequired || levelIn === null || level === null || level >= levelIn;
}
