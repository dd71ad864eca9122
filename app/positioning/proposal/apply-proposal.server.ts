import type { ActingTransaction } from "#app/access/acting.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { Result } from "#app/platform/result.ts";
import {
  decideProposal,
  type ProposalCommand,
  type ProposalDecision,
  type ProposalGivenBy,
  type ProposalRefusal,
} from "./decide-proposal.ts";
import { proposalAudiences, proposalDecided } from "./proposal-decided.ts";
import type { ProposalCommandName } from "./proposal-states.ts";
import {
  addProposalEvent,
  changeProposal,
  type LockedProposal,
  type ProposalCorrection,
} from "./proposal-store.server.ts";

/** In whose name a decision is written. */
export interface ProposalDecidedBy extends ProposalGivenBy {
  readonly accountId: string | null;
  readonly organisationId: string | null;
}

/** Asks the machine about a proposal whose row is locked. */
export function decideOnProposal(
  { state, dueOn, meetsOn, meetsAt, openNeedId, hasPhone, operationId }: LockedProposal,
  command: ProposalCommand,
  by: ProposalGivenBy,
): Result<ProposalDecision, ProposalRefusal> {
  const isOfOperation = operationId !== null;
  const facts = { state, dueOn, meetsOn, meetsAt, hasPhone, isOfOperation, isNeedOpen: openNeedId !== null };
  return decideProposal(facts, command, by);
}

interface Applied {
  readonly locked: LockedProposal;
  readonly command: ProposalCommand;
  readonly decision: ProposalDecision;
  readonly decidedBy: ProposalDecidedBy;
  readonly correction?: ProposalCorrection;
}

/** Writes a decision: the proposal at its next version, its line of history, who hears of it. Answers the version. */
export async function applyProposal(transaction: ActingTransaction, applied: Applied): Promise<number> {
  const { locked, command, decision, decidedBy, correction = {} } = applied;
  if (!(await changeProposal(transaction, locked, decision, correction))) {
    throw new Error(`Proposal ${locked.id} changed while its row was locked`);
  }
  const version = locked.version + 1;
  await recordProposal(transaction, {
    ...{ proposalId: locked.id, version, fromState: locked.state, command: command.name, decision, decidedBy },
  });
  return version;
}

interface Recorded extends Pick<Applied, "decision" | "decidedBy"> {
  readonly proposalId: string;
  readonly version: number;
  readonly fromState: LockedProposal["state"] | null;
  readonly command: ProposalCommandName;
}

/** Writes the line of history of a decision, and that somebody must hear of it. */
export async function recordProposal(transaction: ActingTransaction, recorded: Recorded): Promise<void> {
  const { proposalId, version, fromState, command, decision, decidedBy } = recorded;
  const { by, accountId, organisationId, at, saidHow = null } = decidedBy;
  await addProposalEvent(transaction, {
    ...{ proposalId, version, command, fromState, toState: decision.state, reason: decision.reason, at },
    ...{ byCommander: by, byAccountId: accountId, byOrganisationId: organisationId, saidHow },
  });
  const audiences = proposalAudiences(command, by);
  if (audiences.length === 0) return;
  await enqueueEffect(transaction, proposalDecided, { proposalId, version, audiences: [...audiences] });
}
