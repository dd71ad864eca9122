import type { Wanted } from "#app/needs/layers/wanted.ts";
import type { MetierReference } from "#app/skills/metier-detail.ts";
import type { BlockForGap } from "../blocks/block-index.ts";
import type { Gap } from "./measure-gap.ts";

/** What somebody says they can do. */
export interface DeclaredSkill {
  readonly ogr: number;
  readonly isPartial: boolean;
  readonly proof: string | null;
}

/** What is held, and the job or the need of a company it is set against; nothing says whose question it is. */
export interface GapQuestion {
  readonly target: Wanted;
  readonly held: readonly DeclaredSkill[];
}

/** The gap to a job, and the blocks that close the most of it. */
export interface AnsweredGap extends Gap {
  readonly metier: MetierReference;
  readonly blocks: readonly BlockForGap[];
  /** Numbers that ROME does not know as know-how: they count for nothing. */
  readonly unknown: readonly number[];
}
