import { randomUUID } from "node:crypto";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { sealSecret } from "#app/platform/secrets.server.ts";
import { invitationEffect } from "../access-letters.server.ts";
import { inTransactionAs } from "../acting.server.ts";
import { recordAudit } from "../audit-trail.server.ts";
import { addInvitation } from "./invite-member.server.ts";
import { insertRegion, lockEmptyPortal } from "./region-store.server.ts";

/** Who wrote what was written before anybody was there: the portal itself. */
export const PORTAL_ITSELF = "00000000-0000-0000-0000-000000000000";

/**
 * Makes the Region and invites its first manager. Only on a portal without any organisation: afterwards people invite people. Two
 * calls at once make one Region.
 */
export function foundRegion(
  database: Database,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<Result<{ readonly organisationId: string }, { readonly kind: "already-founded" }>> {
  return inTransactionAs(database, { task: "bootstrap" }, async (transaction) => {
    if (!(await lockEmptyPortal(transaction))) return refused({ kind: "already-founded" });
    const organisationId = randomUUID();
    await insertRegion(transaction, { id: organisationId, name });
    const { id, token } = await addInvitation(transaction, {
      organisationId,
      email,
      role: "manager",
      invitedById: PORTAL_ITSELF,
    });
    await recordAudit(transaction, {}, { action: "region.found", resourceId: id, facts: { organisationId } });
    await enqueueEffect(transaction, invitationEffect, {
      to: email,
      invitedBy: name,
      organisation: name,
      sealedToken: sealSecret(token),
    });
    return ok({ organisationId });
  });
}
