import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { takesPeople } from "#app/needs/operations/operation-store.server.ts";
import { selectNeeds } from "#app/needs/read-need-store.server.ts";
import { needSightOf } from "#app/needs/sensor-kinds.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { selectFollowedFile } from "../positioning-store.server.ts";
import { recordProposal } from "./apply-proposal.server.ts";
import { decideProposal, type ProposalRefusal } from "./decide-proposal.ts";
import { readLastNo } from "./followed-proposals-store.server.ts";
import { isProposable, offeredOf } from "./offered.ts";
import { type ProposalAnswer, proposalAnswerSchema, proposeNeedSchema } from "./proposal-commands.ts";
import { addProposal } from "./proposal-store.server.ts";

type Asked = z.infer<typeof proposeNeedSchema>;
type Refusal =
  | ProposalRefusal
  | { readonly kind: "unknown-person" | "unknown-need" | "already-proposed" | "not-gathering" };

/**
 * Proposes a need, alone or with an operation that gathers people for it, to somebody one follows: the person answers before anything of
 * them is told to the company.
 */
export const proposeNeed = defineCommand({
  input: proposeNeedSchema,
  right: "positioning.submit",
  run(work, { key, ...asked }: Asked): Promise<Outcome<ProposalAnswer, Refusal | KeyRefusal>> {
    const body = { command: "propose", ...asked };
    return answerOnce(work, { key, body, value: proposalAnswerSchema }, () => propose(work, asked));
  },
});

async function propose(
  { transaction, actor, at }: CommandWork,
  { personFileId, needId, again, operationId = null }: Omit<Asked, "key">,
): Promise<Outcome<ProposalAnswer, Refusal>> {
  const file = await selectFollowedFile(transaction, personFileId);
  if (file === null) return refused({ kind: "unknown-person" });
  const [need] = await selectNeeds(transaction, { sight: needSightOf(actor), id: needId, take: 1 });
  if (need === undefined) return refused({ kind: "unknown-need" });
  if (operationId !== null && !(await takesPeople(transaction, { operationId, needId }))) {
    return refused({ kind: "not-gathering" });
  }
  const { accountId, organisationId } = actor;
  const decidedBy = { by: "prescriber", accountId, organisationId, at, on: todayIso() } as const;
  const isOfOperation = operationId !== null;
  const refusedOn = (await readLastNo(transaction, { personFileId, needId }))?.on ?? null;
  const unsaid = { state: null, dueOn: null, meetsOn: null, meetsAt: null, hasPhone: false };
  const facts = { ...unsaid, isOfOperation, refusedOn, isNeedOpen: isProposable(need) };
  const decided = decideProposal(facts, { name: "propose", again }, decidedBy);
  if (!decided.ok) return decided;
  const proposalId = randomUUID();
  const whose = {
    id: proposalId,
    needId,
    operationId,
    personId: file.personId,
    personFileId,
    organisationId,
    createdAt: at,
  };
  const isNew = await addProposal(transaction, { ...whose, ...offeredOf(need) }, decided.value);
  if (!isNew) return refused({ kind: "already-proposed" });
  const line = { proposalId, version: 1, fromState: null, command: "propose" } as const;
  await recordProposal(transaction, { ...line, decision: decided.value, decidedBy });
  const audit = { action: "proposal.propose", resourceId: proposalId, personFileId, facts: { version: 1 } } as const;
  return done({ proposalId, version: 1, state: decided.value.state }, audit);
}
