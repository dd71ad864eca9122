/** The trade of a job: `own`, its code with those above and below it; `near`, the codes that ROME says are close to it. */
export interface Trade {
  readonly own: readonly string[];
  readonly near: readonly string[];
}

/** Letters and figures of a code that name its field: « K13 », help in daily life. */
const FIELD = 3;
/** What somebody may follow of another trade for one skill: a week. */
const MOST_HOURS_ELSEWHERE = 35;

/** Whether a certification prepares to a trade: to a job of its field, or close to it. One that names no job may. */
function isOfTrade(metiers: readonly string[], { own, near }: Trade): boolean {
  if (metiers.length === 0) return true;
  const isInField = (code: string): boolean => own.some((one) => one.slice(0, FIELD) === code.slice(0, FIELD));
  return metiers.some((code) => isInField(code) || near.includes(code));
}

/**
 * The sessions that a path may hold: a long one of another trade is no step to a job, even when it brings one of its skills.
 * `metiersOfBlock`: the jobs that the certification of each block prepares to.
 */
export function sessionsOfTrade<Session extends { readonly blocks: readonly string[]; readonly hours: number }>(
  sessions: readonly Session[],
  metiersOfBlock: ReadonlyMap<string, readonly string[]>,
  trade: Trade,
): readonly Session[] {
  return sessions.filter(
    ({ blocks, hours }) =>
      hours <= MOST_HOURS_ELSEWHERE || blocks.some((code) => isOfTrade(metiersOfBlock.get(code) ?? [], trade)),
  );
}
