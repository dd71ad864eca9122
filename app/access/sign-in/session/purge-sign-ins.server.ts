import { inTransactionAs } from "#app/access/acting.server.ts";
import { FORGOTTEN_AFTER_SECONDS } from "#app/access/sign-in/throttle/throttle-rule.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type PurgedSignIns, removeWhatIsOver } from "./purge-store.server.ts";
import { ABSOLUTE_HOURS } from "./session-rules.ts";

/** Minutes after which what was begun is forgotten: a sign-in at a provider is good for ten, a passkey's challenge for five. */
const KEPT_SIGN_IN_MINUTES = 60;
/** Days during which a session or a link that is over is kept. */
const ENDED_DAYS = 30;
/** Hours during which a command sent again has its first answer. */
const ANSWERED_HOURS = 24;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Removes what signing in leaves behind: sign-ins, apps and challenges of passkeys begun an hour ago, the links of people who did not come,
 * other links and sessions over for thirty days, the answers of commands a day old, counts of tries in vain a day after the last one. A
 * session that nobody ended is over twelve hours after it was opened.
 */
export function purgeSignIns(database: Database): Promise<PurgedSignIns> {
  const at = now().getTime();
  const ended = new Date(at - ENDED_DAYS * DAY_MS);
  const before = {
    answered: new Date(at - ANSWERED_HOURS * HOUR_MS),
    begun: new Date(at - KEPT_SIGN_IN_MINUTES * MINUTE_MS),
    contactLinkEnds: new Date(at),
    ended,
    lastFailure: new Date(at - FORGOTTEN_AFTER_SECONDS * 1000),
    sessionOpened: new Date(ended.getTime() - ABSOLUTE_HOURS * HOUR_MS),
  };
  return inTransactionAs(database, { task: "purge" }, (transaction) => removeWhatIsOver(transaction, before));
}
