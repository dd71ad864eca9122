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
  await transaction.needContact.createMany({ data: [{ needId, answersForId: needId, ...contact }] });
}

/** Null: removed, or not for whoever asks. */
export async function readNeedContact(transaction: ActingTransaction, needId: string): Promise<NeedContact | null> {
  const row = await transaction.needContact.findUnique({
    where: { needId },
    select: { name: true, phone: true, mail: true, callTime: true },
  });
  return row === null ? null : contactSchema.parse(row);
}

/** What a link opens: the need that its company told, and the one it answers for, another once both were merged. */
export interface LinkedNeed {
  readonly toldId: string;
  readonly needId: string;
}

/** The need that a link opens at an instant; null: none. */
export async function findLinkedNeed(
  transaction: ActingTransaction,
  linkHash: string,
  at: Date,
): Promise<LinkedNeed | null> {
  const row = await transaction.needLink.findUnique({
    where: { linkHash, expiresAt: { gt: at } },
    select: { needId: true, contact: { select: { answersForId: true } } },
  });
  return row === null ? null : { toldId: row.needId, needId: row.contact.answersForId };
}

const followerRows = z.array(z.object({ contactOf: z.string(), phone: z.string() }));

/** Whoever told a need or one that was merged into it, one for each telephone, its own first. By the primary key and `merged_into_id`. */
export async function listFollowers(
  transaction: ActingTransaction,
  needId: string,
): Promise<readonly { readonly contactOf: string; readonly phone: string }[]> {
  const rows = await transaction.$queryRaw`
    WITH RECURSIVE told(id, depth) AS (
      SELECT ${needId}::uuid, 0
      UNION ALL
      SELECT n.id, told.depth + 1 FROM told JOIN need n ON n.merged_into_id = told.id
    )
    SELECT contact."contactOf", contact.phone FROM (
      SELECT DISTINCT ON (c.phone) c.need_id::text AS "contactOf", c.phone, told.depth
      FROM told JOIN need_contact c ON c.need_id = told.id ORDER BY c.phone, told.depth, c.need_id) AS contact
    ORDER BY contact.depth, contact."contactOf"`;
  return followerRows.parse(rows);
}

/** Has the contacts of a need, and of those merged into it, answer for the need that stays. By the primary key and `merged_into_id`. */
export async function answerForNeed(transaction: ActingTransaction, toldId: string, needId: string): Promise<void> {
  await transaction.$executeRaw`
    WITH RECURSIVE told(id) AS (
      SELECT ${toldId}::uuid
      UNION
      SELECT n.id FROM told JOIN need n ON n.merged_into_id = told.id
    )
    UPDATE need_contact c SET answers_for_id = ${needId}::uuid FROM told WHERE c.need_id = told.id`;
}

/** A need that somebody follows by a telephone. `contactOf`: the need they told, another when it was merged since. */
interface FollowedNeed {
  readonly contactOf: string;
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
    where: {
      phone,
      answersFor: { OR: [{ state: { in: [...openNeedStates] } }, { dueOn: { gte: dayColumn(today) } }] },
    },
    select: { needId: true, answersFor: { select: { id: true, version: true, state: true } } },
    orderBy: [{ need: { createdAt: "desc" } }, { needId: "asc" }],
    take: most,
  });
  return rows.map(({ needId, answersFor: { id, ...need } }) => ({ contactOf: needId, needId: id, ...need }));
}

/** Links of one need that open it at once, at most: those of its newest messages. */
const MOST_LINKS = 5;

/** Gives a need one more link; those before open it until their own end, but for the oldest of too many. By the index on the need. */
export async function addNeedLink(
  transaction: ActingTransaction,
  needId: string,
  link: { readonly linkHash: string; readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  const kept = await transaction.needLink.findMany({
    where: { needId, expiresAt: { gt: link.createdAt } },
    select: { linkHash: true },
    orderBy: [{ createdAt: "desc" }, { linkHash: "asc" }],
    take: MOST_LINKS - 1,
  });
  await transaction.needLink.deleteMany({
    where: { needId, linkHash: { notIn: kept.map(({ linkHash }) => linkHash) } },
  });
  await transaction.needLink.createMany({ data: [{ ...link, needId }] });
}

/** Removes the contacts of needs that can be opened again no more; how many. */
export async function removeOldContacts(transaction: ActingTransaction, today: string): Promise<number> {
  const { count } = await transaction.needContact.deleteMany({
    where: { answersFor: { state: { notIn: [...openNeedStates] }, dueOn: { lt: dayColumn(today) } } },
  });
  return count;
}
