import { actAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { PlanRefusal } from "../sessions/read-session-plan.server.ts";
import { listLeftSessions, type OverseenSession, selectOverseenSession } from "./overseen-session-store.server.ts";
import type { SessionLife } from "./read-session-life.server.ts";
import { countAllTouched } from "./session-positionings-store.server.ts";

/** A session that the Region may postpone or cancel, and how many people that touches. */
export interface OverseenLife extends SessionLife {
  readonly session: SessionLife["session"] & Pick<OverseenSession, "id" | "heldBy">;
}

/** The sessions to come that no organisation answers for any more, for an operator of the Region. */
export async function readLeftSessions(
  database: Database,
  actor: MemberActor,
): Promise<Result<readonly OverseenSession[], { readonly kind: "not-allowed" }>> {
  if (!can(actor, "session.oversee")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => ok(await listLeftSessions(transaction)));
}

/**
 * Reads what is said before the Region changes a session that is managed here: it names nobody. The Region sees no positioning: the portal
 * counts them.
 */
export async function readOverseenLife(
  database: Database,
  actor: MemberActor,
  number: string,
): Promise<Result<OverseenLife, PlanRefusal>> {
  if (!can(actor, "session.oversee")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const found = await selectOverseenSession(transaction, number);
    if (found === null) return refused({ kind: "unknown-session" });
    const { state, version, ...session } = found;
    await actAs(transaction, { task: "position" });
    const touched = await countAllTouched(transaction, session.id);
    return ok({ session: { ...session, managed: { state, version } }, ...touched });
  });
}
