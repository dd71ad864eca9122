import type { FeatureName } from "./link-features.ts";

/**
 * What each feature is worth, in log-odds: fitted on the tuned half of the judged blocks by `tests/bench/matching/links/fit-weights.ts`.
 */
export const linkWeights: Readonly<Record<FeatureName, number>> = {
  constant: -8.85,
  titleNearness: 0.76,
  contextNearness: 0.261,
  nearerThanSiblings: 0.629,
  skillSaid: 1.741,
  titleCovered: 0.497,
  bothSaid: 1.315,
  skillSaidInContext: 2.459,
  bestOfBlock: 2.874,
  ficheCore: 1.878,
  ficheOther: 0.922,
  ficheShare: 1.92,
  isMacro: 0.325,
  metiers: 1.119,
  sameDomain: 1.262,
};
