import { now } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import type { ActingTransaction } from "../acting.server.ts";
import type { MembershipRole, OrganisationKind } from "../actor.ts";
import type { AuditEntry } from "../audit/audit-acts.ts";
import { recordAudit } from "../audit-trail.server.ts";
import { type InvitationRefusal, invitationRefusal } from "./invitation-rule.ts";
import { addMembership, lockInvitation, selectInvitation, useInvitation } from "./invitation-store.server.ts";

/** An invitation as its holder sees it. */
export interface OpenInvitation {
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly role: MembershipRole;
  readonly email: string;
  readonly expiresAt: Date;
}

export interface InvitationRow extends OpenInvitation {
  readonly id: string;
  readonly organisationId: string;
}

/** The invitation a link opens, while it may be accepted. The transaction presents the hash of its token. */
export async function findInvitation(
  transaction: ActingTransaction,
  token: string,
): Promise<Result<InvitationRow, InvitationRefusal>> {
  const row = await selectInvitation(transaction, hashToken(token));
  if (row === null) return refused({ kind: "invitation-unknown" });
  const why = invitationRefusal(row, now());
  if (why !== null) return refused({ kind: "invitation-over", why });
  const { id, organisationId, role, email, expiresAt, organisation } = row;
  return ok({
    id,
    organisationId,
    role,
    email,
    expiresAt,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
  });
}

/** The same, to be accepted in this transaction: another acceptance of it waits, then finds it accepted. */
export async function claimInvitation(
  transaction: ActingTransaction,
  token: string,
): Promise<Result<InvitationRow, InvitationRefusal>> {
  await lockInvitation(transaction, hashToken(token));
  return findInvitation(transaction, token);
}

/**
 * Makes the membership first, while the invitation is open (row security asks it), then uses the invitation up; answers the
 * membership. The transaction acts for the account and presents the hash of the token.
 */
export async function useUp(
  transaction: ActingTransaction,
  { id, organisationId, role }: InvitationRow,
  accountId: string,
): Promise<string> {
  const membershipId = await addMembership(transaction, { organisationId, accountId, role });
  if (!(await useInvitation(transaction, id))) throw new Error("An invitation is joined without having been claimed");
  return membershipId;
}

/** The same, written in the journal of the organisation, for whoever gets their account or their session by the invitation. */
export async function joinByInvitation(
  transaction: ActingTransaction,
  invitation: InvitationRow,
  accountId: string,
): Promise<string> {
  const membershipId = await useUp(transaction, invitation, accountId);
  const { organisationId } = invitation;
  await recordAudit(transaction, { accountId, organisationId }, acceptanceOf(invitation));
  return membershipId;
}

/** What the journal keeps of somebody who joined. */
export function acceptanceOf({ id, role }: InvitationRow): AuditEntry {
  return { action: "invitation.accept", resourceId: id, facts: { role } };
}
