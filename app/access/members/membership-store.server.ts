import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { type MembershipRole, membershipRoles } from "#app/access/actor.ts";
import type { Colleague } from "./colleague.ts";

const heldSchema = z
  .array(z.object({ id: z.string(), role: z.enum(membershipRoles), ended_at: z.date().nullable() }))
  .transform((rows) => rows.map(({ id, role, ended_at }) => ({ membershipId: id, role, endedAt: ended_at })));

/**
 * Reads these memberships and those of every manager still there, and keeps others from changing them, or from adding to their
 * portfolio, until the commit. In the order of their ids, so that two leavings wait for each other instead of blocking. For
 * managers only: row-level security gives no lock to others. By membership_organisation_id_id_key.
 */
export async function lockColleagues(
  transaction: ActingTransaction,
  organisationId: string,
  membershipIds: readonly string[],
): Promise<readonly Colleague[]> {
  const rows = await transaction.$queryRaw`
    SELECT id, role::text AS role, ended_at FROM membership
    WHERE organisation_id = ${organisationId}::uuid
      AND (id = ANY (${[...membershipIds]}::uuid[]) OR (role = 'manager' AND ended_at IS NULL))
    ORDER BY id FOR UPDATE`;
  return heldSchema.parse(rows);
}

/** These memberships, when they are the organisation's. */
export async function readColleagues(
  transaction: ActingTransaction,
  organisationId: string,
  membershipIds: readonly string[],
): Promise<readonly Colleague[]> {
  const rows = await transaction.membership.findMany({
    where: { organisationId, id: { in: [...membershipIds] } },
    orderBy: { id: "asc" },
    select: { id: true, role: true, endedAt: true },
  });
  return rows.map(({ id, role, endedAt }) => ({ membershipId: id, role, endedAt }));
}

/** A member still there. */
export interface PresentMember {
  readonly accountId: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: MembershipRole;
  readonly since: Date;
}

/** Absent: no such member, or they have left. */
export async function readPresentMember(
  transaction: ActingTransaction,
  { organisationId, membershipId }: { readonly organisationId: string; readonly membershipId: string },
): Promise<PresentMember | undefined> {
  const row = await transaction.membership.findFirst({
    where: { id: membershipId, organisationId, endedAt: null },
    select: { accountId: true, role: true, startedAt: true, account: { select: { name: true, email: true } } },
  });
  if (row === null) return undefined;
  const { accountId, role, startedAt, account } = row;
  return { accountId, ...account, role, since: startedAt };
}

/** Whether somebody still there, of this organisation, has this address. */
export async function hasMemberAt(
  transaction: ActingTransaction,
  { organisationId, email }: { readonly organisationId: string; readonly email: string },
): Promise<boolean> {
  const address = { equals: email, mode: "insensitive" } as const;
  const found = await transaction.membership.findFirst({
    where: { organisationId, endedAt: null, account: { email: address } },
    select: { id: true },
  });
  return found !== null;
}

/** Where letters to the managers of an organisation go, those who have an address. */
export async function managersToWrite(
  transaction: ActingTransaction,
  organisationId: string,
): Promise<readonly { readonly email: string }[]> {
  const rows = await transaction.membership.findMany({
    where: { organisationId, role: "manager", endedAt: null },
    orderBy: { id: "asc" },
    select: { account: { select: { email: true } } },
  });
  return rows.flatMap(({ account: { email } }) => (email === null ? [] : [{ email }]));
}

/** Ends a membership and its sessions; answers how many sessions it ended. */
export async function endMembershipRow(
  transaction: ActingTransaction,
  membershipId: string,
  endedAt: Date,
): Promise<{ readonly sessionsEnded: number }> {
  await transaction.membership.updateMany({ where: { id: membershipId, endedAt: null }, data: { endedAt } });
  const { count } = await transaction.signInSession.updateMany({
    where: { membershipId, endedAt: null },
    data: { endedAt },
  });
  return { sessionsEnded: count };
}

/** Takes back the invitations to an organisation that a member of it sent and nobody accepted yet; answers how many. */
export async function revokeInvitationsBy(
  transaction: ActingTransaction,
  {
    organisationId,
    membershipId,
    at,
  }: { readonly organisationId: string; readonly membershipId: string; readonly at: Date },
): Promise<number> {
  const { accountId } = await transaction.membership.findUniqueOrThrow({
    where: { id: membershipId },
    select: { accountId: true },
  });
  const { count } = await transaction.invitation.updateMany({
    where: { organisationId, invitedById: accountId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  return count;
}
