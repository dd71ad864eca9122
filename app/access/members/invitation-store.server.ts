import { randomUUID } from "node:crypto";
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
