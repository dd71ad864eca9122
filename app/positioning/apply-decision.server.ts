import type { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { CountedSeats } from "#app/training/seats/seat-store.server.ts";
import type { PositioningDecision } from "./decide-positioning.ts";
import { personEntered, positioningDecided, seatFreed, seatTaken } from "./following-effects.ts";
import { audiencesOf } from "./notices/enqueue-decision.server.ts";
import type { PositioningCommand, PositioningFacts, SessionFacts } from "./positioning-facts.ts";
import { holdsSeat, type PositioningCommander } from "./positioning-states.ts";
import {
  addPositioningEvent,
  changePositioning,
  type HeldPositioning,
  type PositioningChange,
  type PositioningEvent,
} from "./positioning-store.server.ts";
import { isPresent } from "./stay/stay-states.ts";

/** In whose name a decision is written; both absent for the portal's own work. */
export interface DecidedBy {
  readonly by: PositioningCommander;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly at: Date;
  readonly on: string;
}

export interface Applied {
  readonly held: HeldPositioning;
  readonly decision: PositioningDecision;
  readonly command: PositioningCommand;
  readonly decidedBy: DecidedBy;
  readonly waitingRank?: number;
}

/** What a decision looks at of a positioning that exists; what the command does not need is not looked at. */
export function factsOf(
  held: HeldPositioning,
  session: SessionFacts,
  more: Partial<PositioningFacts> & Partial<CountedSeats> = {},
): PositioningFacts {
  const { state, since, answerBy, meetingOn, isMoved } = held;
  const looked = { state, since, answerBy, meetingOn, isMoved, session };
  const unlooked = {
    room: null,
    left: null,
    isNextInLine: false,
    hasOther: false,
    right: null,
    obstacles: null,
    stay: null,
    before: null,
    hasExited: held.stayState !== null && !isPresent(held.stayState),
  };
  return { ...unlooked, ...looked, ...more };
}

/**
 * Writes a decision: the positioning at its next version (the database counts its seat), its line of history, and what must follow. The
 * transaction holds the row: somebody who came before has already been seen.
 */
export async function applyDecision(transaction: ActingTransaction, applied: Applied): Promise<number> {
  const { held } = applied;
  if (!(await changePositioning(transaction, held, changeOf(applied)))) {
    throw new Error(`Positioning ${held.id} changed while its row was held`);
  }
  await addPositioningEvent(transaction, eventOf(applied));
  for (const following of followingOf(applied)) {
    if (following.topic === seatFreed.topic) await enqueueEffect(transaction, seatFreed, following.payload);
    else if (following.topic === seatTaken.topic) await enqueueEffect(transaction, seatTaken, following.payload);
    else if (following.topic === personEntered.topic)
      await enqueueEffect(transaction, personEntered, following.payload);
    else await enqueueEffect(transaction, positioningDecided, following.payload);
  }
  return held.version + 1;
}

/** The line of history of a decision. */
export function eventOf({ held, decision, command, decidedBy }: Applied): PositioningEvent {
  const { by, accountId, organisationId, at } = decidedBy;
  return {
    ...{ positioningId: held.id, version: held.version + 1, machine: "positioning", command: decision.command },
    ...{ fromState: decision.from, toState: decision.state, reason: decision.reason, said: saidBy(command) },
    ...{ byCommander: by, byAccountId: accountId, byOrganisationId: organisationId, at },
  };
}

/** What a decision makes of the positioning. */
export function changeOf({ held, decision, command, decidedBy, waitingRank }: Applied): PositioningChange {
  const entry = "entryOn" in command ? command.entryOn : null;
  return {
    state: decision.state,
    since: decidedBy.on,
    answerBy: decision.answerBy,
    holdsSeat: holdsSeat(decision.state),
    reason: decision.reason,
    meetingOn: command.name === "invite" ? command.meetingOn : held.meetingOn,
    stayState: entry === null ? null : "in_progress",
    enteredOn: entry,
    stayOn: entry,
    ...(waitingRank === undefined ? {} : { waitingRank }),
    ...(command.name === "submit" ? { agreedAt: decidedBy.at } : {}),
  };
}

/** The days and the session that a command names: what its line of history keeps besides the states. */
export function saidBy(command: PositioningCommand): Readonly<Record<string, string | number>> {
  if ("meetingOn" in command) return { meetingOn: command.meetingOn };
  if ("entryOn" in command) return { entryOn: command.entryOn };
  return "toSessionId" in command ? { toSessionId: command.toSessionId } : {};
}

type Following =
  | { readonly topic: typeof seatFreed.topic; readonly payload: z.infer<typeof seatFreed.payload> }
  | { readonly topic: typeof seatTaken.topic; readonly payload: z.infer<typeof seatTaken.payload> }
  | { readonly topic: typeof personEntered.topic; readonly payload: z.infer<typeof personEntered.payload> }
  | { readonly topic: typeof positioningDecided.topic; readonly payload: z.infer<typeof positioningDecided.payload> };

/** What follows a decision: the work of the portal itself, and who must hear of it. */
export function followingOf({ held, decision }: Pick<Applied, "held" | "decision">): readonly Following[] {
  const { id, sessionId, funderCode } = held;
  const kinds = decision.effects.map(({ kind }) => kind);
  const audiences = audiencesOf(decision.effects);
  const decided = { positioningId: id, version: held.version + 1, audiences };
  return [
    ...(decision.seat === "take" ? [{ topic: seatTaken.topic, payload: { sessionId } }] : []),
    ...(kinds.includes("promote-next") ? [{ topic: seatFreed.topic, payload: { sessionId, funderCode } }] : []),
    ...(kinds.includes("supersede-others") ? [{ topic: personEntered.topic, payload: { positioningId: id } }] : []),
    ...(audiences.length > 0 ? [{ topic: positioningDecided.topic, payload: decided }] : []),
  ];
}
