import { randomUUID } from "node:crypto";
import { isFreshProof } from "#app/access/sign-in/factor/factor-rules.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, newToken, sealSecret } from "#app/platform/secrets.server.ts";
import { invitationEffect } from "../access-letters.server.ts";
import { type ActingTransaction, actingFor, inTransactionAs } from "../acting.server.ts";
import type { MemberActor, MembershipRole } from "../actor.ts";
import { auditActor, recordAudit } from "../audit-trail.server.ts";
import { can } from "../can.ts";
import { INVITATION_DAYS, INVITATIONS_A_DAY, rolesByFreshProof } from "./invitation-rule.ts";
import {
  countInvitationsSince,
  insertInvitation,
  invitationOwner,
  organisationName,
  revokeInvitationRow,
  waitingInvitation,
} from "./invitation-store.server.ts";
import { readPresentMember } from "./membership-store.server.ts";

const DAY_MS = 86_400_000;

export interface NewInvitation {
  readonly organisationId: string;
  readonly email: string;
  readonly role: MembershipRole;
}

export type InviteRefusal =
  | { readonly kind: "not-allowed" }
  /** The inviter proves their own second factor again first, to give such a role. */
  | { readonly kind: "proof-needed" }
  | { readonly kind: "organisation-unknown" }
  | { readonly kind: "too-many-today" }
  | { readonly kind: "already-invited"; readonly invitationId: string };

/**
 * Offers somebody a place in an organisation; the letter leaves by the outbox, in the same transaction. Whoever invites a manager, or an
 * auditor, has just proved their second factor: a session left open gives nobody such a role.
 */
export function inviteMember(
  database: Database,
  actor: MemberActor,
  invitation: NewInvitation,
): Promise<Result<{ readonly invitationId: string }, InviteRefusal>> {
  const { organisationId, email, role } = invitation;
  if (!can(actor, "member.invite", { organisationId })) return Promise.resolve(refused({ kind: "not-allowed" }));
  if (rolesByFreshProof.includes(role) && !isFreshProof(actor.factorAt, now())) {
    return Promise.resolve(refused({ kind: "proof-needed" }));
  }
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    // Left since the request began: the trigger `invitation_limits` refuses it too.
    if ((await readPresentMember(transaction, actor)) === undefined) return refused({ kind: "not-allowed" });
    const organisation = await organisationName(transaction, organisationId);
    if (organisation === null) return refused({ kind: "organisation-unknown" });
    const waiting = await waitingInvitation(transaction, { organisationId, email });
    if (waiting !== null) return refused({ kind: "already-invited", invitationId: waiting });
    const sentSince = new Date(now().getTime() - DAY_MS);
    const sent = await countInvitationsSince(transaction, organisationId, sentSince);
    if (sent >= INVITATIONS_A_DAY) return refused({ kind: "too-many-today" });
    const { id, token } = await addInvitation(transaction, { ...invitation, invitedById: actor.accountId });
    await recordAudit(transaction, auditActor(actor), {
      action: "invitation.send",
      resourceId: id,
      facts: { role, organisationId },
    });
    await enqueueEffect(transaction, invitationEffect, {
      to: email,
      invitedBy: actor.name,
      organisation,
      sealedToken: sealSecret(token),
    });
    return ok({ invitationId: id });
  });
}

/** Writes an invitation down and answers the secret of its link, which is stored nowhere. */
export async function addInvitation(
  transaction: ActingTransaction,
  { organisationId, email, role, invitedById }: NewInvitation & { readonly invitedById: string },
): Promise<{ readonly id: string; readonly token: string }> {
  const token = newToken();
  const id = randomUUID();
  const invitedAt = now();
  const expiresAt = new Date(invitedAt.getTime() + INVITATION_DAYS * DAY_MS);
  const tokenHash = hashToken(token);
  await insertInvitation(transaction, {
    id,
    tokenHash,
    organisationId,
    email,
    role,
    invitedById,
    invitedAt,
    expiresAt,
  });
  return { id, token };
}

/** Takes an invitation back; one already accepted stays. */
export function revokeInvitation(
  database: Database,
  actor: MemberActor,
  invitationId: string,
): Promise<Result<null, { readonly kind: "not-allowed" | "not-found" }>> {
  if (!can(actor, "member.invite")) return Promise.resolve(refused({ kind: "not-allowed" }));
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const invitation = await invitationOwner(transaction, invitationId);
    if (invitation === null || !can(actor, "member.invite", invitation)) return refused({ kind: "not-found" });
    if (!(await revokeInvitationRow(transaction, invitationId))) return refused({ kind: "not-found" });
    await recordAudit(transaction, auditActor(actor), {
      action: "invitation.revoke",
      resourceId: invitationId,
    });
    return ok(null);
  });
}
