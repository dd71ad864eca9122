import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { canBeCommanded } from "../positioning-states.ts";
import { type MoveTarget, selectMoveTargets } from "./move-targets-store.server.ts";
import { onOwnSession, type PlanRefusal } from "./read-session-plan.server.ts";
import {
  type OwnSession,
  type PositionedEvent,
  type PositionedPerson,
  selectHistory,
  selectPositioned,
} from "./session-plan-store.server.ts";

/** Somebody positioned on a session, and what happened. */
export interface PositionedDetail {
  readonly session: OwnSession;
  readonly person: PositionedPerson;
  readonly history: readonly PositionedEvent[];
  /** Where they may be moved to; null: they cannot be moved any more. */
  readonly targets: readonly MoveTarget[] | null;
}

/** Reads somebody positioned on a session of one's training organisation; the reading is kept. */
export async function readPositioned(
  database: Database,
  actor: MemberActor,
  { number, id }: { readonly number: string; readonly id: string },
): Promise<Result<PositionedDetail, PlanRefusal | { readonly kind: "unknown-positioning" }>> {
  const read = await onOwnSession(database, actor, number, async (transaction, session) => {
    const { organisationId } = actor;
    const people = await selectPositioned(transaction, { sessionId: session.id, organisationId, id });
    const [person] = people;
    if (person === undefined) return null;
    const [resourceId, facts] = [String(session.id), { count: 1 }];
    await recordAudit(transaction, auditActor(actor), { action: "session.read", resourceId, facts });
    const { funderCode, state, isMoved } = person;
    const isMovable = !isMoved && canBeCommanded("move", { state, by: "organisation" });
    const wanted = { sessionId: session.id, funderCode, today: todayIso() };
    const targets = isMovable ? await selectMoveTargets(transaction, wanted) : null;
    return { session, person, history: await selectHistory(transaction, person.id), targets };
  });
  if (!read.ok) return read;
  return read.value === null ? refused({ kind: "unknown-positioning" }) : ok(read.value);
}
