import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { inTransactionAs } from "../acting.server.ts";
import { ABSOLUTE_HOURS } from "./session-rules.ts";

/** Minutes after which what was begun is forgotten: a sign-in at a provider is good for ten, a passkey's challenge for five. */
const KEPT_SIGN_IN_MINUTES = 60;
/** Days during which a session or a link that is over is kept. */
const ENDED_DAYS = 30;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How many rows of each kind were removed. */
export interface PurgedSignIns {
  readonly begun: number;
  readonly challenges: number;
  readonly contactLinks: number;
  readonly links: number;
  readonly sessions: number;
}

/**
 * Removes what signing in leaves behind: sign-ins and challenges of passkeys begun an hour ago, the links of people who did not come,
 * other links and sessions over for thirty days. A session that nobody ended is over twelve hours after it was opened.
 */
export function purgeSignIns(database: Database): Promise<PurgedSignIns> {
  const at = now().getTime();
  const begunBefore = new Date(at - KEPT_SIGN_IN_MINUTES * MINUTE_MS);
  const overBefore = new Date(at - ENDED_DAYS * DAY_MS);
  const openedBefore = new Date(overBefore.getTime() - ABSOLUTE_HOURS * HOUR_MS);
  return inTransactionAs(database, { task: "purge" }, async (transaction) => {
    const begun = await transaction.federatedSignIn.deleteMany({ where: { startedAt: { lt: begunBefore } } });
    const challenges = await transaction.passkeyChallenge.deleteMany({ where: { askedAt: { lt: begunBefore } } });
    const contactLinks = await transaction.signInLink.deleteMany({ where: { expiresAt: { lt: new Date(at) } } });
    const links = await transaction.oneTimeLink.deleteMany({
      where: { OR: [{ expiresAt: { lt: overBefore } }, { usedAt: { lt: overBefore } }] },
    });
    const sessions = await transaction.signInSession.deleteMany({
      where: { OR: [{ endedAt: { lt: overBefore } }, { openedAt: { lt: openedBefore } }] },
    });
    return {
      begun: begun.count,
      challenges: challenges.count,
      contactLinks: contactLinks.count,
      links: links.count,
      sessions: sessions.count,
    };
  });
}
