import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { listMemberRows, type MemberRow } from "#app/access/members/members-list-store.server.ts";
import { followingRoles } from "#app/people/portfolio/portfolio-rules.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { listStandIns, type StandInLine } from "./stand-in-store.server.ts";

/** As many colleagues as a choice can show. */
const MOST_COLLEAGUES = 500;

/** The stand-ins that are not over, and who may be named in the next one. */
export interface ListedStandIns {
  readonly standIns: readonly StandInLine[];
  /** The members who follow people, in the order of their names. */
  readonly colleagues: readonly MemberRow[];
  /** May the actor declare one for anybody, or for themselves alone? */
  readonly forAnybody: boolean;
}

/** Reads the stand-ins: all of the organisation's for whoever may hand portfolios over, their own for the others. */
export async function readStandIns(
  database: Database,
  actor: MemberActor,
): Promise<Result<ListedStandIns, { readonly kind: "not-allowed" }>> {
  const { organisationId, membershipId } = actor;
  if (!can(actor, "stand-in.declare", { organisationId })) return refused({ kind: "not-allowed" });
  const forAnybody = can(actor, "portfolio.hand-over", { organisationId });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const of = forAnybody ? null : membershipId;
    const standIns = await listStandIns(transaction, { organisationId, on: todayIso(), of });
    const members = await listMemberRows(transaction, { organisationId, after: null, most: MOST_COLLEAGUES });
    return ok({ standIns, colleagues: members.filter(({ role }) => followingRoles.includes(role)), forAnybody });
  });
}
