/** How many failed tries are allowed without a wait, and how the wait grows after them. */
export interface ThrottleRule {
  readonly freeFailures: number;
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
}

/**
 * trust.md S1: five tries for a login, thirty for an address; then a wait that doubles, and never a door shut for good. A contact
 * receives a message each time: three, then an hour at most between two. The code of a letter is tried like a login, with its second fact.
 */
export const throttleRules = {
  login: { freeFailures: 5, firstDelaySeconds: 30, longestDelaySeconds: 900 },
  factor: { freeFailures: 5, firstDelaySeconds: 30, longestDelaySeconds: 900 },
  "answer-code": { freeFailures: 5, firstDelaySeconds: 30, longestDelaySeconds: 900 },
  contact: { freeFailures: 3, firstDelaySeconds: 60, longestDelaySeconds: 3600 },
  address: { freeFailures: 30, firstDelaySeconds: 10, longestDelaySeconds: 300 },
} as const satisfies Readonly<Record<string, ThrottleRule>>;

export type ThrottleName = keyof typeof throttleRules;

/** Failures are forgotten this long after the last one. */
export const FORGOTTEN_AFTER_SECONDS = 86_400;

export interface FailureCount {
  readonly failures: number;
  readonly lastFailedAt: Date;
}

/** Seconds still to wait before the next try, 0 when it may be made now; never more than the rule's longest, whatever the clock was. */
export function secondsToWait(rule: ThrottleRule, count: FailureCount | undefined, at: Date): number {
  if (count === undefined || isForgotten(count, at)) return 0;
  const beyond = count.failures - rule.freeFailures;
  if (beyond < 0) return 0;
  // 2^20 already passes any longest delay: the exponent is bounded so that the product stays a number.
  const delay = Math.min(rule.firstDelaySeconds * 2 ** Math.min(beyond, 20), rule.longestDelaySeconds);
  const elapsed = Math.max(0, (at.getTime() - count.lastFailedAt.getTime()) / 1000);
  return Math.max(0, Math.ceil(delay - elapsed));
}

/** Is the last failure so old that counting starts again? */
export function isForgotten(count: FailureCount, at: Date): boolean {
  return at.getTime() - count.lastFailedAt.getTime() >= FORGOTTEN_AFTER_SECONDS * 1000;
}
