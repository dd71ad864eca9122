import { randomUUID } from "node:crypto";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { selectNewestReadings } from "../import-history/refusal-store.server.ts";
import { isPlaceholderSiret, isStandInSiret } from "../siret.ts";
import { LINK_DAYS } from "./link-rule.ts";
import { insertLink, isKnownOrganisation } from "./refusal-link-store.server.ts";

const DAY_MS = 86_400_000;

/**
 * Makes a link that shows one training organisation, by its SIRET, its own refusals. Answers the secret of the link, which is stored
 * nowhere: it is shown once.
 */
export async function createRefusalLink(
  database: Database,
  actor: MemberActor,
  siret: string,
): Promise<Result<{ readonly token: string }, { readonly kind: "not-allowed" | "organisation-unknown" }>> {
  const { organisationId } = actor;
  if (!can(actor, "refusal-link.manage", { organisationId })) return refused({ kind: "not-allowed" });
  // Several organisations come with zeros: a link would show each the refusals of the others.
  if (isPlaceholderSiret(siret) || isStandInSiret(siret)) return refused({ kind: "organisation-unknown" });
  const readings = await selectNewestReadings(database);
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    if (!(await isKnownOrganisation(transaction, siret, readings))) return refused({ kind: "organisation-unknown" });
    const [id, token, createdAt] = [randomUUID(), newToken(), now()];
    await insertLink(transaction, {
      ...{ id, tokenHash: hashToken(token), organisationId, createdById: actor.accountId },
      ...{ organisationSiret: siret, createdAt, expiresAt: new Date(createdAt.getTime() + LINK_DAYS * DAY_MS) },
    });
    await recordAudit(transaction, auditActor(actor), {
      action: "refusal-link.create",
      resourceKind: "refusal-link",
      resourceId: id,
      facts: { siret, days: LINK_DAYS },
    });
    return ok({ token });
  });
}
