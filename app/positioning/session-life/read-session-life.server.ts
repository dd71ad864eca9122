import type { MemberActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Result } from "#app/platform/result.ts";
import { onOwnSession, type PlanRefusal } from "../sessions/read-session-plan.server.ts";
import type { OwnSession } from "../sessions/session-plan-store.server.ts";
import { countTouched, type TouchedPeople } from "./session-positionings-store.server.ts";

/** A session to be changed, and how many people that touches. */
export interface SessionLife extends TouchedPeople {
  readonly session: Pick<OwnSession, "number" | "title" | "organisation" | "commune" | "startsOn" | "endsOn"> & {
    readonly managed: Pick<NonNullable<OwnSession["managed"]>, "state" | "version"> | null;
  };
}

/** Reads what is said before one's organisation changes its session: it names nobody. */
export function readSessionLife(
  database: Database,
  actor: MemberActor,
  number: string,
): Promise<Result<SessionLife, PlanRefusal>> {
  const { organisationId } = actor;
  return onOwnSession(database, actor, number, async (transaction, session) => ({
    session,
    ...(await countTouched(transaction, { sessionId: session.id, organisationId })),
  }));
}
