import type { z } from "zod";
import { actAs, actingFor } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { isFreshProof } from "#app/access/sign-in/factor/factor-rules.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { refused } from "#app/platform/result.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { sessionChanged } from "#app/training/seats/session-changed.ts";
import { type LockedSession, lockManagedSession } from "#app/training/seats/session-life-store.server.ts";
import type { SessionCommander, SessionRefusal, SessionState } from "#app/training/seats/session-states.ts";
import {
  type AppliedSession,
  applySession,
  commandItsPositionings,
  type SessionDecidedBy,
} from "./apply-session.server.ts";
import { commandSessionSchema, type SessionAnswer, sessionAnswerSchema } from "./session-commands.ts";

type Asked = z.infer<typeof commandSessionSchema>;
export type CommandSessionRefusal =
  | SessionRefusal
  /** It tells everybody positioned on it: a second factor proved in the last minutes is asked. */
  | { readonly kind: "step-up-needed" }
  /** Its organisation does not manage it here, or it is another's. */
  | { readonly kind: "session-not-managed"; readonly sessionId: number }
  | { readonly kind: "stale-version"; readonly read: number; readonly version: number; readonly state: SessionState };

/**
 * The organisation, or the Region where the table says so, suspends, resumes, closes, reopens, postpones, cancels or reports a session
 * that is managed here. One transaction for the session and for what becomes of the people positioned on it.
 */
export const commandSession = defineCommand({
  input: commandSessionSchema,
  right: "training-session.command",
  run(work, { key, ...asked }: Asked): Promise<Outcome<SessionAnswer, CommandSessionRefusal | KeyRefusal>> {
    return answerOnce(work, { key, body: asked, value: sessionAnswerSchema }, () => carryOut(work, asked));
  },
});

async function carryOut(
  work: CommandWork,
  { sessionId, version: read, command }: Omit<Asked, "key">,
): Promise<Outcome<SessionAnswer, CommandSessionRefusal>> {
  const { transaction, actor, at } = work;
  if (tellsPeople(command.name) && !isFreshProof(actor.factorAt, at)) return refused({ kind: "step-up-needed" });
  const locked = await lockManagedSession(transaction, sessionId);
  const by = locked === undefined ? null : commanderOf(actor, locked);
  const session = locked === undefined ? null : await readBookableSession(transaction, sessionId);
  if (locked === undefined || by === null || session === null)
    return refused({ kind: "session-not-managed", sessionId });
  const { version: found, state } = locked;
  if (found !== read) return refused({ kind: "stale-version", read, version: found, state });
  const { accountId, organisationId } = actor;
  const decidedBy = { by, accountId, organisationId, at, on: todayIso() };
  const applied = await applySession(transaction, { locked, session, command, decidedBy });
  if (!applied.ok) return applied;
  const positionings = await follow(work, sessionId, { applied: applied.value, decidedBy });
  await enqueueEffect(transaction, sessionChanged, { sessionId });
  const { decision, version } = applied.value;
  const facts = { version, ...(command.name === "postpone" ? { startsOn: command.startsOn } : {}) };
  const answer = { sessionId, state: decision.state, version, positionings };
  return done(answer, { action: `training-session.${command.name}`, resourceId: String(sessionId), facts });
}

function tellsPeople(name: Asked["command"]["name"]): boolean {
  return name === "postpone" || name === "cancel";
}

/** Whoever manages the session, or the Region's operator. */
function commanderOf(actor: MemberActor, { organisationId }: LockedSession): SessionCommander | null {
  if (actor.role === "operator") return "region";
  return actor.organisationId === organisationId ? "organisation" : null;
}

/** Neither sees every positioning of the session, drafts first: the portal carries it out, and the history says in whose name. */
async function follow(
  { transaction, actor }: CommandWork,
  sessionId: number,
  { applied, decidedBy }: { readonly applied: AppliedSession; readonly decidedBy: SessionDecidedBy },
): Promise<number> {
  const { positionings } = applied.decision;
  if (positionings === "keep") return 0;
  const { accountId, organisationId } = actor;
  await actAs(transaction, { accountId, organisationId, task: "position" });
  const command = positionings === "cancel" ? "cancel-with-session" : "postpone-with-session";
  const commanded = await commandItsPositionings(transaction, sessionId, { command, decidedBy });
  await actAs(transaction, actingFor(actor));
  return commanded;
}
