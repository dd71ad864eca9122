import { z } from "zod";
import { type ActingAs, type ActingTransaction, actAs } from "#app/access/acting.server.ts";
import { dayColumn, isoDay, readDay } from "#app/access/authorisation/civil-day.ts";
import type { Mergeable } from "./merge-people.ts";

/** What says who the person of a file is, as it is read to look for the same one elsewhere. */
export function selectTieFile(transaction: ActingTransaction, personFileId: string) {
  return transaction.personFile.findUnique({
    where: { id: personFileId },
    select: {
      ...{ id: true, personId: true, organisationId: true, lastName: true, firstName: true },
      ...{ birthDate: true, birthCommuneCode: true, communeCode: true },
    },
  });
}

export interface NewTie {
  readonly id: string;
  readonly organisationId: string;
  readonly personFileId: string;
  readonly personId: string;
  readonly toPersonId: string;
  readonly askedByAccountId: string;
  readonly askedAt: Date;
  readonly answerBy: string;
}

/** Writes a request. Without RETURNING. `presented`: the keys that found the other person, which its policy asks. */
export async function addTie(
  transaction: ActingTransaction,
  acting: ActingAs,
  { presented, ...tie }: NewTie & { readonly presented: readonly string[] },
): Promise<void> {
  await actAs(transaction, { ...acting, presented: presented.join(" ") });
  await transaction.personTie.createMany({ data: [{ ...tie, answerBy: dayColumn(tie.answerBy) }] });
  await actAs(transaction, acting);
}

/** A request, as one of its sides sees it. */
export interface Tie {
  readonly id: string;
  readonly personFileId: string;
  readonly toPersonId: string;
  readonly answer: "agreed" | "refused" | null;
  readonly answerBy: string;
}

/** The requests made of a file about another person, the latest first. */
export async function selectTiesOf(
  transaction: ActingTransaction,
  { personFileId, toPersonId }: { readonly personFileId: string; readonly toPersonId: string },
): Promise<readonly Tie[]> {
  const rows = await transaction.personTie.findMany({
    where: { personFileId, toPersonId },
    select: { id: true, personFileId: true, toPersonId: true, answer: true, answerBy: true },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: 10,
  });
  return rows.map(({ answerBy, ...row }) => ({ ...row, answerBy: isoDay(answerBy) }));
}

const tieRows = z.array(z.object({ id: z.string(), person_id: z.string(), to_person_id: z.string() }));

/** Holds a request that waits for an answer of the actor's organisation, until the commit. Absent: unknown, answered, or not theirs. */
export async function lockTie(
  transaction: ActingTransaction,
  { tieId, on }: { readonly tieId: string; readonly on: string },
): Promise<{ readonly id: string; readonly personId: string; readonly toPersonId: string } | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT t.id::text, t.person_id::text, t.to_person_id::text FROM person_tie t
    WHERE t.id = ${tieId}::uuid AND t.answer IS NULL AND t.answer_by >= ${on}::date AND t.organisation_id <> hub_organisation()
    FOR NO KEY UPDATE`;
  const [row] = tieRows.parse(rows);
  return row === undefined ? undefined : { id: row.id, personId: row.person_id, toPersonId: row.to_person_id };
}

const mergeableRows = z.array(
  z.object({
    session_id: z.number(),
    entered_on: z.date().nullable(),
    ends_on: z.date().nullable(),
  }),
);

/** What the two people have under way: in the portal's name, for the request presented. */
export async function selectMergeable(transaction: ActingTransaction, personId: string): Promise<Mergeable> {
  const files = await transaction.personFile.findMany({ where: { personId }, select: { accountId: true } });
  const rows = await transaction.$queryRaw`
    SELECT p.session_id, p.entered_on, s.ends_on FROM positioning p JOIN training_session r ON r.id = p.session_id
    CROSS JOIN LATERAL session_as_said(r) AS s
    WHERE p.person_id = ${personId}::uuid AND (p.holds_seat OR p.state IN (
      'draft', 'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled'))`;
  return {
    accountId: files.find(({ accountId }) => accountId !== null)?.accountId ?? null,
    underWay: mergeableRows.parse(rows).map(({ session_id, entered_on, ends_on }) => ({
      sessionId: session_id,
      stay:
        entered_on === null
          ? null
          : { startsOn: isoDay(entered_on), endsOn: ends_on === null ? null : isoDay(ends_on) },
    })),
  };
}

/** Keeps both people as they are until the commit, in the order of their ids. */
export async function lockPeople(transaction: ActingTransaction, ids: readonly string[]): Promise<void> {
  await transaction.$queryRaw`
    SELECT FROM person WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** One human from now on: the files, and what is about them, go to the person that stays. */
export async function mergePeople(
  transaction: ActingTransaction,
  {
    goneId,
    staysId,
    accountId,
  }: { readonly goneId: string; readonly staysId: string; readonly accountId: string | null },
): Promise<void> {
  await transaction.person.updateMany({ where: { id: goneId }, data: { mergedIntoId: staysId } });
  await transaction.personTie.updateMany({
    where: { toPersonId: goneId, answer: null },
    data: { toPersonId: staysId },
  });
  await transaction.personFile.updateMany({ where: { personId: goneId }, data: { personId: staysId } });
  if (accountId === null) return;
  await transaction.personFile.updateMany({ where: { personId: staysId, accountId: null }, data: { accountId } });
}

/** Writes the answer to a request. */
export async function answerTieRow(
  transaction: ActingTransaction,
  {
    tieId,
    ...answer
  }: {
    readonly tieId: string;
    readonly answer: "agreed" | "refused";
    readonly answeredAt: Date;
    readonly answeredByAccountId: string;
  },
): Promise<void> {
  await transaction.personTie.updateMany({ where: { id: tieId }, data: answer });
}

/** A request that waits for an answer: the name is the one that the actor's own file has. */
export interface AskedTie {
  readonly tieId: string;
  readonly personFileId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly answerBy: string;
}

const askedRows = z.array(
  z.object({
    tieId: z.string(),
    personFileId: z.string(),
    lastName: z.string(),
    firstName: z.string(),
    answerBy: readDay,
  }),
);

/** What others ask about people whom the actor follows, the first to end first. By the index on the person. */
export async function selectAskedTies(transaction: ActingTransaction, on: string): Promise<readonly AskedTie[]> {
  const rows = await transaction.$queryRaw`
    SELECT t.id::text AS "tieId", f.id::text AS "personFileId", f.last_name AS "lastName", f.first_name AS "firstName",
      t.answer_by AS "answerBy"
    FROM person_tie t JOIN person_file f ON f.person_id = t.to_person_id
    WHERE t.answer IS NULL AND t.answer_by >= ${on}::date AND t.organisation_id <> hub_organisation()
      AND f.organisation_id = hub_organisation()
    ORDER BY t.answer_by, t.id LIMIT 50`;
  return askedRows.parse(rows);
}
