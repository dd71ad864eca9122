import { inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { keptDays } from "./kept-days.ts";
import { type PurgedMessages, removeOldMessages } from "./purge-messages-store.server.ts";

const DAY_MS = 86_400_000;

/** The portal's daily work: removes links, notices and letters at the end of their time. What waits to be told or posted stays. */
export function purgeMessages(database: Database): Promise<PurgedMessages> {
  const at = now().getTime();
  const daysAgo = (days: number): Date => new Date(at - days * DAY_MS);
  const before = {
    link: daysAgo(keptDays.link),
    notice: daysAgo(keptDays.notice),
    letter: daysAgo(keptDays.letter),
  };
  return inTransactionAs(database, { task: "purge" }, (transaction) => removeOldMessages(transaction, before));
}
