const MAX_WITHDRAWN_SHARE = 0.3;
const MIN_WITHDRAWN_SESSIONS = 20;

/**
 * Whether a feed would take away so many of its source's sessions that a person must confirm: over 30 % and at least 20. A feed cut
 * short by its sender looks exactly like that.
 */
export function isSuspiciousShrink({
  live,
  withdrawn,
}: {
  readonly live: number;
  readonly withdrawn: number;
}): boolean {
  return withdrawn >= MIN_WITHDRAWN_SESSIONS && withdrawn > live * MAX_WITHDRAWN_SHARE;
}
