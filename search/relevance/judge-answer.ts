import type { JudgedQuery } from "./judged-query.ts";

/** What is judged of a training that was shown: its codes, and whether all its sessions shown are where the query wanted them. */
export interface JudgedHit {
  readonly rome: readonly string[];
  readonly rncp: readonly string[];
  readonly blocks: readonly string[];
  readonly isThere: boolean;
}

/** An answer to judge. `rightInAll`: how many trainings of the whole catalogue are right, for the best order one could hope for. */
export interface JudgedAnswer {
  readonly hits: readonly JudgedHit[];
  readonly isApproximate: boolean;
  readonly rightInAll: number;
}

/** Each is 0 or 1, but for `ndcg10` (0 to 1, null when nothing is right anywhere). */
export interface Verdict {
  readonly success1: number;
  readonly success3: number;
  readonly success10: number;
  readonly noResult: number;
  readonly forbidden3: number;
  readonly ndcg10: number | null;
}

const intersects = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((code) => others.includes(code));

/** Whether no code is expected: the query means nothing. */
export function isNonsense({ expectRome, expectRncp, expectBlock }: JudgedQuery): boolean {
  return expectRome.length + expectRncp.length + expectBlock.length === 0;
}

/** Whether a training is what the query wanted, wherever it takes place. */
export function hasRightCodes(query: JudgedQuery, hit: Omit<JudgedHit, "isThere">): boolean {
  if (intersects(query.exceptRncp, hit.rncp)) return false;
  return (
    intersects(query.expectRome, hit.rome) ||
    intersects(query.expectRncp, hit.rncp) ||
    intersects(query.expectBlock, hit.blocks)
  );
}

/** Judges one answer. Nonsense is answered well by nothing, or by near answers that are said to be so. */
export function judgeAnswer(query: JudgedQuery, answer: JudgedAnswer): Verdict {
  const { hits } = answer;
  const noResult = hits.length === 0 ? 1 : 0;
  if (isNonsense(query)) {
    const success = noResult === 1 || answer.isApproximate ? 1 : 0;
    return { success1: success, success3: success, success10: success, noResult, forbidden3: 0, ndcg10: null };
  }
  const right = hits.map((hit) => hit.isThere && hasRightCodes(query, hit));
  const within = (places: number): number => (right.slice(0, places).includes(true) ? 1 : 0);
  const isForbidden = ({ rome }: JudgedHit, index: number): boolean =>
    right[index] !== true && rome.some((code) => query.forbidRome.some((start) => code.startsWith(start)));
  return {
    success1: within(1),
    success3: within(3),
    success10: within(10),
    noResult,
    forbidden3: hits.slice(0, 3).some(isForbidden) ? 1 : 0,
    ndcg10: gainOfOrder(right, answer.rightInAll),
  };
}

/** Normalised discounted cumulative gain of the first ten, a right training being worth one. */
function gainOfOrder(right: readonly boolean[], rightInAll: number): number | null {
  if (rightInAll === 0) return null;
  const worth = (index: number): number => 1 / Math.log2(index + 2);
  const gained = right.slice(0, 10).reduce((sum, isRight, index) => sum + (isRight ? worth(index) : 0), 0);
  const best = Array.from({ length: Math.min(10, rightInAll) }, (_, index) => worth(index));
  return Math.min(1, gained / best.reduce((sum, value) => sum + value, 0));
}
