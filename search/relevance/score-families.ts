import type { Verdict } from "./judge-answer.ts";
import type { Family, Half } from "./judged-query.ts";

/** The verdict on one query of a family. */
export interface ScoredQuery {
  readonly family: string;
  readonly half: Half;
  readonly verdict: Verdict;
}

/** A share of queries and the 95 % interval it comes with (Wilson): what another draw of as many queries may give. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The figures of a family and a half. */
export interface FamilyScore {
  readonly family: string;
  readonly half: Half;
  readonly queries: number;
  readonly success1: Share;
  readonly success3: Share;
  readonly success10: Share;
  readonly noResult: Share;
  readonly forbidden3: Share;
  /** Null for nonsense. */
  readonly ndcg10: number | null;
}

/** The least success in the first three, on the half aside; null for a family without a floor. Issue 11, A2.2. */
export const floors: Readonly<Record<Family, number | null>> = {
  job: 0.97,
  slip: 0.92,
  "two-slips": 0.8,
  sentence: 0.85,
  acronym: 0.9,
  task: 0.88,
  code: 1,
  licence: null,
  place: 0.95,
  nonsense: 1,
};
/** The same for what people say of their jobs in their own words. Issue 13, B1.1. */
export const OWN_WORDS_FLOOR = 0.85;
/** The most a search that means something may give nothing, all families together; excluded. */
export const MAX_NO_RESULT = 0.01;
/** The most another trade may stand in the first three of a job's query. */
export const MAX_FORBIDDEN = 0.01;

/** Figures of the queries of one family and half, or of any other set of them. */
export function scoreQueries(family: string, half: Half, scored: readonly ScoredQuery[]): FamilyScore {
  const verdicts = scored.map(({ verdict }) => verdict);
  const share = (of: (verdict: Verdict) => number): Share => wilson(sum(verdicts.map(of)), verdicts.length);
  const gains = verdicts.map(({ ndcg10 }) => ndcg10).filter((gain) => gain !== null);
  return {
    family,
    half,
    queries: verdicts.length,
    success1: share(({ success1 }) => success1),
    success3: share(({ success3 }) => success3),
    success10: share(({ success10 }) => success10),
    noResult: share(({ noResult }) => noResult),
    forbidden3: share(({ forbidden3 }) => forbidden3),
    ndcg10: gains.length === 0 ? null : sum(gains) / gains.length,
  };
}

/** Wilson's score interval at 95 %; of no query, the whole of it. */
export function wilson(successes: number, trials: number): Share {
  if (trials === 0) return { value: 0, low: 0, high: 1 };
  const z = 1.96;
  const value = successes / trials;
  const scale = 1 + z ** 2 / trials;
  const centre = (value + z ** 2 / (2 * trials)) / scale;
  const reach = (z / scale) * Math.sqrt((value * (1 - value)) / trials + z ** 2 / (4 * trials ** 2));
  return { value, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
