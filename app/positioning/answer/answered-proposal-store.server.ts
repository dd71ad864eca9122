import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { operationStates } from "#app/needs/operations/operation-states.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { proposalStates, saidHows } from "../proposal/proposal-states.ts";
import { meetingShape, offeredShape } from "../proposal/proposal-store.server.ts";

const rows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(proposalStates),
    dueOn: readDay.nullable(),
    meetsOn: readDay.nullable(),
    personFileId: z.string(),
    prescriber: z.string(),
    operationId: z.string().nullable(),
    operationState: z.enum(operationStates).nullable(),
    path: z.array(z.string()),
    saidHow: z.enum(saidHows).nullable(),
    notedOn: readDay.nullable(),
    notedCommand: z.enum(["agree", "join", "decline"]).nullable(),
    ...meetingShape,
    ...offeredShape,
  }),
);

/**
 * A proposal as its person reads it: what, where, by whom; the state and the steps of its operation. Days are civil. `saidHow`, `notedOn`,
 * `notedCommand`: of an answer that was noted for them.
 */
export type AnsweredProposal = Readonly<z.infer<typeof rows>[number]>;

const COLUMNS = Prisma.sql`p.id::text, p.version, p.state::text AS state, p.due_on AS "dueOn", p.meets_on AS "meetsOn",
  p.meets_at AS "meetsAt", p.meets_how AS "meetsHow", p.meets_where AS "meetsWhere", p.meets_ask AS "meetsAsk",
  p.person_file_id::text AS "personFileId", coalesce(b.name, '') AS prescriber, p.job_label AS "jobLabel",
  p.town, p.contract, p.starts_on AS "startsOn",
  p.weekly_hours AS "weeklyHours", p.pay_cents AS "payCents", p.pay_period AS "payPeriod", p.company_name AS "companyName", p.skills,
  p.operation_id::text AS "operationId", (SELECT o.state::text FROM operation o WHERE o.id = p.operation_id) AS "operationState",
  ARRAY(SELECT s.label FROM operation_step s WHERE s.operation_id = p.operation_id ORDER BY s.place) AS path,
  e.said_how AS "saidHow", (e.at AT TIME ZONE 'Europe/Paris')::date AS "notedOn", e.command AS "notedCommand"
  FROM proposal p LEFT JOIN organisation b ON b.id = p.organisation_id
  LEFT JOIN proposal_event e ON e.proposal_id = p.id AND e.said_how IS NOT NULL`;

/** Reads a proposal for its person, or to tell of it; undefined: not theirs to see. By primary keys. */
export async function readAnsweredProposal(
  transaction: ActingTransaction,
  id: string,
): Promise<AnsweredProposal | undefined> {
  const found = await transaction.$queryRaw`SELECT ${COLUMNS} WHERE p.id = ${id}::uuid`;
  return rows.parse(found)[0];
}

/** The proposals made to whoever has this account, those that go on first, then the latest. By the index on the person. */
export async function listOwnProposals(
  transaction: ActingTransaction,
  { accountId, most }: { readonly accountId: string; readonly most: number },
): Promise<readonly AnsweredProposal[]> {
  const found = await transaction.$queryRaw`
    SELECT ${COLUMNS}
    WHERE p.person_id IN (SELECT f.person_id FROM person_file f WHERE f.account_id = ${accountId}::uuid)
    ORDER BY p.due_on IS NULL, p.due_on, p.created_at DESC, p.id LIMIT ${most}::int`;
  return rows.parse(found);
}

/** A proposal as whoever follows the person reads it. `reason`: of the last answer. */
export type ProposalOfFile = AnsweredProposal & { readonly needId: string; readonly reason: string | null };

/** The proposals of a file, for whoever follows the person, the latest first. By the index on the file. */
export async function listProposalsOfFile(
  transaction: ActingTransaction,
  { personFileId, most }: { readonly personFileId: string; readonly most: number },
): Promise<readonly ProposalOfFile[]> {
  const found = await transaction.$queryRaw`
    SELECT p.need_id::text AS "needId", p.reason, ${COLUMNS} WHERE p.person_file_id = ${personFileId}::uuid
    ORDER BY p.due_on IS NULL, p.created_at DESC, p.id LIMIT ${most}::int`;
  return z.array(rows.element.extend({ needId: z.string(), reason: z.string().nullable() })).parse(found);
}
