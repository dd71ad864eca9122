import { randomUUID } from "node:crypto";
import { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import type { ActingTransaction } from "../acting.server.ts";
import type { MembershipRole, OrganisationKind } from "../actor.ts";

/** An invitation as it is kept, whatever has become of it. */
export interface KeptInvitation {
  readonly id: string;
  readonly organisationId: string;
  readonly role: MembershipRole;
  readonly email: string;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly organisation: { readonly name: string; readonly kind: OrganisationKind };
}

/** The invitation of a link; null when there is none. The transaction presents the hash. By the unique index of the hash. */
export function selectInvitation(transaction: ActingTransaction, tokenHash: string): Promise<KeptInvitation | null> {
  return transaction.invitation.findUnique({
    where: { tokenHash },
    include: { organisation: { select: { name: true, kind: true } } },
  });
}

/** A new invitation; the secret of its link is stored nowhere. */
export interface InvitationRow {
  readonly id: string;
  readonly tokenHash: string;
  readonly organisationId: string;
  readonly email: string;
  readonly role: MembershipRole;
  readonly invitedById: string;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

/** Writes an invitation down. */
export async function insertInvitation(transaction: ActingTransaction, invitation: InvitationRow): Promise<void> {
  await transaction.invitation.createMany({ data: [invitation] });
}

/** The name of the organisation one invites to; null when the transaction does not see it. */
export async function organisationName(transaction: ActingTransaction, id: string): Promise<string | null> {
  const organisation = await transaction.organisation.findUnique({ where: { id }, select: { name: true } });
  return organisation?.name ?? null;
}

const waitingRows = z.array(z.object({ id: z.string() }));

/** The id of the invitation that waits for an answer from this address; null when none does. As the constraint `invitation_one_open`. */
export async function waitingInvitation(
  transaction: ActingTransaction,
  { organisationId, email }: { readonly organisationId: string; readonly email: string },
): Promise<string | null> {
  const rows = await transaction.$queryRaw`
    SELECT id FROM invitation
    WHERE organisation_id = ${organisationId}::uuid AND lower(email) = lower(${email})
      AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${now()}`;
  return waitingRows.parse(rows)[0]?.id ?? null;
}

/** How many invitations an organisation sent since an instant, whatever became of them. */
export function countInvitationsSince(
  transaction: ActingTransaction,
  organisationId: string,
  since: Date,
): Promise<number> {
  return transaction.invitation.count({ where: { organisationId, invitedAt: { gt: since } } });
}

/** Whose invitation it is; null when the transaction does not see it. */
export function invitationOwner(
  transaction: ActingTransaction,
  id: string,
): Promise<{ readonly organisationId: string } | null> {
  return transaction.invitation.findUnique({ where: { id }, select: { organisationId: true } });
}

/** Takes an invitation back; false when it was accepted or revoked. */
export async function revokeInvitationRow(transaction: ActingTransaction, id: string): Promise<boolean> {
  const { count } = await transaction.invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now() },
  });
  return count === 1;
}

/** Makes whoever else wants to accept it wait for the end of this transaction. */
export async function lockInvitation(transaction: ActingTransaction, tokenHash: string): Promise<void> {
  await transaction.$executeRaw`SELECT FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
}

/** Uses an invitation up; false when it was accepted or revoked. */
export async function useInvitation(transaction: ActingTransaction, id: string): Promise<boolean> {
  const { count } = await transaction.invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: now() },
  });
  return count === 1;
}

/** Adds a membership from now on, and answers its id. */
export async function addMembership(
  transaction: ActingTransaction,
  membership: { readonly organisationId: string; readonly accountId: string; readonly role: MembershipRole },
): Promise<string> {
  const id = randomUUID();
  await transaction.membership.createMany({ data: [{ id, ...membership, startedAt: now() }] });
  return id;
}
