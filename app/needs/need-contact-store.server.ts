import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn } from "#app/access/authorisation/civil-day.ts";
import { callTimes } from "./need-choices.ts";
import type { NeedPosting } from "./need-posting.ts";
import { type NeedState, openNeedStates } from "./need-states.ts";

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

/** A need that somebody follows by a telephone. */
interface FollowedNeed {
  readonly needId: string;
  readonly version: number;
  readonly state: NeedState;
}

/** The needs of a telephone that can be answered or opened again on a day, the newest first. By the index on the telephone. */
export async function listFollowedNeeds(
  transaction: ActingTransaction,
  { phone, today, most }: { readonly phone: string; readonly today: string; readonly most: number },
): Promise<readonly FollowedNeed[]> {
  const rows = await transaction.needContact.findMany({
    where: { phone, need: { OR: [{ state: { in: [...openNeedStates] } }, { dueOn: { gte: dayColumn(today) } }] } },
    select: { need: { select: { id: true, version: true, state: true } } },
    orderBy: [{ need: { createdAt: "desc" } }, { needId: "asc" }],
    take: most,
  });
  return rows.map(({ need: { id, ...need } }) => ({ needId: id, ...need }));
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
