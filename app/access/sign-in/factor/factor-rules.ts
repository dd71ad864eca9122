/** The second factors of an account that are confirmed. */
export interface HeldFactors {
  readonly hasApp: boolean;
  readonly passkeys: number;
}

/** Second factors are changed only by who has just proved one: at most so long ago. */
export const FRESH_PROOF_SECONDS = 300;
/** Minutes during which an app that was begun may be confirmed. */
export const PENDING_MINUTES = 10;
/** Of one account: enough for every device somebody works on. */
export const MOST_PASSKEYS = 10;

/** How many second factors there are; recovery codes are none, they only stand in for one. */
export function countOf({ hasApp, passkeys }: HeldFactors): number {
  return passkeys + (hasApp ? 1 : 0);
}

/** Was a second factor proved in this session so lately that factors may be changed? */
export function isFreshProof(factorAt: Date | null, at: Date): boolean {
  if (factorAt === null) return false;
  const ageSeconds = (at.getTime() - factorAt.getTime()) / 1000;
  return ageSeconds >= 0 && ageSeconds <= FRESH_PROOF_SECONDS;
}

/**
 * May a factor be added? The first one by whoever signed in, for there is nothing else to prove; any other after a fresh proof. A
 * provider's proof counts as one: who came by ProConnect with a factor of theirs adds one of ours just after.
 */
export function mayAddFactor(
  held: HeldFactors,
  { factorAt, at }: { readonly factorAt: Date | null; readonly at: Date },
): boolean {
  return (countOf(held) === 0 && factorAt === null) || isFreshProof(factorAt, at);
}
