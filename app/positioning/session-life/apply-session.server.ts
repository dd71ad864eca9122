import type { ActingTransaction } from "#app/access/acting.server.ts";
import { ok, type Result } from "#app/platform/result.ts";
import { type BookableSession, readBookableSession } from "#app/training/seats/seat-store.server.ts";
import {
  addSessionEvent,
  changeManagedSession,
  type LockedSession,
  readLeftOverall,
} from "#app/training/seats/session-life-store.server.ts";
import {
  decideSession,
  type SessionCommand,
  type SessionCommander,
  type SessionDecision,
  type SessionRefusal,
} from "#app/training/seats/session-states.ts";
import type { DecidedBy } from "../apply-decision.server.ts";
import { commandAsPortal } from "../portal-work.server.ts";
import { lockPositioning } from "../positioning-store.server.ts";
import { checkNow, countPresent, lockActiveOfSession } from "./session-positionings-store.server.ts";

/** In whose name a session is commanded. */
export interface SessionDecidedBy extends Omit<DecidedBy, "by"> {
  readonly by: SessionCommander;
}

/** A session that was commanded: what was decided, at which version. */
export interface AppliedSession {
  readonly decision: SessionDecision;
  readonly version: number;
}

/**
 * Decides a command on a managed session whose row is locked, and writes it: the session at its next version, its line of history. What
 * becomes of its positionings is the caller's next step.
 */
export async function applySession(
  transaction: ActingTransaction,
  {
    locked,
    session,
    command,
    decidedBy,
  }: {
    readonly locked: LockedSession;
    readonly session: BookableSession;
    readonly command: SessionCommand;
    readonly decidedBy: SessionDecidedBy;
  },
): Promise<Result<AppliedSession, SessionRefusal>> {
  const { sessionId, state, isClosedByPortal } = locked;
  const { by, accountId, organisationId, at, on } = decidedBy;
  const { startsOn, endsOn } = session;
  const facts = {
    ...{ state, startsOn, endsOn, isClosedByPortal },
    seatsLeft: await readLeftOverall(transaction, sessionId),
    present: command.name === "report" ? await countPresent(transaction, sessionId) : 0,
  };
  const decided = decideSession(facts, command, { by, on });
  if (!decided.ok) return decided;
  const postponed = command.name === "postpone" ? { postponed: command } : {};
  const closedByPortal = command.name === "close-full" || (isClosedByPortal && decided.value.state === "closed");
  const change = { state: decided.value.state, isClosedByPortal: closedByPortal, ...postponed };
  if (!(await changeManagedSession(transaction, locked, change))) {
    throw new Error(`Session ${sessionId} changed while its row was locked`);
  }
  const version = locked.version + 1;
  await addSessionEvent(transaction, {
    ...{ sessionId, version, command: command.name, fromState: state, toState: decided.value.state, at },
    ...{ byCommander: by, byAccountId: accountId, byOrganisationId: organisationId },
    startsOn: command.name === "postpone" ? command.startsOn : null,
  });
  return ok({ decision: decided.value, version });
}

/**
 * What a decision on a session makes of its positionings, in the transaction of that decision and in the name of whoever took it: the
 * rows are locked first, by id, then the seats follow. The transaction acts for the task `position`.
 */
export async function commandItsPositionings(
  transaction: ActingTransaction,
  sessionId: number,
  {
    command,
    decidedBy,
  }: {
    readonly command: "cancel-with-session" | "postpone-with-session";
    readonly decidedBy: Omit<SessionDecidedBy, "by">;
  },
): Promise<number> {
  const session = await readBookableSession(transaction, sessionId);
  if (session === null) return 0;
  let commanded = 0;
  for (const id of await lockActiveOfSession(transaction, sessionId)) {
    const held = await lockPositioning(transaction, id);
    const work = { session, command, inNameOf: { ...decidedBy, by: "portal" } as const };
    if (held !== undefined && (await commandAsPortal(transaction, { held, ...work }))) commanded += 1;
  }
  await checkNow(transaction);
  return commanded;
}
