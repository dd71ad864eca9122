/**
 * `search.posting` in columns, of the same version as the sessions beside it: for each term the trainings that bear it, as places in
 * `trainingIds`, ascending.
 */
export interface WordPostings {
  /** The number of each term. */
  readonly terms: ReadonlyMap<string, number>;
  /** Where the postings of each term begin; one more than terms. */
  readonly first: Int32Array;
  readonly trainings: Int32Array;
  /** What the term is worth in the training, 0 to 1. */
  readonly weights: Float32Array;
  /** 1 where its title, its certifications or its codes bear it. */
  readonly named: Uint8Array;
  /** The stems of the same trade in the other gender. */
  readonly twins: ReadonlyMap<string, readonly string[]>;
  /** The last day on which a session of each training is shown. */
  readonly visibleUntil: Int32Array;
}

/** What the postings take in memory; the terms are not counted. */
export function postingsBytes({ first, trainings, weights, named, visibleUntil }: WordPostings): number {
  return [first, trainings, weights, named, visibleUntil].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
