import type { AnsweredGap, GapQuestion } from "../gap/answered-gap.ts";
import type { PriorNeed } from "../prior/prior-needs.ts";
import type { ProposedPath } from "./propose-paths.ts";

/** A gap to close, and where, from when and how many hours a week. Null: anywhere, from today. */
export interface AskedPaths extends GapQuestion {
  readonly place: string | null;
  readonly radiusKm: number;
  readonly from: string | null;
  readonly weeklyHours: number;
  /** What the person can pay in all; null: no limit. */
  readonly budgetCents: number | null;
  /** Level of their diploma, from 1 to 8; null: not said. */
  readonly level: number | null;
  /** What they lack of what trainings ask before. */
  readonly lacks: readonly PriorNeed[];
}

export interface AnsweredPaths {
  readonly gap: AnsweredGap;
  readonly paths: readonly ProposedPath[];
}
