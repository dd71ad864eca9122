import type { SessionSummary, TrainingSummary } from "#app/training/reading/training-view.ts";

/** A session of the catalogue that one may still enter, and those of the asked blocks that it teaches. */
export interface BlockSession {
  readonly training: Pick<TrainingSummary, "number" | "title" | "organisation" | "url">;
  readonly session: SessionSummary;
  readonly blocks: readonly string[];
}
