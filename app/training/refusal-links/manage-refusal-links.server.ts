import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { endLink, type ListedLink, listLinkRows } from "./refusal-link-store.server.ts";

/** The links the actor's organisation shares, the newest first. */
export async function listRefusalLinks(
  database: Database,
  actor: MemberActor,
): Promise<Result<readonly ListedLink[], { readonly kind: "not-allowed" }>> {
  const { organisationId } = actor;
  if (!can(actor, "refusal-link.manage", { organisationId })) return refused({ kind: "not-allowed" });
  return ok(
    await inTransactionAs(database, actingFor(actor), (transaction) => listLinkRows(transaction, organisationId)),
  );
}

/** Ends a link now: the next who follows it finds nothing. */
export async function revokeRefusalLink(
  database: Database,
  actor: MemberActor,
  id: string,
): Promise<Result<null, { readonly kind: "not-allowed" | "not-found" }>> {
  const { organisationId } = actor;
  if (!can(actor, "refusal-link.manage", { organisationId })) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    if (!(await endLink(transaction, { id, organisationId, at: now() }))) return refused({ kind: "not-found" });
    await recordAudit(transaction, auditActor(actor), {
      action: "refusal-link.revoke",
      resourceKind: "refusal-link",
      resourceId: id,
    });
    return ok(null);
  });
}
