import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import {
  type OwnSession,
  type PositionedPerson,
  selectOwnSession,
  selectPositioned,
} from "./session-plan-store.server.ts";

/** A session of one's organisation, and who is positioned on it. */
export interface SessionPlan {
  readonly session: OwnSession;
  readonly people: readonly PositionedPerson[];
}

export type PlanRefusal = { readonly kind: "not-allowed" | "unknown-session" };

/**
 * Reads a session with the people positioned on it, for the training organisation tied to it: any other finds nothing. Naming people is
 * audited as one act, with their count.
 */
export function readSessionPlan(
  database: Database,
  actor: MemberActor,
  number: string,
): Promise<Result<SessionPlan, PlanRefusal>> {
  return onOwnSession(database, actor, number, async (transaction, session) => {
    const { organisationId } = actor;
    const people = await selectPositioned(transaction, { sessionId: session.id, organisationId });
    const [resourceId, facts] = [String(session.id), { count: people.length }];
    if (people.length > 0)
      await recordAudit(transaction, auditActor(actor), { action: "session.read", resourceId, facts });
    return { session, people };
  });
}

/** Works with a session that the actor's organisation answers for. */
export async function onOwnSession<Answer>(
  database: Database,
  actor: MemberActor,
  number: string,
  work: (transaction: ActingTransaction, session: OwnSession) => Answer | Promise<Answer>,
): Promise<Result<Answer, PlanRefusal>> {
  if (!can(actor, "session.read")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const session = await selectOwnSession(transaction, { number, today: todayIso() });
    return session === null ? refused({ kind: "unknown-session" }) : ok(await work(transaction, session));
  });
}
