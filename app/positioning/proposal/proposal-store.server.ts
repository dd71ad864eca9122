import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, readDay } from "#app/access/authorisation/civil-day.ts";
import { needContracts, payPeriods } from "#app/needs/need-choices.ts";
import type { ProposalDecision } from "./decide-proposal.ts";
import { meetingHows } from "./meeting.ts";
import type { Offered } from "./offered.ts";
import {
  activeProposals,
  type ProposalCommander,
  type ProposalCommandName,
  type ProposalState,
  proposalStates,
  type SaidHow,
} from "./proposal-states.ts";

/**
 * A proposal whose row this transaction locks. Days are civil. `openNeedId`: the need that stays, while it is open. `hasPhone`: was the
 * company given the person's number? Of an operation, the need is open while the operation takes people too.
 */
export interface LockedProposal {
  readonly id: string;
  readonly needId: string;
  readonly answersForId: string;
  readonly openNeedId: string | null;
  readonly operationId: string | null;
  readonly isOperationEnded: boolean;
  readonly personFileId: string;
  readonly organisationId: string;
  readonly state: ProposalState;
  readonly dueOn: string | null;
  readonly meetsOn: string | null;
  readonly meetsAt: string | null;
  readonly companyName: string | null;
  readonly skills: readonly string[];
  readonly version: number;
  readonly hasPhone: boolean;
}

const lockedRows = z.array(
  z.object({
    id: z.string(),
    needId: z.string(),
    answersForId: z.string(),
    openNeedId: z.string().nullable(),
    operationId: z.string().nullable(),
    isOperationEnded: z.boolean(),
    personFileId: z.string(),
    organisationId: z.string(),
    state: z.enum(proposalStates),
    dueOn: readDay.nullable(),
    meetsOn: readDay.nullable(),
    meetsAt: z.string().nullable(),
    companyName: z.string().nullable(),
    skills: z.array(z.string()),
    version: z.number(),
    hasPhone: z.boolean(),
  }),
);

/** Reads a proposal and keeps others from changing it until the commit. Absent: unknown, or not theirs. By its primary key. */
export async function lockProposal(transaction: ActingTransaction, id: string): Promise<LockedProposal | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT id::text, need_id::text AS "needId", answers_for_id::text AS "answersForId", 
      (CASE WHEN operation_id IS NULL OR hub_operation_goes_on(operation_id) THEN hub_open_need(need_id) END)::text AS "openNeedId",
      operation_id::text AS "operationId",
      EXISTS (SELECT FROM operation o WHERE o.id = proposal.operation_id AND o.state = 'ended') AS "isOperationEnded",
      person_file_id::text AS "personFileId", organisation_id::text AS "organisationId", state::text AS state, due_on AS "dueOn",
      meets_on AS "meetsOn", meets_at AS "meetsAt", company_name AS "companyName", skills, version,
      EXISTS (SELECT FROM introduction i WHERE i.proposal_id = proposal.id AND i.phone IS NOT NULL) AS "hasPhone"
    FROM proposal WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return lockedRows.parse(rows)[0];
}

/** Of `Offered`, as a row gives it. */
export const offeredShape = {
  jobLabel: z.string(),
  town: z.string(),
  contract: z.enum(needContracts),
  startsOn: readDay.nullable(),
  weeklyHours: z.number().nullable(),
  payCents: z.number().nullable(),
  payPeriod: z.enum(payPeriods).nullable(),
  companyName: z.string().nullable(),
  skills: z.array(z.string()),
};

interface NewProposal extends Offered {
  readonly id: string;
  readonly operationId: string | null;
  readonly needId: string;
  readonly personId: string;
  readonly personFileId: string;
  readonly organisationId: string;
  readonly createdAt: Date;
}

const columnOf = (day: string | null): Date | null => (day === null ? null : dayColumn(day));

/** Adds a proposal, version 1. False: this need is proposed to this person already. Without RETURNING. */
export async function addProposal(
  transaction: ActingTransaction,
  { startsOn, skills, ...proposal }: NewProposal,
  { dueOn, state }: ProposalDecision,
): Promise<boolean> {
  const days = { startsOn: columnOf(startsOn), dueOn: columnOf(dueOn) };
  const row = { ...proposal, state, ...days, answersForId: proposal.needId, skills: [...skills] };
  const { count } = await transaction.proposal.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

const noMeeting = { meetsAt: null, meetsHow: null, meetsWhere: null, meetsAsk: null } as const;

/** Of the meeting of a proposal, as a row gives it; null: not said, or over. */
export const meetingShape = {
  meetsAt: z.string().nullable(),
  meetsHow: z.enum(meetingHows).nullable(),
  meetsWhere: z.string().nullable(),
  meetsAsk: z.string().nullable(),
};

/** What a command changes besides the state: the need that answers, the company's name once it meets the person. */
export interface ProposalCorrection {
  readonly answersForId?: string;
  readonly companyName?: string;
}

/** Moves a proposal on from the version that was read; false when it is not that version any more. */
export async function changeProposal(
  transaction: ActingTransaction,
  { id, version }: Pick<LockedProposal, "id" | "version">,
  { dueOn, meetsOn, meeting, ...decision }: ProposalDecision,
  correction: ProposalCorrection,
): Promise<boolean> {
  const days = { dueOn: columnOf(dueOn), meetsOn: columnOf(meetsOn) };
  const { count } = await transaction.proposal.updateMany({
    where: { id, version },
    data: {
      ...decision,
      ...days,
      ...(meeting === undefined ? {} : (meeting ?? noMeeting)),
      ...correction,
      version: version + 1,
    },
  });
  return count === 1;
}

/** A line of the history of a proposal. No account: the person or the company by a link, or the portal. */
interface ProposalEvent {
  readonly proposalId: string;
  readonly version: number;
  readonly command: ProposalCommandName;
  readonly fromState: ProposalState | null;
  readonly toState: ProposalState;
  readonly byCommander: ProposalCommander;
  readonly byAccountId: string | null;
  readonly byOrganisationId: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly saidHow: SaidHow | null;
}

/** Appends to the history of a proposal. Without RETURNING. */
export async function addProposalEvent(transaction: ActingTransaction, event: ProposalEvent): Promise<void> {
  await transaction.proposalEvent.createMany({ data: [event] });
}

const idRows = z.array(z.object({ id: z.string() }));

/** Proposals whose last day is past, after an id. At most `most`, by id. By the index on the day. */
export async function listOverdueProposals(
  transaction: ActingTransaction,
  { today, after, most }: { readonly today: string; readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT id::text FROM proposal WHERE id > ${after}::uuid AND due_on < ${today}::date ORDER BY id LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}

/** The proposals that go on of a need, as it was proposed or as it answers for others, by id. By the indexes on needs. */
export async function listProposalsOfNeed(
  transaction: ActingTransaction,
  { needId, after, most }: { readonly needId: string; readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.proposal.findMany({
    where: {
      id: { gt: after },
      OR: [{ needId }, { answersForId: needId }],
      // Who joined an operation hears that it was cancelled, and nothing of a need that ends.
      AND: { OR: [{ state: { in: [...activeProposals] } }, { state: "joined", operation: { state: "cancelled" } }] },
    },
    select: { id: true },
    orderBy: { id: "asc" },
    take: most,
  });
  return rows.map(({ id }) => id);
}

/** What the company is to hear of a proposal at this version; null: something happened since. By its primary key. */
export function readProposalToTell(
  transaction: ActingTransaction,
  { proposalId: id, version }: { readonly proposalId: string; readonly version: number },
): Promise<Pick<LockedProposal, "answersForId" | "state" | "operationId"> | null> {
  const select = { answersForId: true, state: true, operationId: true } as const;
  return transaction.proposal.findFirst({ where: { id, version }, select });
}

const progressRows = z.array(z.object({ proposed: z.number(), told: z.number(), hired: z.number() }));

/** Of a need, how many people it was proposed to, how many its company may answer now, how many it hired. */
export type ProposalProgress = Readonly<z.infer<typeof progressRows>[number]>;

/** Null for whoever is no sensor. By the index on the need that answers. */
export async function readProposalCounts(
  transaction: ActingTransaction,
  needId: string,
): Promise<ProposalProgress | null> {
  const rows = await transaction.$queryRaw`SELECT proposed, told, hired FROM hub_proposal_counts(${needId}::uuid)`;
  return progressRows.parse(rows)[0] ?? null;
}
