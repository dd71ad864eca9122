import type { ActingTransaction } from "#app/access/acting.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { applyProposal, decideOnProposal, type ProposalDecidedBy } from "./apply-proposal.server.ts";
import type { ProposalRefusal } from "./decide-proposal.ts";
import { addIntroduction, type Introduction, readOwnContacts } from "./introduction-store.server.ts";
import type { AgreeSaid, PersonAnswer } from "./proposal-commands.ts";
import type { ProposalState } from "./proposal-states.ts";
import type { LockedProposal } from "./proposal-store.server.ts";

/** The person chose a telephone or a mail that their file does not have. */
interface NoSuchWay {
  readonly kind: "no-such-way";
}

export type PersonAnswerRefusal = ProposalRefusal | NoSuchWay;

/**
 * Carries out what a person says of a proposal whose row is locked, or what whoever follows them notes of it. With a yes, what the company
 * is told of them is written: what they chose, and nothing more.
 */
export async function answerProposal(
  transaction: ActingTransaction,
  { locked, command }: { readonly locked: LockedProposal; readonly command: PersonAnswer },
  decidedBy: ProposalDecidedBy,
): Promise<Result<{ readonly state: ProposalState; readonly version: number }, PersonAnswerRefusal>> {
  const said = command.name === "agree" ? { name: command.name } : command;
  const decided = decideOnProposal(locked, said, decidedBy);
  if (!decided.ok) return decided;
  const introduced = command.name === "agree" ? await introductionOf(transaction, locked, command) : null;
  if (introduced?.ok === false) return introduced;
  const version = await applyProposal(transaction, { locked, command: said, decision: decided.value, decidedBy });
  if (introduced !== null) await addIntroduction(transaction, { ...introduced.value, at: decidedBy.at });
  return ok({ state: decided.value.state, version });
}

async function introductionOf(
  transaction: ActingTransaction,
  { id: proposalId, personFileId, skills }: LockedProposal,
  { way, skills: shown }: AgreeSaid,
): Promise<Result<Omit<Introduction, "at">, NoSuchWay>> {
  const contacts = await readOwnContacts(transaction, personFileId);
  if (contacts === null || (way !== "page" && contacts[way] === null)) return refused({ kind: "no-such-way" });
  const { firstName, lastName } = contacts;
  return ok({
    ...{ proposalId, firstName, lastName },
    phone: way === "phone" ? contacts.phone : null,
    mail: way === "mail" ? contacts.mail : null,
    skills: skills.filter((_skill, place) => shown.includes(place)),
  });
}
