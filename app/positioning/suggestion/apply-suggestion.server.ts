import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type BookableSession, readBookableSession } from "#app/training/seats/seat-store.server.ts";
import type { DecidedBy } from "../apply-decision.server.ts";
import { commanderOf } from "../commander-of.ts";
import type { PositioningCommander } from "../positioning-states.ts";
import { suggestionAudience, suggestionDecided } from "./suggestion-decided.ts";
import {
  decideSuggestion,
  type SuggestionCommandName,
  type SuggestionDecision,
  type SuggestionRefusal,
  type SuggestionState,
} from "./suggestion-states.ts";
import {
  addSuggestionEvent,
  changeSuggestion,
  type LockedSuggestion,
  lockSuggestion,
} from "./suggestion-store.server.ts";

export type LockedRefusal =
  | { readonly kind: "unknown-suggestion"; readonly suggestionId: string }
  /** Somebody else's command came first: both versions. */
  | {
      readonly kind: "stale-version";
      readonly read: number;
      readonly version: number;
      readonly state: SuggestionState;
    };

/** A suggestion whose row is locked, its session, and who the actor is for it. */
export interface LockedForCommand {
  readonly locked: LockedSuggestion;
  readonly session: BookableSession;
  readonly by: PositioningCommander;
}

/** Locks the row of a suggestion for a command of the version its sender read. */
export async function lockForCommand(
  transaction: ActingTransaction,
  actor: MemberActor | PersonActor,
  { suggestionId, version }: { readonly suggestionId: string; readonly version: number },
): Promise<Result<LockedForCommand, LockedRefusal>> {
  const locked = await lockSuggestion(transaction, suggestionId);
  const by = locked === undefined ? null : commanderOf(actor, { ...locked, trainingOrganisationId: null });
  const session = locked === undefined ? null : await readBookableSession(transaction, locked.sessionId);
  if (locked === undefined || by === null || session === null)
    return refused({ kind: "unknown-suggestion", suggestionId });
  if (locked.version === version) return ok({ locked, session, by });
  return refused({ kind: "stale-version", read: version, version: locked.version, state: locked.state });
}

/** The first day of a session that begins on a day; null when one may enter on any day of it. */
export function firstDayOf({ startsOn, isPermanent }: BookableSession): string | null {
  return isPermanent ? null : startsOn;
}

/** Asks the machine. */
export function decideOn(
  { locked, session }: Pick<LockedForCommand, "locked" | "session">,
  command: { readonly name: SuggestionCommandName; readonly reason: string | null },
  by: Pick<DecidedBy, "by" | "on">,
): Result<SuggestionDecision, SuggestionRefusal> {
  const { state, answerBy } = locked;
  return decideSuggestion({ state, answerBy, startsOn: firstDayOf(session) }, command, by);
}

interface Applied {
  readonly locked: LockedSuggestion;
  readonly command: { readonly name: SuggestionCommandName; readonly reason: string | null };
  readonly decision: SuggestionDecision;
  readonly decidedBy: DecidedBy;
  /** Of `position`: the positioning that came of it. */
  readonly positioningId?: string;
}

/** Writes that somebody must hear of a command on a suggestion, in its own transaction; nothing when nobody must. */
export async function enqueueSuggestionNews(
  transaction: ActingTransaction,
  {
    command,
    by,
    ...made
  }: {
    readonly suggestionId: string;
    readonly version: number;
    readonly command: SuggestionCommandName;
    readonly by: PositioningCommander;
  },
): Promise<void> {
  const audience = suggestionAudience(command, by);
  if (audience !== null) await enqueueEffect(transaction, suggestionDecided, { ...made, audience });
}

/** Writes a decision: the suggestion at its next version, its line of history, who hears of it. Answers the version. */
export async function applySuggestion(transaction: ActingTransaction, applied: Applied): Promise<number> {
  const { locked, command, decision, decidedBy, positioningId } = applied;
  const { by, accountId, organisationId, at } = decidedBy;
  const { name, reason } = command;
  const change = { ...decision, reason, ...(positioningId === undefined ? {} : { positioningId }) };
  if (!(await changeSuggestion(transaction, locked, change))) {
    throw new Error(`Suggestion ${locked.id} changed while its row was locked`);
  }
  const version = locked.version + 1;
  await addSuggestionEvent(transaction, {
    ...{ suggestionId: locked.id, version, command: name, fromState: locked.state, toState: decision.state },
    ...{ byCommander: by, byAccountId: accountId, byOrganisationId: organisationId, at, reason },
  });
  await enqueueSuggestionNews(transaction, { suggestionId: locked.id, version, command: name, by });
  return version;
}
