import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { activeProposals, proposalCommanders, proposalCommands, proposalStates, saidHows } from "./proposal-states.ts";

const waitingRows = z.array(
  z.object({
    id: z.string(),
    fileId: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    isStoodIn: z.boolean(),
    state: z.enum(proposalStates),
    jobLabel: z.string(),
    town: z.string(),
    companyName: z.string().nullable(),
    dueOn: readDay.nullable(),
    meetsOn: readDay.nullable(),
  }),
);

/** A proposal that goes on, of somebody followed. Days are civil. */
export type WaitingProposal = Readonly<z.infer<typeof waitingRows>[number]>;

/**
 * The proposals that go on of the people whom a member follows, and of those they stand in for, by what expires first. At most `most`. By
 * the index on the organisation and the file.
 */
export async function listWaitingProposals(
  transaction: ActingTransaction,
  by: { readonly organisationId: string; readonly membershipId: string; readonly most: number },
): Promise<readonly WaitingProposal[]> {
  const rows = await transaction.$queryRaw`
    WITH followed AS MATERIALIZED (
      SELECT f.person_file_id AS file_id, bool_and(f.membership_id <> ${by.membershipId}::uuid) AS is_stood_in
      FROM follow_up f
      WHERE f.membership_id = ANY (ARRAY(SELECT hub_followed_memberships())) AND f.ended_at IS NULL AND f.started_at <= (SELECT hub_now())
      GROUP BY f.person_file_id)
    SELECT p.id::text, p.person_file_id::text AS "fileId", n.first_name AS "firstName", n.last_name AS "lastName",
      w.is_stood_in AS "isStoodIn", p.state::text AS state, p.job_label AS "jobLabel", p.town, p.company_name AS "companyName",
      p.due_on AS "dueOn", p.meets_on AS "meetsOn"
    FROM proposal p JOIN followed w ON w.file_id = p.person_file_id JOIN person_file n ON n.id = p.person_file_id
    WHERE p.organisation_id = ${by.organisationId}::uuid AND p.person_file_id = ANY (ARRAY(SELECT file_id FROM followed))
      AND p.state::text = ANY (${[...activeProposals]})
    ORDER BY p.due_on, n.last_name, n.first_name, p.id LIMIT ${by.most}::int`;
  return waitingRows.parse(rows);
}

const eventRows = z.array(
  z.object({
    proposalId: z.string(),
    version: z.number(),
    command: z.enum(proposalCommands),
    toState: z.enum(proposalStates),
    by: z.enum(proposalCommanders),
    at: z.date(),
    reason: z.string().nullable(),
    saidHow: z.enum(saidHows).nullable(),
  }),
);

/** A line of the history of a proposal. `saidHow`: of an answer that was noted for the person. */
export type ProposalLine = Readonly<z.infer<typeof eventRows>[number]>;

/** What happened to these proposals, in order. By the primary key. */
export async function listProposalEvents(
  transaction: ActingTransaction,
  proposalIds: readonly string[],
): Promise<readonly ProposalLine[]> {
  const rows = await transaction.$queryRaw`
    SELECT e.proposal_id::text AS "proposalId", e.version, e.command, e.to_state AS "toState", e.by_commander AS by, e.at, e.reason,
      e.said_how AS "saidHow"
    FROM proposal_event e WHERE e.proposal_id = ANY (${[...proposalIds]}::uuid[]) ORDER BY e.proposal_id, e.version`;
  return eventRows.parse(rows);
}

const noRows = z.array(
  z.object({
    state: z.enum(["declined", "withdrawn"]),
    reason: z.string().nullable(),
    on: readDay,
    by: z.enum(proposalCommanders),
    saidHow: z.enum(saidHows).nullable(),
  }),
);

/** The last time somebody said no to a need, or took their yes back: on which day, who said or noted it, and why. */
export type LastNo = Readonly<z.infer<typeof noRows>[number]>;

/** Null: they never did, as far as this organisation knows. By the index on the organisation and the file. */
export async function readLastNo(
  transaction: ActingTransaction,
  { personFileId, needId }: { readonly personFileId: string; readonly needId: string },
): Promise<LastNo | null> {
  const rows = await transaction.$queryRaw`
    SELECT p.state::text AS state, e.reason, (e.at AT TIME ZONE 'Europe/Paris')::date AS on, e.by_commander AS by, e.said_how AS "saidHow"
    FROM proposal p JOIN proposal_event e ON e.proposal_id = p.id AND e.version = p.version
    WHERE p.person_file_id = ${personFileId}::uuid AND ${needId}::uuid IN (p.need_id, p.answers_for_id)
      AND p.state IN ('declined', 'withdrawn')
    ORDER BY e.at DESC, p.id LIMIT 1`;
  return noRows.parse(rows)[0] ?? null;
}
