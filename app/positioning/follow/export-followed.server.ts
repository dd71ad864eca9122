import { inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { judgeExport } from "#app/people/file/read-budget.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type FollowedFilters, type FollowedLine, selectFollowed } from "./followed-store.server.ts";
import { followedBy, listingFor } from "./list-followed.server.ts";

/** More than a referent follows: a file is bounded. */
const MOST = 5000;

/**
 * The whole list of the people an agent follows, to take away: the second factor is proved just before, each time, and the trail keeps how
 * many people it named.
 */
export function exportFollowed(
  database: Database,
  actor: MemberActor,
  filters: FollowedFilters,
): Promise<Result<readonly FollowedLine[], { readonly kind: "not-allowed" | "step-up-needed" }>> {
  if (!can(actor, "portfolio.export")) return Promise.resolve(refused({ kind: "not-allowed" }));
  if (judgeExport({ factorAt: actor.factorAt, now: now() }) === "step-up")
    return Promise.resolve(refused({ kind: "step-up-needed" }));
  return inTransactionAs(database, listingFor(actor), async (transaction) => {
    const lines = await selectFollowed(transaction, followedBy(actor), { filters, skip: 0, take: MOST });
    await recordAudit(transaction, auditActor(actor), {
      action: "portfolio.export",
      resourceId: actor.membershipId,
      facts: { count: lines.length, role: actor.role },
    });
    return ok(lines);
  });
}
