/** What a person has under way on a session; `stay`: the days they are in training, when they entered. */
export interface UnderWay {
  readonly sessionId: number;
  readonly stay: { readonly startsOn: string; readonly endsOn: string | null } | null;
}

/** What is known of each of two people that may be one. */
export interface Mergeable {
  readonly accountId: string | null;
  readonly underWay: readonly UnderWay[];
}

/** Why two people stay two. */
export type MergeRefusal = {
  readonly kind: "two-accounts" | "same-session" | "two-stays";
};

/** May these two be one human? Not with two accounts, two requests on one session, or two trainings followed on the same day. */
export function mergeRefusal(one: Mergeable, other: Mergeable): MergeRefusal | null {
  if (one.accountId !== null && other.accountId !== null && one.accountId !== other.accountId)
    return { kind: "two-accounts" };
  const pairs = one.underWay.flatMap((mine) => other.underWay.map((theirs) => [mine, theirs] as const));
  if (pairs.some(([mine, theirs]) => mine.sessionId === theirs.sessionId)) return { kind: "same-session" };
  return pairs.some(([mine, theirs]) => isAtOnce(mine.stay, theirs.stay)) ? { kind: "two-stays" } : null;
}

function isAtOnce(one: UnderWay["stay"], other: UnderWay["stay"]): boolean {
  if (one === null || other === null) return false;
  const begins = (a: typeof one, b: typeof one): boolean => b.endsOn === null || a.startsOn <= b.endsOn;
  return begins(one, other) && begins(other, one);
}
