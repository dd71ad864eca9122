import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isFreshProof } from "#app/access/sign-in/factor/factor-rules.ts";
import { now } from "#app/platform/clock.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { refused } from "#app/platform/result.ts";
import { hashToken, newToken, sealSecret } from "#app/platform/secrets.server.ts";
import { invitationEffect } from "../access-letters.server.ts";
import type { ActingTransaction } from "../acting.server.ts";
import { membershipRoles } from "../actor.ts";
import { can } from "../can.ts";
import { defineCommand, done, type Outcome } from "../command.server.ts";
import { INVITATION_DAYS, INVITATIONS_A_DAY, rolesByFreshProof } from "./invitation-rule.ts";
import {
  countInvitationsSince,
  insertInvitation,
  invitationOwner,
  organisationName,
  revokeInvitationRow,
  waitingInvitation,
} from "./invitation-store.server.ts";
import { hasMemberAt, readPresentMember } from "./membership-store.server.ts";

const DAY_MS = 86_400_000;

const newInvitationSchema = z.object({ organisationId: z.guid(), email: z.email(), role: z.enum(membershipRoles) });
export type NewInvitation = Readonly<z.infer<typeof newInvitationSchema>>;

export type InviteRefusal =
  | { readonly kind: "not-allowed" }
  /** The inviter proves their own second factor again first, to give such a role. */
  | { readonly kind: "proof-needed" }
  | { readonly kind: "organisation-unknown" }
  | { readonly kind: "already-member" }
  | { readonly kind: "too-many-today" }
  | { readonly kind: "already-invited"; readonly invitationId: string };

/**
 * Offers somebody a place in an organisation; the letter leaves by the outbox, in the same transaction. Whoever invites a manager, or an
 * auditor, has just proved their second factor: a session left open gives nobody such a role.
 */
export const inviteMember = defineCommand({
  input: newInvitationSchema,
  right: "member.invite",
  on: ({ organisationId }) => ({ organisationId }),
  async run(
    { transaction, actor, at },
    invitation,
  ): Promise<Outcome<{ readonly invitationId: string }, InviteRefusal>> {
    const { organisationId, email, role } = invitation;
    if (rolesByFreshProof.includes(role) && !isFreshProof(actor.factorAt, at)) return refused({ kind: "proof-needed" });
    // Left since the request began: the trigger `invitation_limits` refuses it too.
    if ((await readPresentMember(transaction, actor)) === undefined) return refused({ kind: "not-allowed" });
    const organisation = await organisationName(transaction, organisationId);
    if (organisation === null) return refused({ kind: "organisation-unknown" });
    if (await hasMemberAt(transaction, invitation)) return refused({ kind: "already-member" });
    const waiting = await waitingInvitation(transaction, { organisationId, email });
    if (waiting !== null) return refused({ kind: "already-invited", invitationId: waiting });
    const sent = await countInvitationsSince(transaction, organisationId, new Date(at.getTime() - DAY_MS));
    if (sent >= INVITATIONS_A_DAY) return refused({ kind: "too-many-today" });
    const { id, token } = await addInvitation(transaction, { ...invitation, invitedById: actor.accountId });
    await enqueueEffect(transaction, invitationEffect, {
      to: email,
      invitedBy: actor.name,
      organisation,
      sealedToken: sealSecret(token),
    });
    return done({ invitationId: id }, { action: "invitation.send", resourceId: id, facts: { role, organisationId } });
  },
});

/** Saves an invitation and answers the secret of its link, which is stored nowhere. */
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
export const revokeInvitation = defineCommand({
  input: z.guid(),
  right: "member.invite",
  async run({ transaction, actor }, invitationId): Promise<Outcome<null, { readonly kind: "not-found" }>> {
    const invitation = await invitationOwner(transaction, invitationId);
    if (invitation === null || !can(actor, "member.invite", invitation)) return refused({ kind: "not-found" });
    if (!(await revokeInvitationRow(transaction, invitationId))) return refused({ kind: "not-found" });
    return done(null, { action: "invitation.revoke", resourceId: invitationId });
  },
});
