import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, keyedHashes } from "#app/platform/secrets.server.ts";
import { type AidState, aidStates } from "../aid/aid-states.ts";
import { type PositioningState, positioningStates } from "../positioning-states.ts";
import { type Reached, readOwnContacts } from "../proposal/introduction-store.server.ts";
import { type ProposalState, proposalStates } from "../proposal/proposal-states.ts";
import { type SuggestionState, suggestionStates } from "../suggestion/suggestion-states.ts";
import {
  answerableAids,
  answerableProposals,
  answerableStates,
  answerableSuggestions,
  isLinkOpen,
  tokenOfHash,
  WITH_PURPOSE,
} from "./answer-link.ts";
import { type AnsweredAid, readAnsweredAid } from "./answered-aid-store.server.ts";
import {
  type AnsweredPositioning,
  countWaitingBefore,
  readAnsweredPositioning,
} from "./answered-positioning-store.server.ts";
import { type AnsweredProposal, readAnsweredProposal } from "./answered-proposal-store.server.ts";
import { type AnsweredSuggestion, readAnsweredSuggestion } from "./answered-suggestion-store.server.ts";
import { findPositioningLink, type PositioningLink } from "./positioning-link-store.server.ts";

/** Unknown, expired, ended, of a positioning that is over: told alike. */
export interface NoSuchLink {
  readonly kind: "no-such-link";
}

/** What a link opens. `waitingBefore`: of a waiting list, how many come first. */
export interface OpenedAnswer {
  readonly positioning: AnsweredPositioning;
  readonly waitingBefore: number | null;
  readonly expiresAt: Date;
  /** The ids of the links of the other news of its message. */
  readonly toldWith: readonly string[];
}

/** A suggestion that a link opens. */
export interface OpenedSuggestion {
  readonly suggestion: AnsweredSuggestion;
  readonly expiresAt: Date;
  readonly toldWith: readonly string[];
}

/** A proposal that a link opens. `reached`: the contacts of the person's file. */
export interface OpenedProposal {
  readonly proposal: AnsweredProposal;
  readonly expiresAt: Date;
  readonly toldWith: readonly string[];
  readonly reached: Reached | null;
}

/** An individual aid that a link opens. */
export interface OpenedAid {
  readonly aid: AnsweredAid;
  readonly expiresAt: Date;
  readonly toldWith: readonly string[];
}

type Work<Subject, Answer, Refusal> = (
  transaction: ActingTransaction,
  subject: Subject,
  link: PositioningLink,
) => Promise<Result<Answer, Refusal>>;

/** Runs a work in the name of whoever shows a link: for its positioning they are the person, in these states, and for nothing else. */
export function withAnswerLink<Answer, Refusal>(
  database: Database,
  token: string,
  work: Work<AnsweredPositioning, Answer, Refusal>,
  states = answerableStates,
): Promise<Result<Answer, Refusal | NoSuchLink>> {
  const opens = { idOf: (link: PositioningLink) => link.positioningId, read: readAnsweredPositioning, states };
  return withSubjectLink(database, token, opens, work);
}

/** The same of the link of a suggestion. */
export function withSuggestionLink<Answer, Refusal>(
  database: Database,
  token: string,
  work: Work<AnsweredSuggestion, Answer, Refusal>,
  states = answerableSuggestions,
): Promise<Result<Answer, Refusal | NoSuchLink>> {
  const opens = { idOf: (link: PositioningLink) => link.suggestionId, read: readAnsweredSuggestion, states };
  return withSubjectLink(database, token, opens, work);
}

/** The same of the link of a proposal. */
export function withProposalLink<Answer, Refusal>(
  database: Database,
  token: string,
  work: Work<AnsweredProposal, Answer, Refusal>,
  states = answerableProposals,
): Promise<Result<Answer, Refusal | NoSuchLink>> {
  const opens = { idOf: (link: PositioningLink) => link.proposalId, read: readAnsweredProposal, states };
  return withSubjectLink(database, token, opens, work);
}

/** The same of the link of an individual aid. */
export function withAidLink<Answer, Refusal>(
  database: Database,
  token: string,
  work: Work<AnsweredAid, Answer, Refusal>,
  states = answerableAids,
): Promise<Result<Answer, Refusal | NoSuchLink>> {
  const opens = { idOf: (link: PositioningLink) => link.aidId, read: readAnsweredAid, states };
  return withSubjectLink(database, token, opens, work);
}

interface Opens<State extends string, Subject extends { readonly state: State }> {
  readonly idOf: (link: PositioningLink) => string | null;
  readonly read: (transaction: ActingTransaction, id: string) => Promise<Subject | undefined>;
  readonly states: readonly State[];
}

function withSubjectLink<State extends string, Subject extends { readonly state: State }, Answer, Refusal>(
  database: Database,
  token: string,
  { idOf, read, states }: Opens<State, Subject>,
  work: Work<Subject, Answer, Refusal>,
): Promise<Result<Answer, Refusal | NoSuchLink>> {
  return presenting(database, token, async (transaction, link) => {
    const id = idOf(link);
    const subject = id === null ? undefined : await read(transaction, id);
    if (subject === undefined || !isLinkOpen(link, subject.state, now(), states)) {
      return refused<Refusal | NoSuchLink>({ kind: "no-such-link" });
    }
    return work(transaction, subject, link);
  });
}

function presenting<Answer, Refusal>(
  database: Database,
  token: string,
  work: (transaction: ActingTransaction, link: PositioningLink) => Promise<Result<Answer, Refusal | NoSuchLink>>,
): Promise<Result<Answer, Refusal | NoSuchLink>> {
  const tokenHash = hashToken(token);
  return inTransactionAs(database, { task: "answer", presented: tokenHash }, async (transaction) => {
    const link = await findPositioningLink(transaction, tokenHash);
    return link === null ? refused<Refusal | NoSuchLink>({ kind: "no-such-link" }) : work(transaction, link);
  });
}

/** What the link of a token shows. Reading it spends nothing: software that follows links does not answer for the person. */
export async function openAnswerLink(
  database: Database,
  token: string,
  states: readonly PositioningState[] = answerableStates,
): Promise<Result<OpenedAnswer, NoSuchLink>> {
  const opened = await withAnswerLink<Omit<OpenedAnswer, "waitingBefore">, never>(
    database,
    token,
    async (_transaction, positioning, { expiresAt, toldWith }) => ok({ positioning, expiresAt, toldWith }),
    states,
  );
  if (!opened.ok) return opened;
  const { positioning } = opened.value;
  const waits = positioning.state === "waitlisted";
  const waitingBefore = waits
    ? await inTransactionAs(database, { task: "notify" }, (transaction) =>
        countWaitingBefore(transaction, [positioning.id]),
      )
    : null;
  return ok({ ...opened.value, waitingBefore: waitingBefore?.get(positioning.id) ?? null });
}

/** The same of a suggestion. */
export function openSuggestionLink(
  database: Database,
  token: string,
  states: readonly SuggestionState[] = answerableSuggestions,
): Promise<Result<OpenedSuggestion, NoSuchLink>> {
  return withSuggestionLink<OpenedSuggestion, never>(
    database,
    token,
    async (_transaction, suggestion, { expiresAt, toldWith }) => ok({ suggestion, expiresAt, toldWith }),
    states,
  );
}

/** The same of a proposal, with how its company may write to the person: by what their file has. */
export function openProposalLink(
  database: Database,
  token: string,
  states: readonly ProposalState[] = answerableProposals,
): Promise<Result<OpenedProposal, NoSuchLink>> {
  return withProposalLink<OpenedProposal, never>(
    database,
    token,
    async (transaction, proposal, { expiresAt, toldWith, personFileId }) =>
      ok({ proposal, expiresAt, toldWith, reached: await readOwnContacts(transaction, personFileId) }),
    states,
  );
}

/** The same of an individual aid. */
export function openAidLink(
  database: Database,
  token: string,
  states: readonly AidState[] = answerableAids,
): Promise<Result<OpenedAid, NoSuchLink>> {
  return withAidLink<OpenedAid, never>(
    database,
    token,
    async (_transaction, aid, { expiresAt, toldWith }) => ok({ aid, expiresAt, toldWith }),
    states,
  );
}

/** Another news of the message that gave a link. `token`: of its own link; null: there is nothing left to answer or to follow there. */
export type OtherNews = { readonly token: string | null } & (
  | { readonly positioning: AnsweredPositioning }
  | { readonly suggestion: AnsweredSuggestion }
  | { readonly proposal: AnsweredProposal }
  | { readonly aid: AnsweredAid }
);

/** The other news of a message, by the ids of their links; those whose link ended since are left out. */
export async function readOtherNews(database: Database, toldWith: readonly string[]): Promise<readonly OtherNews[]> {
  const found: OtherNews[] = [];
  for (const id of toldWith) {
    for (const hash of keyedHashes(WITH_PURPOSE, id)) {
      const other = await readOther(database, tokenOfHash(hash));
      if (other !== null) found.push(other);
    }
  }
  return found;
}

async function readOther(database: Database, token: string): Promise<OtherNews | null> {
  const positioned = await openAnswerLink(database, token, positioningStates);
  if (positioned.ok) {
    const { positioning } = positioned.value;
    return { positioning, token: answerableStates.includes(positioning.state) ? token : null };
  }
  const suggested = await openSuggestionLink(database, token, suggestionStates);
  if (suggested.ok) {
    const { suggestion } = suggested.value;
    return { suggestion, token: answerableSuggestions.includes(suggestion.state) ? token : null };
  }
  const proposed = await openProposalLink(database, token, proposalStates);
  if (!proposed.ok) return readOtherAid(database, token);
  const { proposal } = proposed.value;
  return { proposal, token: answerableProposals.includes(proposal.state) ? token : null };
}

async function readOtherAid(database: Database, token: string): Promise<OtherNews | null> {
  const opened = await openAidLink(database, token, aidStates);
  if (!opened.ok) return null;
  const { aid } = opened.value;
  return { aid, token: answerableAids.includes(aid.state) ? token : null };
}
