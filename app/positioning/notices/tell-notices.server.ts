import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Audience } from "../decide-positioning.ts";
import {
  addNotices,
  closeNotices,
  countToldOn,
  listNotices,
  listWaitingRecipients,
  lockRecipient,
  type Notice,
  readAidDecision,
  readDecision,
  readProposalDecision,
  readSuggestionDecision,
  selectAccountsToTell,
  type ToldDecision,
} from "./notice-store.server.ts";
import { tellPerson } from "./tell-person.server.ts";
import { tellProfessional } from "./tell-professional.server.ts";
import {
  isDay,
  isTooLateNextMorning,
  isUrgentKind,
  mayTellPerson,
  mayTellProfessional,
  nextToTell,
} from "./telling-rule.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** A decision, and who must hear of it. */
export interface Decided {
  readonly positioningId: string;
  readonly version: number;
  readonly audiences: readonly Audience[];
}

/** Records whom a decision is to be told, and tells whoever may be told now. Run again, it tells nobody twice. */
export async function tellDecision(database: Database, decided: Decided): Promise<void> {
  const recipients = await inTransactionAs(database, { task: "notify" }, async (transaction) => {
    const notices = await noticesOf(transaction, decided);
    await addNotices(transaction, notices);
    return [...new Set(notices.map(({ recipientId }) => recipientId))];
  });
  for (const recipient of recipients) await tellRecipient(database, recipient);
}

async function noticesOf(transaction: ActingTransaction, decided: Decided): Promise<readonly Notice[]> {
  const { positioningId, version, audiences } = decided;
  const decision = await readDecision(transaction, decided);
  if (decision === undefined) return [];
  const { organisationId, command: kind, at } = decision;
  const notices: Notice[] = [];
  for (const audience of audiences) {
    const recipients =
      audience === "person" ? [decision.personId] : await selectAccountsToTell(transaction, decision, audience);
    const subject = { subjectId: positioningId, positioningId, suggestionId: null, proposalId: null, aidId: null };
    const told = { organisationId, ...subject, version, audience, kind, isUrgent: isUrgent(decision, audience), at };
    notices.push(...recipients.map((recipientId) => ({ ...told, recipientId })));
  }
  return notices;
}

/** A professional reads their news at set hours: a person alone is told at once. */
function isUrgent({ command, comesAt }: ToldDecision, audience: Audience): boolean {
  return isUrgentKind(command) || (audience === "person" && isTooLateNextMorning(comesAt, now()));
}

/** What became of a suggestion, and who must hear of it. */
export interface DecidedSuggestion {
  readonly suggestionId: string;
  readonly version: number;
  readonly audience: Exclude<Audience, "organisation">;
}

/** The same of a suggestion: its person hears that it is made or taken back; who follows them, what they answered. */
export function tellSuggestion(database: Database, decided: DecidedSuggestion): Promise<void> {
  const { suggestionId, version, audience } = decided;
  const subject = { subjectId: suggestionId, positioningId: null, suggestionId, proposalId: null, aidId: null };
  return tellSubject(database, { subject, version, audiences: [audience] }, (transaction) =>
    readSuggestionDecision(transaction, decided),
  );
}

/** What became of a proposal, and who among the person and those who follow them must hear of it. */
interface DecidedProposal {
  readonly proposalId: string;
  readonly version: number;
  readonly audiences: readonly SubjectAudience[];
}

/** The same of a proposal: its person hears what is asked of them and what the company answers; who follows them, all of it. */
export function tellProposal(database: Database, decided: DecidedProposal): Promise<void> {
  const { proposalId, version, audiences } = decided;
  const subject = { subjectId: proposalId, positioningId: null, suggestionId: null, proposalId, aidId: null };
  return tellSubject(database, { subject, version, audiences }, (transaction) =>
    readProposalDecision(transaction, decided),
  );
}

/** The same of an individual aid, to its person alone: the others are written to at once. */
export function tellAid(
  database: Database,
  decided: { readonly aidId: string; readonly version: number },
): Promise<void> {
  const { aidId, version } = decided;
  const subject = { subjectId: aidId, positioningId: null, suggestionId: null, proposalId: null, aidId };
  return tellSubject(database, { subject, version, audiences: ["person"] }, (transaction) =>
    readAidDecision(transaction, decided),
  );
}

type SubjectAudience = DecidedSuggestion["audience"];

interface ToldSubject {
  readonly subject: Pick<Notice, "subjectId" | "positioningId" | "suggestionId" | "proposalId" | "aidId">;
  readonly version: number;
  readonly audiences: readonly SubjectAudience[];
}

/** Records whom a decision is to be told, other than a training organisation, and tells whoever may be told now. */
async function tellSubject(
  database: Database,
  { subject, version, audiences }: ToldSubject,
  read: (transaction: ActingTransaction) => Promise<ToldDecision | undefined>,
): Promise<void> {
  const recipients = await inTransactionAs(database, { task: "notify" }, async (transaction) => {
    const decision = await read(transaction);
    if (decision === undefined) return [];
    const { organisationId, command: kind, at } = decision;
    const notices: Notice[] = [];
    for (const audience of audiences) {
      const told =
        audience === "person" ? [decision.personId] : await selectAccountsToTell(transaction, decision, audience);
      const notice = {
        ...{ organisationId, ...subject, version, audience, kind, isUrgent: isUrgent(decision, audience), at },
      };
      notices.push(...told.map((recipientId) => ({ ...notice, recipientId })));
    }
    await addNotices(transaction, notices);
    return notices.map(({ recipientId }) => recipientId);
  });
  for (const recipient of recipients) await tellRecipient(database, recipient);
}

/** The portal's work of every minute: tells whoever waited for the morning, for tomorrow, or for the hour of their mail. */
export async function tellWaiting(database: Database): Promise<void> {
  for (let after = FIRST_ID; ; ) {
    const from = after;
    const recipients = await inTransactionAs(database, { task: "notify" }, (transaction) =>
      listWaitingRecipients(transaction, from, BATCH),
    );
    for (const recipient of recipients) await tellRecipient(database, recipient);
    const last = recipients.at(-1);
    if (last === undefined || recipients.length < BATCH) return;
    after = last;
  }
}

/** Tells a recipient what they may hear now, one message a transaction. */
async function tellRecipient(database: Database, recipientId: string): Promise<void> {
  while (await inTransactionAs(database, { task: "notify" }, (transaction) => tellNext(transaction, recipientId)));
}

/** Tells one message, or closes what needs none; false when there is nothing to tell now. */
async function tellNext(transaction: ActingTransaction, recipientId: string): Promise<boolean> {
  await lockRecipient(transaction, recipientId);
  const waiting = await listNotices(transaction, recipientId);
  const first = nextToTell(waiting);
  if (first === undefined) return false;
  const at = now();
  const told = await countToldOn(transaction, recipientId, todayIso(at));
  if (first.audience !== "person") {
    if (!mayTellProfessional(at, told)) return false;
    const messageId = await tellProfessional(transaction, recipientId, waiting);
    await closeNotices(transaction, waiting, { at, messageId });
    return true;
  }
  if (!mayTellPerson(at, told, first)) return false;
  for (const { messageId, notices } of await tellPerson(transaction, newestOf(waiting, first, at), at)) {
    const subjects = notices.map(({ subjectId }) => subjectId);
    const closed = waiting.filter(({ subjectId }) => subjects.includes(subjectId));
    await closeNotices(transaction, closed, { at, messageId });
  }
  return true;
}

/** Of several news of one request, the last one is told. What is told first comes first; at night, what is urgent alone. */
function newestOf(waiting: readonly Notice[], first: Notice, at: Date): readonly Notice[] {
  const mayHear = isDay(at) ? waiting : waiting.filter(({ isUrgent }) => isUrgent);
  const newest = new Map<string, Notice>();
  for (const notice of [first, ...mayHear]) {
    const known = newest.get(notice.subjectId);
    if (known === undefined || notice.version >= known.version) newest.set(notice.subjectId, notice);
  }
  return [...newest.values()];
}
