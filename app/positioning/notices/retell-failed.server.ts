import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { lockRecipient } from "./notice-store.server.ts";
import { closeFailed, listFailedNotices, listFailedRecipients } from "./receipt-store.server.ts";
import { tellPerson } from "./tell-person.server.ts";
import { isDay } from "./telling-rule.ts";

const BATCH = 200;

/**
 * The portal's work of every minute, by day: a message that did not arrive is told by the person's next way: a mail for an SMS, an
 * SMS for a mail, else a letter in the tray of the organisation, which is said to whoever follows the person. Its link is replaced.
 */
export async function retellFailed(database: Database): Promise<void> {
  if (!isDay(now())) return;
  const recipients = await inTransactionAs(database, { task: "notify" }, (transaction) =>
    listFailedRecipients(transaction, BATCH),
  );
  for (const recipient of recipients) {
    await inTransactionAs(database, { task: "notify" }, (transaction) => retell(transaction, recipient));
  }
}

async function retell(transaction: ActingTransaction, recipientId: string): Promise<void> {
  await lockRecipient(transaction, recipientId);
  const failed = await listFailedNotices(transaction, recipientId);
  const newest = new Map(failed.map((notice) => [notice.subjectId, notice]));
  while (newest.size > 0) {
    const at = now();
    const waiting = [...newest.values()];
    for (const { messageId, notices } of await tellPerson(transaction, waiting, at, { otherwise: true })) {
      for (const notice of notices) {
        await closeFailed(transaction, notice, { at, messageId });
        newest.delete(notice.subjectId);
      }
    }
  }
}
