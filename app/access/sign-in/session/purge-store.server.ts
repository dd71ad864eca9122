import type { ActingTransaction } from "#app/access/acting.server.ts";
import { removeAnswersBefore } from "#app/access/answered-command-store.server.ts";

/** How many rows of each kind were removed. */
export interface PurgedSignIns {
  readonly answers: number;
  readonly begun: number;
  readonly challenges: number;
  readonly counts: number;
  readonly contactLinks: number;
  readonly links: number;
  readonly pendingApps: number;
  readonly sessions: number;
}

/** Before which instant each kind is over. */
export interface OverBefore {
  readonly answered: Date;
  readonly begun: Date;
  readonly contactLinkEnds: Date;
  readonly lastFailure: Date;
  readonly ended: Date;
  readonly sessionOpened: Date;
}

/** Removes what signing in leaves behind. The transaction is the purge's. */
export async function removeWhatIsOver(transaction: ActingTransaction, before: OverBefore): Promise<PurgedSignIns> {
  const { begun, contactLinkEnds, ended, lastFailure, sessionOpened } = before;
  const removed = {
    begun: await transaction.federatedSignIn.deleteMany({ where: { startedAt: { lt: begun } } }),
    challenges: await transaction.passkeyChallenge.deleteMany({ where: { askedAt: { lt: begun } } }),
    contactLinks: await transaction.signInLink.deleteMany({ where: { expiresAt: { lt: contactLinkEnds } } }),
    pendingApps: await transaction.pendingTotp.deleteMany({ where: { begunAt: { lt: begun } } }),
    links: await transaction.oneTimeLink.deleteMany({
      where: { OR: [{ expiresAt: { lt: ended } }, { usedAt: { lt: ended } }] },
    }),
    sessions: await transaction.signInSession.deleteMany({
      where: { OR: [{ endedAt: { lt: ended } }, { openedAt: { lt: sessionOpened } }] },
    }),
  };
  // A count that somebody is changing is left for the next hour: waiting for it, while they wait for another, would stop both.
  const counts = await transaction.$executeRaw`
    DELETE FROM sign_in_throttle WHERE key_hash IN (
      SELECT key_hash FROM sign_in_throttle WHERE last_failed_at <= ${lastFailure} FOR UPDATE SKIP LOCKED)`;
  return {
    answers: await removeAnswersBefore(transaction, before.answered),
    begun: removed.begun.count,
    challenges: removed.challenges.count,
    counts,
    contactLinks: removed.contactLinks.count,
    links: removed.links.count,
    pendingApps: removed.pendingApps.count,
    sessions: removed.sessions.count,
  };
}
