import type { FeatureName } from "./link-features.ts";

/**
 * What each feature is worth, in log-odds: fitted on the judged blocks that are not kept aside, by
 * `tests/bench/matching/links/fit-weights.ts`.
 */
export const linkWeights: Readonly<Record<FeatureName, number>> = {
  constant: -11.095,
  titleNearness: 0.129,
  contextNearness: 0.312,
  nearerThanSiblings: 1.042,
  skillSaid: 0.743,
  bothSaid: 0.318,
  skillSaidInContext: 1.756,
  bestOfBlock: 3.532,
  ficheCore: 1.854,
  ficheOther: 1.195,
  ficheShare: 1.962,
  isMacro: 0.332,
  metiers: 1.188,
  sameDomain: 1.329,
  objectSaid: 1.578,
  skillLength: 0.839,
  kin: 0.532,
  kinSaid: 1.43,
};
