import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { endMembershipRow, holdColleagues, revokeInvitationsBy } from "#app/access/members/membership-store.server.ts";
import { removeStandInsOf } from "#app/people/stand-ins/stand-in-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { EndMembership } from "./portfolio-commands.ts";
import { type LeavingRefusal, mayLeave, presentMember } from "./portfolio-rules.ts";
import { countPeople, type HandedOver, movePortfolio } from "./portfolio-store.server.ts";

/** What a leaving did. */
export interface EndedMembership extends HandedOver {
  readonly sessionsEnded: number;
  /** Stand-ins, of or by the member, that have no object any more. */
  readonly standInsEnded: number;
  /** Invitations the member had sent, still unanswered. */
  readonly invitationsRevoked: number;
}

export type EndMembershipRefusal =
  | LeavingRefusal
  | { readonly kind: "not-allowed" }
  /** Another manager does it: nobody leaves an organisation, or is made to, by one form alone. */
  | { readonly kind: "own-membership" };

/**
 * A manager ends the membership of somebody else of their organisation: access lapses at once, the people they follow go to a
 * colleague, the invitations they sent open nothing any more. All in one transaction, or nothing.
 */
export async function endMembership(
  database: Database,
  actor: MemberActor,
  command: EndMembership,
): Promise<Result<EndedMembership, EndMembershipRefusal>> {
  const { organisationId } = actor;
  if (!can(actor, "member.end", { organisationId })) return refused({ kind: "not-allowed" });
  const { membershipId, colleagueMembershipId } = command;
  if (membershipId === actor.membershipId) return refused({ kind: "own-membership" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const named = colleagueMembershipId === null ? [membershipId] : [membershipId, colleagueMembershipId];
    const colleagues = await holdColleagues(transaction, organisationId, named);
    const people = await countPeople(transaction, membershipId);
    const leaving = mayLeave({ colleagues, membershipId, colleagueMembershipId, people });
    if (!leaving.ok) return leaving;
    // Left since the request began: the trigger `membership_leaving` refuses it too.
    if (!presentMember(colleagues, actor.membershipId).ok) return refused({ kind: "not-allowed" });
    const ended = await settle(transaction, { organisationId, membershipId, colleagueMembershipId });
    await recordAudit(transaction, auditActor(actor), {
      action: "membership.end",
      resourceId: membershipId,
      facts: { role: leaving.value.role, colleagueMembershipId, ...ended },
    });
    return ok(ended);
  });
}

async function settle(
  transaction: ActingTransaction,
  { organisationId, membershipId, colleagueMembershipId }: EndMembership & { readonly organisationId: string },
): Promise<EndedMembership> {
  const at = now();
  const move = { organisationId, fromMembershipId: membershipId, at };
  const moved =
    colleagueMembershipId === null
      ? { handedOver: 0, alreadyFollowed: 0 }
      : await movePortfolio(transaction, { ...move, toMembershipId: colleagueMembershipId });
  const standInsEnded = await removeStandInsOf(transaction, membershipId);
  const invitationsRevoked = await revokeInvitationsBy(transaction, { organisationId, membershipId, at });
  const { sessionsEnded } = await endMembershipRow(transaction, membershipId, at);
  return { ...moved, sessionsEnded, standInsEnded, invitationsRevoked };
}
