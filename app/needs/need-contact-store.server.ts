import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn } from "#app/access/authorisation/civil-day.ts";
import { callTimes } from "./need-choices.ts";
import type { NeedPosting } from "./need-posting.ts";
import { openNeedStates } from "./need-states.ts";

const contactSchema = z.object({
  name: z.string(),
  phone: z.string(),
  mail: z.string().nullable(),
  callTime: z.enum(callTimes),
});

/** Whom to call about a need. */
export type NeedContact = Readonly<z.infer<typeof contactSchema>>;

export async function addNeedContact(
  transaction: ActingTransaction,
  { id: needId, contact }: Pick<NeedPosting, "id" | "contact">,
): Promise<void> {
  await transaction.needContact.createMany({ data: [{ needId, ...contact }] });
}

/** Null: removed, or not for whoever asks. */
export async function readNeedContact(transaction: ActingTransaction, needId: string): Promise<NeedContact | null> {
  const row = await transaction.needContact.findUnique({
    where: { needId },
    select: { name: true, phone: true, mail: true, callTime: true },
  });
  return row === null ? null : contactSchema.parse(row);
}

/** The need that a link opens at an instant; null: none. */
export async function findLinkedNeed(
  transaction: ActingTransaction,
  linkHash: string,
  at: Date,
): Promise<string | null> {
  const row = await transaction.needContact.findUnique({
    where: { linkHash, linkExpiresAt: { gt: at } },
    select: { needId: true },
  });
  return row?.needId ?? null;
}

/** Gives a need another link: the one before opens nothing any more. */
export async function renewNeedLink(
  transaction: ActingTransaction,
  needId: string,
  link: { readonly linkHash: string; readonly linkExpiresAt: Date },
): Promise<void> {
  await transaction.needContact.updateMany({ where: { needId }, data: link });
}

/** Removes the contacts of needs that can be opened again no more; how many. */
export async function removeOldContacts(transaction: ActingTransaction, today: string): Promise<number> {
  const { count } = await transaction.needContact.deleteMany({
    where: { need: { state: { notIn: [...openNeedStates] }, dueOn: { lt: dayColumn(today) } } },
  });
  return count;
}
