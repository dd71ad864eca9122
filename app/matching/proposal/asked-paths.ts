import type { AnsweredGap, GapQuestion } from "../gap/answered-gap.ts";
import type { ProposedPath } from "./propose-paths.ts";

/** A gap to close, and where, from when and how many hours a week. Null: anywhere, from today. */
export interface AskedPaths extends GapQuestion {
  readonly place: string | null;
  readonly radiusKm: number;
  readonly from: string | null;
  readonly weeklyHours: number;
}

export interface AnsweredPaths {
  readonly gap: AnsweredGap;
  readonly paths: readonly ProposedPath[];
}
