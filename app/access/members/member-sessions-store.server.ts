import type { ActingTransaction } from "#app/access/acting.server.ts";
import { openSessionsAt } from "#app/access/sign-in/session/session-store.server.ts";

/** More sessions than one member ever opens in half a day: a bound, not a page. */
const MOST = 50;

/** An open session, as whoever may end it sees it. */
export interface MemberSession {
  readonly id: string;
  readonly device: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
}

/** The open sessions in which somebody works for this organisation, the latest seen first. */
export function listSessionsOfMember(
  transaction: ActingTransaction,
  membershipId: string,
  at: Date,
): Promise<readonly MemberSession[]> {
  return transaction.signInSession.findMany({
    where: { membershipId, ...openSessionsAt(at) },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    take: MOST,
    select: { id: true, device: true, openedAt: true, lastSeenAt: true },
  });
}

/** Ends the sessions of a membership; answers how many were not ended. */
export async function endSessionsOfMember(
  transaction: ActingTransaction,
  membershipId: string,
  endedAt: Date,
): Promise<number> {
  const { count } = await transaction.signInSession.updateMany({
    where: { membershipId, endedAt: null },
    data: { endedAt },
  });
  return count;
}
