import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done } from "#app/access/command.server.ts";
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
export const revokeRefusalLink = defineCommand({
  input: z.uuid(),
  right: "refusal-link.manage",
  async run({ transaction, actor: { organisationId }, at }, id) {
    if (!(await endLink(transaction, { id, organisationId, at }))) return refused({ kind: "not-found" } as const);
    return done(null, { action: "refusal-link.revoke", resourceId: id });
  },
});
