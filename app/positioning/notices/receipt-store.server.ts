import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { type Notice, noticeColumns, noticeRows } from "./notice-store.server.ts";

export const receipts = ["delivered", "failed"] as const;
export type Receipt = (typeof receipts)[number];

/** Records what became of a message, once: what comes after, or of a message that tells no notice, changes nothing. */
export async function recordReceipt(
  transaction: ActingTransaction,
  { messageId, receipt, at }: { readonly messageId: string; readonly receipt: Receipt; readonly at: Date },
): Promise<void> {
  await transaction.positioningNotice.updateMany({
    where: { messageId, receipt: null },
    data: { receipt, receiptAt: at },
  });
}

const idRows = z.array(z.object({ id: z.string() }));

/** Who has a message that did not arrive and was not told otherwise, by id. By the index of those. */
export async function listFailedRecipients(transaction: ActingTransaction, most: number): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT DISTINCT recipient_id::text AS id FROM positioning_notice
    WHERE receipt = 'failed' AND retold_at IS NULL ORDER BY 1 LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}

/** The notices of a recipient whose message did not arrive, the newest last. */
export async function listFailedNotices(
  transaction: ActingTransaction,
  recipientId: string,
): Promise<readonly Notice[]> {
  const rows = await transaction.positioningNotice.findMany({
    where: { recipientId, receipt: "failed", retoldAt: null },
    orderBy: [{ subjectId: "asc" }, { version: "asc" }, { at: "asc" }],
    select: noticeColumns,
  });
  return noticeRows.parse(rows);
}

/** Records that notices were told by another way; null: what they said had changed since, and was told with it. */
export async function closeFailed(
  transaction: ActingTransaction,
  { recipientId, subjectId }: Pick<Notice, "recipientId" | "subjectId">,
  { at, messageId }: { readonly at: Date; readonly messageId: string | null },
): Promise<void> {
  await transaction.positioningNotice.updateMany({
    where: { recipientId, subjectId, receipt: "failed", retoldAt: null },
    data: { retoldAt: at, retoldMessageId: messageId },
  });
}
