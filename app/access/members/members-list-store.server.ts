import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { type MembershipRole, membershipRoles } from "#app/access/actor.ts";
import { openSessionsAt } from "#app/access/sign-in/session/session-store.server.ts";

/** A member still there. */
export interface MemberRow {
  readonly membershipId: string;
  readonly accountId: string;
  readonly name: string;
  readonly role: MembershipRole;
  readonly since: Date;
}

/** A place offered, not taken yet, that can still be taken. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: MembershipRole;
  readonly invitedById: string;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

/** A slice of the members of an organisation, in the French order of their names. `after`: the membership the slice goes on from. */
export interface MembersSlice {
  readonly organisationId: string;
  readonly after: string | null;
  readonly most: number;
}

const memberRows = z
  .array(
    z.object({
      id: z.string(),
      account_id: z.string(),
      name: z.string(),
      role: z.enum(membershipRoles),
      started_at: z.date(),
    }),
  )
  .transform((rows) =>
    rows.map(({ id, account_id, name, role, started_at }) => ({
      membershipId: id,
      accountId: account_id,
      name,
      role,
      since: started_at,
    })),
  );

/** The members still there. By membership_organisation_id_id_key: an organisation is sorted whole, it has some hundreds of members. */
export async function listMemberRows(
  transaction: ActingTransaction,
  { organisationId, after, most }: MembersSlice,
): Promise<readonly MemberRow[]> {
  const rows = await transaction.$queryRaw`
    SELECT m.id, m.account_id, a.name, m.role::text AS role, m.started_at
    FROM membership m JOIN account a ON a.id = m.account_id
    WHERE m.organisation_id = ${organisationId}::uuid AND m.ended_at IS NULL
      AND (${after}::uuid IS NULL OR (a.name COLLATE "fr-x-icu", m.id) > (
        SELECT b.name COLLATE "fr-x-icu", n.id FROM membership n JOIN account b ON b.id = n.account_id WHERE n.id = ${after}::uuid))
    ORDER BY a.name COLLATE "fr-x-icu", m.id LIMIT ${most}`;
  return memberRows.parse(rows);
}

/** How many people each of these members follows; absent: none. */
export async function countPeopleOf(
  transaction: ActingTransaction,
  membershipIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const groups = await transaction.followUp.groupBy({
    by: ["membershipId"],
    where: { membershipId: { in: [...membershipIds] }, endedAt: null },
    _count: true,
  });
  return new Map(groups.map(({ membershipId, _count }) => [membershipId, _count]));
}

/** How many open sessions each of these members has; absent: none. */
export async function countSessionsOf(
  transaction: ActingTransaction,
  membershipIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  const groups = await transaction.signInSession.groupBy({
    by: ["membershipId"],
    where: { membershipId: { in: [...membershipIds] }, ...openSessionsAt(at) },
    _count: true,
  });
  return new Map(groups.map(({ membershipId, _count }) => [membershipId ?? "", _count]));
}

/** The invitations that can still be accepted, the oldest first. */
export function listOpenInvitations(
  transaction: ActingTransaction,
  { organisationId, at, most }: { readonly organisationId: string; readonly at: Date; readonly most: number },
): Promise<readonly OpenInvitation[]> {
  return transaction.invitation.findMany({
    where: { organisationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
    orderBy: [{ invitedAt: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, email: true, role: true, invitedById: true, invitedAt: true, expiresAt: true },
  });
}
