import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { holdColleagues } from "#app/access/members/membership-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { HandOver } from "./portfolio-commands.ts";
import { type ColleagueRefusal, takingOver } from "./portfolio-rules.ts";
import { countPeople, type HandedOver, movePortfolio } from "./portfolio-store.server.ts";

export type HandOverRefusal =
  | ColleagueRefusal
  | { readonly kind: "not-allowed" }
  | { readonly kind: "unknown-member"; readonly membershipId: string }
  | { readonly kind: "portfolio-empty"; readonly membershipId: string };

/** A manager hands a whole portfolio to a colleague. Whoever had it may have left: nobody stays without a referent. */
export async function handOver(
  database: Database,
  actor: MemberActor,
  command: HandOver,
): Promise<Result<HandedOver, HandOverRefusal>> {
  const { organisationId } = actor;
  if (!can(actor, "portfolio.hand-over", { organisationId })) return refused({ kind: "not-allowed" });
  const { fromMembershipId, toMembershipId } = command;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const colleagues = await holdColleagues(transaction, organisationId, [fromMembershipId, toMembershipId]);
    if (!colleagues.some(({ membershipId }) => membershipId === fromMembershipId)) {
      return refused({ kind: "unknown-member", membershipId: fromMembershipId });
    }
    const colleague = takingOver(colleagues, command);
    if (!colleague.ok) return colleague;
    if ((await countPeople(transaction, fromMembershipId)) === 0) {
      return refused({ kind: "portfolio-empty", membershipId: fromMembershipId });
    }
    const moved = await movePortfolio(transaction, { organisationId, ...command, at: now() });
    await recordAudit(transaction, auditActor(actor), {
      action: "portfolio.hand-over",
      resourceId: fromMembershipId,
      facts: { toMembershipId, ...moved },
    });
    return ok(moved);
  });
}
