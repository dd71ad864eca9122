import type { MembershipRole } from "#app/access/actor.ts";

/** The roles that read or decide beyond one's own people: they are offered after a fresh proof of the second factor. */
export const rolesByFreshProof: readonly MembershipRole[] = ["manager", "auditor"];

/** Days during which an invitation may be accepted. */
export const INVITATION_DAYS = 7;

/** Invitations an organisation may send in 24 hours: each is a letter to somebody the portal does not know. */
export const INVITATIONS_A_DAY = 200;

export interface InvitationLife {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Why a link opens no invitation. */
export type InvitationRefusal =
  | { readonly kind: "invitation-unknown" }
  | { readonly kind: "invitation-over"; readonly why: "accepted" | "revoked" | "expired" };

/** Why an invitation can no longer be accepted, null when it can. */
export function invitationRefusal(
  { expiresAt, acceptedAt, revokedAt }: InvitationLife,
  at: Date,
): "accepted" | "revoked" | "expired" | null {
  if (acceptedAt !== null) return "accepted";
  if (revokedAt !== null) return "revoked";
  return at.getTime() >= expiresAt.getTime() ? "expired" : null;
}
