/** Minutes during which a proof of the second factor allows the most delicate acts, such as taking somebody else's away. */
export const FRESH_FACTOR_MINUTES = 5;

/** Was the second factor proved a moment ago? `factorAt`: when it last was, in this session. */
export function isFactorFresh(factorAt: Date | null, at: Date): boolean {
  return factorAt !== null && at.getTime() - factorAt.getTime() < FRESH_FACTOR_MINUTES * 60_000;
}
