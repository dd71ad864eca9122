import type { ActingTransaction } from "#app/access/acting.server.ts";
import { type AidMessageKind, aidMessage, isAidMessage } from "#app/content/aid-messages.ts";
import {
  type PersonMessage,
  type PersonMessageFacts,
  type PersonMessageKind,
  personMessage,
  personMessages,
} from "#app/content/person-messages.ts";
import { isProposalMessage, type ProposalMessageKind, proposalMessage } from "#app/content/proposal-messages.ts";
import { addDays } from "#app/platform/working-days.ts";
import { isActiveAid } from "../aid/aid-delays.ts";
import { aidStateReasonWords } from "../aid/aid-words.ts";
import { awaitsYes } from "../aid/decide-aid.ts";
import { answerableStates } from "../answer/answer-link.ts";
import { readAnsweredAid } from "../answer/answered-aid-store.server.ts";
import { countWaitingBefore, readAnsweredPositioning } from "../answer/answered-positioning-store.server.ts";
import { type AnsweredProposal, readAnsweredProposal } from "../answer/answered-proposal-store.server.ts";
import { readAnsweredSuggestion } from "../answer/answered-suggestion-store.server.ts";
import { delaysOn } from "../delays.ts";
import { reasonOfCode } from "../reasons.ts";
import {
  type Notice,
  readAidDecision,
  readDecision,
  readProposalDecision,
  readSuggestionDecision,
} from "./notice-store.server.ts";

/**
 * What a notice tells its person, in words. `answerBy`: the last day on which they may answer; null when nothing is asked by a day.
 * `openUntil`: the last day on which the link answers or takes an answer back; null: a while after the message, and a reminder gives
 * another.
 */
export interface News {
  readonly notice: Notice;
  readonly kind: PersonMessageKind | ProposalMessageKind | AidMessageKind;
  readonly personFileId: string;
  readonly message: PersonMessage;
  readonly answerBy: string | null;
  readonly openUntil: string | null;
  readonly prescriber: string;
  readonly organisation: string;
  readonly phone: string | null;
}

/** The news of a notice; null when something newer happened since, which has a message of its own or needs none. */
export function readNews(transaction: ActingTransaction, notice: Notice): Promise<News | null> {
  const { suggestionId, proposalId, aidId } = notice;
  if (aidId !== null) return newsOfAid(transaction, notice, aidId);
  if (proposalId !== null) return newsOfProposal(transaction, notice, proposalId);
  return suggestionId === null
    ? newsOfPositioning(transaction, notice)
    : newsOfSuggestion(transaction, notice, suggestionId);
}

async function newsOfPositioning(transaction: ActingTransaction, notice: Notice): Promise<News | null> {
  const { subjectId: positioningId, version, kind } = notice;
  const decision = await readDecision(transaction, { positioningId, version });
  const positioning = await readAnsweredPositioning(transaction, positioningId);
  if (decision === undefined || positioning === undefined || positioning.version !== version || !isToldKind(kind)) {
    return null;
  }
  // Of a move, the positioning that follows is told, not the one that was left.
  if (kind === "move" && !answerableStates.includes(positioning.state)) return null;
  const before = positioning.state === "waitlisted" ? await countWaitingBefore(transaction, [positioningId]) : null;
  const waitingBefore = before?.get(positioningId) ?? null;
  const reason = decision.reason === null ? null : (reasonOfCode(decision.reason)?.personLabel ?? null);
  const answerBy = positioning.state === "accepted" ? positioning.answerBy : null;
  const { title: training, organisation, prescriber, phone, startsOn, meetingOn } = positioning;
  const asked = { training, organisation, prescriber, startsOn, meetingOn, answerBy: positioning.answerBy };
  const facts: PersonMessageFacts = { ...asked, waitingBefore, reason };
  const message = personMessage(kind, facts);
  return {
    ...{ notice, kind, personFileId: decision.personFileId, message },
    ...{ answerBy, openUntil: null, prescriber, organisation, phone },
  };
}

async function newsOfSuggestion(
  transaction: ActingTransaction,
  notice: Notice,
  suggestionId: string,
): Promise<News | null> {
  const { version, kind: command } = notice;
  const decision = await readSuggestionDecision(transaction, { suggestionId, version });
  const suggestion = await readAnsweredSuggestion(transaction, suggestionId);
  if (decision === undefined || suggestion === undefined || suggestion.version !== version || !isToldKind(command)) {
    return null;
  }
  const { title: training, organisation, prescriber, phone, startsOn, answerBy } = suggestion;
  const unsaid = { meetingOn: null, waitingBefore: null, reason: null };
  const message = personMessage(command, { training, organisation, prescriber, startsOn, answerBy, ...unsaid });
  return {
    ...{ notice, kind: command, personFileId: decision.personFileId, message },
    ...{ answerBy, openUntil: answerBy, prescriber, organisation, phone },
  };
}

async function newsOfProposal(
  transaction: ActingTransaction,
  notice: Notice,
  proposalId: string,
): Promise<News | null> {
  const { version, kind } = notice;
  const decision = await readProposalDecision(transaction, { proposalId, version });
  const proposal = await readAnsweredProposal(transaction, proposalId);
  if (decision === undefined || proposal === undefined || proposal.version !== version) return null;
  if (!isProposalMessage(kind)) return null;
  const { jobLabel: job, companyName: company, town, prescriber } = proposal;
  const answerBy = proposal.state === "proposed" ? proposal.dueOn : null;
  return {
    ...{
      notice,
      kind,
      personFileId: decision.personFileId,
      answerBy,
      openUntil: openUntilOf(proposal),
      prescriber,
      phone: null,
    },
    organisation: company ?? "",
    message: proposalMessage(kind, {
      ...proposal,
      job,
      company,
      town,
      answerBy,
      isOfOperation: proposal.operationId !== null,
    }),
  };
}

async function newsOfAid(transaction: ActingTransaction, notice: Notice, aidId: string): Promise<News | null> {
  const { version, kind } = notice;
  const decision = await readAidDecision(transaction, { aidId, version });
  const aid = await readAnsweredAid(transaction, aidId);
  if (decision === undefined || aid === undefined || aid.version !== version || !isAidMessage(kind)) return null;
  const { title, provider, prescriber, startsOn, hours, costCents, dueOn, grantedCents, saidHow } = aid;
  const answerBy = awaitsYes(aid) ? dueOn : null;
  const reason = decision.reason === null ? null : aidStateReasonWords(aid.state, decision.reason);
  return {
    ...{ notice, kind, personFileId: decision.personFileId, answerBy, prescriber, organisation: provider, phone: null },
    // A no may be said until the training starts.
    openUntil: isActiveAid(aid.state) ? startsOn : null,
    message: aidMessage(kind, {
      ...{ training: title, provider, startsOn, hours, costCents, answerBy, grantedCents, saidHow, reason },
    }),
  };
}

/** A yes is taken back by the link that said it, while the company may answer. */
function openUntilOf({ state, dueOn }: AnsweredProposal): string | null {
  return state === "proposed" && dueOn !== null ? addDays(dueOn, delaysOn(dueOn).companyAnswerDays) : dueOn;
}

function isToldKind(kind: string): kind is PersonMessageKind {
  return Object.hasOwn(personMessages, kind);
}
