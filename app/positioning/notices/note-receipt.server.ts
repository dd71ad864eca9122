import { inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Receipt, recordReceipt } from "./receipt-store.server.ts";

/** Records what became of a message. Said twice, or after the other, the first counts. */
export function noteReceipt(database: Database, messageId: string, receipt: Receipt): Promise<void> {
  return inTransactionAs(database, { task: "notify" }, (transaction) =>
    recordReceipt(transaction, { messageId, receipt, at: now() }),
  );
}
