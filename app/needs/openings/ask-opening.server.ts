import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { refused } from "#app/platform/result.ts";
import { selectNeeds } from "../read-need-store.server.ts";
import { needSightOf } from "../sensor-kinds.ts";
import { applyOpening, recordOpening } from "./apply-opening.server.ts";
import { decideOpening, type OpeningRefusal } from "./decide-opening.ts";
import { mayAskOpening } from "./opening-askers.ts";
import {
  askOpeningSchema,
  joinOpeningSchema,
  type OpeningAsked,
  type OpeningDone,
  openingAnswerSchema,
} from "./opening-commands.ts";
import {
  type AskedBlock,
  type AskedPlace,
  addOpening,
  goesOn,
  lockOpening,
  putContribution,
  readPeople,
  type SameOpening,
  selectBlocks,
  selectSameOpenings,
  takeTurn,
} from "./opening-store.server.ts";

export type AskOpeningRefusal =
  | OpeningRefusal
  | { readonly kind: "not-an-asker" | "unknown-block" | "unknown-need" | "unknown-request" }
  /** Somebody asks the same: it is joined instead. */
  | { readonly kind: "asked-already"; readonly requestId: string };

/** What an organisation may say of why it asks: a need that it sees, where it says one. */
async function isKnownWhy(
  { transaction, actor }: CommandWork,
  { why, needId }: Pick<OpeningAsked, "why" | "needId">,
): Promise<boolean> {
  if (needId === null || why !== "need") return needId === null && why !== "need";
  return (await selectNeeds(transaction, { sight: needSightOf(actor), id: needId, take: 1 })).length === 1;
}

/** Asks that a session be opened. The same one is asked once: whoever asks it again is told which request to join. */
export const askOpening = defineCommand({
  input: askOpeningSchema,
  right: "opening.ask",
  run(work, { key, ...asked }: OpeningAsked): Promise<Outcome<OpeningDone, AskOpeningRefusal | KeyRefusal>> {
    const body = { command: "ask-opening", ...asked };
    return answerOnce(work, { key, body, value: openingAnswerSchema }, () => ask(work, asked));
  },
});

/** Nobody answered a request that is not made yet. */
const unheard = { othersMay: true, ownAnswer: null } as const;

async function ask(
  work: CommandWork,
  asked: Omit<OpeningAsked, "key">,
): Promise<Outcome<OpeningDone, AskOpeningRefusal>> {
  const { transaction, actor, at } = work;
  if (!mayAskOpening(actor)) return refused({ kind: "not-an-asker" });
  const { blockCode, communeCode, radiusKm, startsFrom, startsBy, replyBy, seats, people, why, needId } = asked;
  await takeTurn(transaction, blockCode);
  const [block] = await selectBlocks(transaction, [blockCode]);
  if (block === undefined) return refused({ kind: "unknown-block" });
  if (!(await isKnownWhy(work, asked))) return refused({ kind: "unknown-need" });
  const { accountId, organisationId } = actor;
  const decidedBy = { by: "asker", accountId, organisationId, at, on: todayIso() } as const;
  const days = { startsFrom, startsBy, replyBy };
  const decided = decideOpening(
    { state: null, dueOn: null, remindedOn: null, seats: 0, ownSeats: 0, isFunded: null, ...unheard },
    { name: "ask", seats, ...days },
    decidedBy,
  );
  if (!decided.ok) return decided;
  const place = { blockCode, communeCode, radiusKm, startsFrom, startsBy };
  const [same] = await selectSameOpenings(transaction, place, actor.organisationId);
  if (same !== undefined) return refused({ kind: "asked-already", requestId: same.id });
  const requestId = randomUUID();
  const what = { id: requestId, blockCode, blockLabel: block.label, communeCode, radiusKm, people, createdAt: at };
  // First: only whoever asks may add a request.
  await putContribution(transaction, { requestId, organisationId, accountId, seats, people, why, needId, at });
  await addOpening(transaction, { ...what, ...days }, decided.value);
  const line = { requestId, version: 1, fromState: null, command: "ask" } as const;
  await recordOpening(transaction, { ...line, decision: decided.value, decidedBy });
  const audit = { action: "opening.ask", resourceId: requestId, facts: { version: 1 } } as const;
  return done({ requestId, state: decided.value.state, version: 1 }, audit);
}

type Joined = z.infer<typeof joinOpeningSchema>;

/** Adds one's seats to a request that somebody asked before, or changes how many one asks. */
export const joinOpening = defineCommand({
  input: joinOpeningSchema,
  right: "opening.ask",
  run(work, { key, ...asked }: Joined): Promise<Outcome<OpeningDone, AskOpeningRefusal | KeyRefusal>> {
    const body = { command: "join-opening", ...asked };
    return answerOnce(work, { key, body, value: openingAnswerSchema }, () => join(work, asked));
  },
});

async function join(
  work: CommandWork,
  { requestId, seats, people, why, needId }: Omit<Joined, "key">,
): Promise<Outcome<OpeningDone, AskOpeningRefusal>> {
  const { transaction, actor, at } = work;
  if (!mayAskOpening(actor)) return refused({ kind: "not-an-asker" });
  await takeTurn(transaction, requestId);
  if (!(await goesOn(transaction, requestId))) return refused({ kind: "unknown-request" });
  if (!(await isKnownWhy(work, { why, needId }))) return refused({ kind: "unknown-need" });
  const { accountId, organisationId } = actor;
  // Read once one asks: what one asked before is read first, by whoever asked.
  const before = await lockOpening(transaction, requestId, organisationId);
  const contribution = { requestId, organisationId, accountId, seats, people, why, needId, at };
  await putContribution(transaction, contribution);
  const now = before ?? (await lockOpening(transaction, requestId, organisationId));
  if (now === undefined) throw new Error(`Request ${requestId} is not shown to whoever asks it`);
  const held = { ...now, ownSeats: before?.ownSeats ?? 0 };
  const decidedBy = { by: "asker", accountId, organisationId, at, on: todayIso() } as const;
  const command = { name: "join", seats } as const;
  const decided = decideOpening(held, command, decidedBy);
  if (!decided.ok) throw new Error(`Request ${requestId} went on, and is not joined: ${decided.refusal.kind}`);
  const all = await readPeople(transaction, requestId, null);
  const applied = { held, command, decision: decided.value, decidedBy, people: all };
  const version = await applyOpening(transaction, applied);
  const audit = { action: "opening.join", resourceId: requestId, facts: { version } } as const;
  return done({ requestId, state: decided.value.state, version }, audit);
}

/** The blocks that can be asked for among some codes, and the requests like one that is to be asked; empty without a place and days. */
export function readBeforeAsking(
  database: Database,
  actor: MemberActor,
  { codes, asked }: { readonly codes: readonly string[]; readonly asked: AskedPlace | null },
): Promise<{ readonly blocks: readonly AskedBlock[]; readonly same: readonly SameOpening[] }> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => ({
    blocks: await selectBlocks(transaction, codes),
    same:
      asked === null || !mayAskOpening(actor) ? [] : await selectSameOpenings(transaction, asked, actor.organisationId),
  }));
}
