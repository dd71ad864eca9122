import type { SearchHit } from "../engine.ts";
import type { SearchQuery } from "../query.ts";
import type { Count } from "./memory/count-candidates.ts";

/** How well a training answers the words: higher is better. */
export interface ScoredTraining {
  readonly id: number;
  readonly score: number;
}

/** The trainings that another engine found for the words. `ranked`: those known to be best, in order. */
export interface RankedIds {
  readonly ids: readonly number[];
  readonly ranked: readonly ScoredTraining[];
}

/** Total, facets and the page of hits. */
export interface SessionsAnswer extends Count {
  readonly hits: readonly SearchHit[];
}

/**
 * What the sessions of the matched trainings answer: those that meet every filter of a question. Circles are not enlarged. The question
 * may change in its place, page and radius; the words are those the sessions were opened for.
 */
export interface Sessions {
  /** In the order of the question; by relevance, that of `ranked`, those that do not recruit a little lower, then the others. */
  answer(query: SearchQuery): Promise<SessionsAnswer>;
}
