import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { Audience } from "../decide-positioning.ts";

/** A decision, and whom it is about. `trainingOrganisationId` null: it has no account here, or hears nothing of it. */
export interface ToldDecision {
  readonly organisationId: string;
  readonly trainingOrganisationId: string | null;
  readonly personId: string;
  readonly personFileId: string;
  readonly command: string;
  /** Of a controlled list; null: none was given. */
  readonly reason: string | null;
  readonly at: Date;
  /** When the person is awaited somewhere by this decision; a day without an hour: from its beginning. */
  readonly comesAt: Date | null;
}

const decisionRows = z.array(
  z.object({
    organisationId: z.string(),
    trainingOrganisationId: z.string().nullable(),
    personId: z.string(),
    personFileId: z.string(),
    command: z.string(),
    reason: z.string().nullable(),
    at: z.date(),
    comesAt: z.date().nullable(),
  }),
);

/** What was decided at a version; undefined: no such one. By primary keys. */
export async function readDecision(
  transaction: ActingTransaction,
  { positioningId, version }: { readonly positioningId: string; readonly version: number },
): Promise<ToldDecision | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT p.organisation_id::text AS "organisationId", p.training_organisation_id::text AS "trainingOrganisationId",
      p.person_id::text AS "personId", p.person_file_id::text AS "personFileId", e.command, e.reason, e.at,
      CASE WHEN e.command = 'invite' THEN p.meeting_on::timestamp AT TIME ZONE 'Europe/Paris' END AS "comesAt"
    FROM positioning_event e JOIN positioning p ON p.id = e.positioning_id
    WHERE e.positioning_id = ${positioningId}::uuid AND e.version = ${version}::int`;
  return decisionRows.parse(rows)[0];
}

/** The same of a suggestion. By primary keys. Its history is read by whoever may read the suggestion. */
export async function readSuggestionDecision(
  transaction: ActingTransaction,
  { suggestionId, version }: { readonly suggestionId: string; readonly version: number },
): Promise<ToldDecision | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT g.organisation_id::text AS "organisationId", NULL AS "trainingOrganisationId",
      g.person_id::text AS "personId", g.person_file_id::text AS "personFileId", e.command, e.reason, e.at,
      NULL::timestamptz AS "comesAt"
    FROM suggestion_event e JOIN suggestion g ON g.id = e.suggestion_id
    WHERE e.suggestion_id = ${suggestionId}::uuid AND e.version = ${version}::int`;
  return decisionRows.parse(rows)[0];
}

/** The same of an individual aid: its news have names of their own. By primary keys. */
export async function readAidDecision(
  transaction: ActingTransaction,
  { aidId, version }: { readonly aidId: string; readonly version: number },
): Promise<ToldDecision | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT a.organisation_id::text AS "organisationId", NULL AS "trainingOrganisationId", a.person_id::text AS "personId",
      a.person_file_id::text AS "personFileId", 'aid-' || e.command AS command, e.reason, e.at,
      NULL::timestamptz AS "comesAt"
    FROM aid_event e JOIN aid_request a ON a.id = e.request_id
    WHERE e.request_id = ${aidId}::uuid AND e.version = ${version}::int`;
  return decisionRows.parse(rows)[0];
}

/** The same of a proposal. By primary keys. */
export async function readProposalDecision(
  transaction: ActingTransaction,
  { proposalId, version }: { readonly proposalId: string; readonly version: number },
): Promise<ToldDecision | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT p.organisation_id::text AS "organisationId", NULL AS "trainingOrganisationId",
      p.person_id::text AS "personId", p.person_file_id::text AS "personFileId", e.command, e.reason, e.at,
      CASE WHEN e.command = 'meet' THEN (p.meets_on + coalesce(p.meets_at, '00:00')::time) AT TIME ZONE 'Europe/Paris' END AS "comesAt"
    FROM proposal_event e JOIN proposal p ON p.id = e.proposal_id
    WHERE e.proposal_id = ${proposalId}::uuid AND e.version = ${version}::int`;
  return decisionRows.parse(rows)[0];
}

const idRows = z.array(z.object({ id: z.string() }));

/** The accounts of whoever hears of a decision: who follows the person, or whoever decides in the training organisation. */
export async function selectAccountsToTell(
  transaction: ActingTransaction,
  { personFileId, trainingOrganisationId }: ToldDecision,
  audience: Exclude<Audience, "person">,
): Promise<readonly string[]> {
  const rows =
    audience === "prescriber"
      ? await transaction.$queryRaw`
          SELECT DISTINCT m.account_id::text AS id FROM follow_up f JOIN membership m ON m.id = f.membership_id
          WHERE f.person_file_id = ${personFileId}::uuid AND f.ended_at IS NULL AND m.ended_at IS NULL ORDER BY 1`
      : await transaction.$queryRaw`
          SELECT DISTINCT m.account_id::text AS id FROM membership m
          WHERE m.organisation_id = ${trainingOrganisationId}::uuid AND m.ended_at IS NULL AND m.role IN ('agent', 'manager') ORDER BY 1`;
  return idRows.parse(rows).map(({ id }) => id);
}

/** Somebody to be told of a decision. */
export interface Notice {
  readonly organisationId: string;
  /** What it is about: the one of the four that follow which is given. */
  readonly subjectId: string;
  readonly positioningId: string | null;
  readonly suggestionId: string | null;
  readonly proposalId: string | null;
  readonly aidId: string | null;
  readonly version: number;
  readonly recipientId: string;
  readonly audience: Audience;
  readonly kind: string;
  readonly isUrgent: boolean;
  readonly at: Date;
}

/** Records notices; those that are recorded already stay as they are. */
export async function addNotices(transaction: ActingTransaction, notices: readonly Notice[]): Promise<void> {
  await transaction.positioningNotice.createMany({ data: [...notices], skipDuplicates: true });
}

/** Keeps others from telling the same recipient until the commit. */
export async function lockRecipient(transaction: ActingTransaction, recipientId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('notices ' || ${recipientId}, 0))`;
}

/** The columns of a notice, as `noticeRows` reads them. */
export const noticeColumns = {
  ...{ organisationId: true, subjectId: true, positioningId: true, suggestionId: true, proposalId: true, aidId: true },
  ...{ version: true, recipientId: true, audience: true, kind: true, isUrgent: true, at: true },
} as const;

export const noticeRows = z.array(
  z.object({
    organisationId: z.string(),
    subjectId: z.string(),
    positioningId: z.string().nullable(),
    suggestionId: z.string().nullable(),
    proposalId: z.string().nullable(),
    aidId: z.string().nullable(),
    version: z.number(),
    recipientId: z.string(),
    audience: z.enum(["person", "prescriber", "organisation"]),
    kind: z.string(),
    isUrgent: z.boolean(),
    at: z.date(),
  }),
);

/** What a recipient has not been told, the oldest first. */
export async function listNotices(transaction: ActingTransaction, recipientId: string): Promise<readonly Notice[]> {
  const rows = await transaction.positioningNotice.findMany({
    where: { recipientId, sentAt: null },
    orderBy: [{ at: "asc" }, { subjectId: "asc" }, { version: "asc" }],
    take: 500,
    select: noticeColumns,
  });
  return noticeRows.parse(rows);
}

const countRows = z.tuple([z.object({ count: z.number() })]);

/** How many messages a recipient was sent on a civil day of Europe/Paris. By the index on the recipient. */
export async function countToldOn(transaction: ActingTransaction, recipientId: string, day: string): Promise<number> {
  const rows = await transaction.$queryRaw`
    SELECT count(DISTINCT message_id)::int AS count FROM positioning_notice
    WHERE recipient_id = ${recipientId}::uuid AND (sent_at AT TIME ZONE 'Europe/Paris')::date = ${day}::date`;
  return countRows.parse(rows)[0].count;
}

/** Closes notices: told by a message, or overtaken by something newer (null). */
export async function closeNotices(
  transaction: ActingTransaction,
  notices: readonly Notice[],
  { at, messageId }: { readonly at: Date; readonly messageId: string | null },
): Promise<void> {
  for (const [recipientId, subjectId] of keysOf(notices)) {
    const versions = notices.filter((one) => one.subjectId === subjectId).map(({ version }) => version);
    await transaction.positioningNotice.updateMany({
      where: { recipientId, subjectId, version: { in: versions }, sentAt: null },
      data: { sentAt: at, messageId },
    });
  }
}

function keysOf(notices: readonly Notice[]): readonly (readonly [string, string])[] {
  return [...new Map(notices.map((one) => [one.subjectId, [one.recipientId, one.subjectId] as const])).values()];
}

/** The recipients of a kind who wait to be told, after one of them, in the order of their ids. By the index of what waits. */
export async function listWaitingRecipients(
  transaction: ActingTransaction,
  after: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT DISTINCT recipient_id::text AS id FROM positioning_notice
    WHERE sent_at IS NULL AND recipient_id > ${after}::uuid ORDER BY 1 LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}
