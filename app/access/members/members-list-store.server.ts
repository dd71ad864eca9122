import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { MembershipRole } from "#app/access/actor.ts";
import { ABSOLUTE_HOURS, IDLE_MINUTES } from "#app/access/sign-in/session-rules.ts";

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

/** A slice of the members of an organisation, in the order of their membership's id. */
export interface MembersSlice {
  readonly organisationId: string;
  readonly after: string | null;
  readonly most: number;
}

/** The members still there. */
export async function listMemberRows(
  transaction: ActingTransaction,
  { organisationId, after, most }: MembersSlice,
): Promise<readonly MemberRow[]> {
  const rows = await transaction.membership.findMany({
    where: { organisationId, endedAt: null, ...(after === null ? {} : { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: most,
    select: { id: true, accountId: true, role: true, startedAt: true, account: { select: { name: true } } },
  });
  return rows.map(({ id, accountId, role, startedAt, account }) => ({
    membershipId: id,
    accountId,
    name: account.name,
    role,
    since: startedAt,
  }));
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

/** How many open sessions each of these members has, as `isOver` of session-rules.ts counts; absent: none. */
export async function countSessionsOf(
  transaction: ActingTransaction,
  membershipIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  const seenAfter = new Date(at.getTime() - IDLE_MINUTES * 60_000);
  const openedAfter = new Date(at.getTime() - ABSOLUTE_HOURS * 3_600_000);
  const groups = await transaction.signInSession.groupBy({
    by: ["membershipId"],
    where: {
      membershipId: { in: [...membershipIds] },
      endedAt: null,
      lastSeenAt: { gt: seenAfter },
      openedAt: { gt: openedAfter },
    },
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
