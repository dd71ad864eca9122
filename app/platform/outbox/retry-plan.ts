const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 3600;

/** A receiver that is away for two days loses nothing: waits of 1, 2, 4 … 60 minutes, then every hour. */
export const MOST_TRIES = 54;

/**
 * Seconds to wait after a try that failed; `failures` from 1. Up to half as much again by chance (0 to 1), so that not all come back at
 * once.
 */
export function retryWaitSeconds(failures: number, chance: number): number {
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** (failures - 1), LONGEST_WAIT_SECONDS);
  return Math.round(wait * (1 + chance / 2));
}
