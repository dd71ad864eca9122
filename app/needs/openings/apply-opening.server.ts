import type { ActingTransaction } from "#app/access/acting.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { OpeningCommand, OpeningDecision } from "./decide-opening.ts";
import type { OpeningCommander, OpeningCommandName, OpeningState } from "./opening-states.ts";
import { addOpeningEvent, changeOpening, type HeldOpening } from "./opening-store.server.ts";
import { newsOf, openingTold } from "./opening-told.ts";

/** In whose name a decision is written, at one instant. `on`: its civil day. */
export interface OpeningDecidedBy {
  readonly by: OpeningCommander;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly at: Date;
  readonly on: string;
}

interface Applied {
  readonly held: HeldOpening;
  readonly command: OpeningCommand;
  readonly decision: OpeningDecision;
  readonly decidedBy: OpeningDecidedBy;
  /** Absent: as before. */
  readonly people?: number | null;
}

/** Writes a decision: the request at its next version, its line of history, who hears of it. Answers the version. */
export async function applyOpening(transaction: ActingTransaction, applied: Applied): Promise<number> {
  const { held, command, decision, decidedBy, people } = applied;
  if (!(await changeOpening(transaction, held, decision, people === undefined ? {} : { people }))) {
    throw new Error(`Request ${held.id} changed while its row was locked`);
  }
  const version = held.version + 1;
  const line = { requestId: held.id, version, fromState: held.state, command: command.name };
  await recordOpening(transaction, { ...line, decision, decidedBy });
  return version;
}

interface Recorded extends Pick<Applied, "decision" | "decidedBy"> {
  readonly requestId: string;
  readonly version: number;
  readonly fromState: OpeningState | null;
  readonly command: OpeningCommandName;
}

/** Writes the line of history of a decision, and that somebody must hear of it. */
export async function recordOpening(transaction: ActingTransaction, recorded: Recorded): Promise<void> {
  const { requestId, version, fromState, command, decision, decidedBy } = recorded;
  const { state: toState, seats, reason, sessionId } = decision;
  await addOpeningEvent(transaction, {
    ...{ requestId, version, command, fromState, toState, seats, reason, sessionId, at: decidedBy.at },
    ...{ byCommander: decidedBy.by, byAccountId: decidedBy.accountId, byOrganisationId: decidedBy.organisationId },
  });
  const news = newsOf(command);
  if (news !== null) await enqueueEffect(transaction, openingTold, { requestId, version, ...news });
}
