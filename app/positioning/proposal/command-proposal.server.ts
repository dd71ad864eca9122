import type { z } from "zod";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineSharedCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { commanderOf } from "../commander-of.ts";
import { answerProposal, type PersonAnswerRefusal } from "./answer-proposal.server.ts";
import { applyProposal, decideOnProposal, type ProposalDecidedBy } from "./apply-proposal.server.ts";
import { commandProposalSchema, type ProposalAnswer, proposalAnswerSchema } from "./proposal-commands.ts";
import type { ProposalState } from "./proposal-states.ts";
import { type LockedProposal, lockProposal } from "./proposal-store.server.ts";

type Asked = z.infer<typeof commandProposalSchema>;
type Work = CommandWork<MemberActor | PersonActor>;
export type CommandProposalRefusal =
  | PersonAnswerRefusal
  | { readonly kind: "unknown-proposal" }
  /** Somebody else's command came first: both versions. */
  | {
      readonly kind: "stale-version";
      readonly read: number;
      readonly version: number;
      readonly state: ProposalState;
    };

/** The person says yes, no, or that they changed their mind; whoever follows them notes it, or takes the proposal back. */
export const commandProposal = defineSharedCommand({
  input: commandProposalSchema,
  right: "positioning.command",
  run(work: Work, { key, ...asked }: Asked): Promise<Outcome<ProposalAnswer, CommandProposalRefusal | KeyRefusal>> {
    return answerOnce(work, { key, body: { proposal: asked }, value: proposalAnswerSchema }, () =>
      carryOut(work, asked),
    );
  },
});

async function carryOut(
  { transaction, actor, at }: Work,
  { proposalId, version: read, command, saidHow: said }: Omit<Asked, "key">,
): Promise<Outcome<ProposalAnswer, CommandProposalRefusal>> {
  const locked = await lockProposal(transaction, proposalId);
  const by = locked === undefined ? null : commanderOf(actor, { ...locked, trainingOrganisationId: null });
  if (locked === undefined || by === null || by === "organisation") return refused({ kind: "unknown-proposal" });
  if (locked.version !== read) {
    return refused({ kind: "stale-version", read, version: locked.version, state: locked.state });
  }
  const organisationId = actor.kind === "member" ? actor.organisationId : null;
  const isNoted = by === "prescriber" && (command.name === "agree" || command.name === "decline");
  const saidHow = isNoted ? said : null;
  const decidedBy = { by, accountId: actor.accountId, organisationId, at, on: todayIso(), saidHow };
  const answered =
    command.name === "take-back"
      ? await takeBack(transaction, locked, decidedBy)
      : await answerProposal(transaction, { locked, command }, decidedBy);
  if (!answered.ok) return answered;
  const { version } = answered.value;
  return done(
    { proposalId, ...answered.value },
    {
      ...{
        action: `proposal.${command.name}`,
        resourceId: proposalId,
        facts: { version, ...(saidHow === null ? {} : { saidHow }) },
      },
      ...(actor.kind === "member" ? { personFileId: locked.personFileId } : {}),
    },
  );
}

async function takeBack(
  transaction: Work["transaction"],
  locked: LockedProposal,
  decidedBy: ProposalDecidedBy,
): Promise<Result<{ readonly state: ProposalState; readonly version: number }, PersonAnswerRefusal>> {
  const command = { name: "take-back" } as const;
  const decided = decideOnProposal(locked, command, decidedBy);
  if (!decided.ok) return decided;
  const version = await applyProposal(transaction, { locked, command, decision: decided.value, decidedBy });
  return ok({ state: decided.value.state, version });
}
