import type { ActingTransaction } from "#app/access/acting.server.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { endMembershipRow, lockColleagues, revokeInvitationsBy } from "#app/access/members/membership-store.server.ts";
import { removeStandInsOf } from "#app/people/stand-ins/stand-in-store.server.ts";
import { refused } from "#app/platform/result.ts";
import { type EndMembership, endMembershipSchema } from "./portfolio-commands.ts";
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
export const endMembership = defineCommand({
  input: endMembershipSchema,
  right: "member.end",
  async run({ transaction, actor, at }, command): Promise<Outcome<EndedMembership, EndMembershipRefusal>> {
    const { organisationId } = actor;
    const { membershipId, colleagueMembershipId } = command;
    if (membershipId === actor.membershipId) return refused({ kind: "own-membership" });
    const named = colleagueMembershipId === null ? [membershipId] : [membershipId, colleagueMembershipId];
    const colleagues = await lockColleagues(transaction, organisationId, named);
    const people = await countPeople(transaction, membershipId);
    const leaving = mayLeave({ colleagues, membershipId, colleagueMembershipId, people });
    if (!leaving.ok) return leaving;
    // Left since the request began: the trigger `membership_leaving` refuses it too.
    if (!presentMember(colleagues, actor.membershipId).ok) return refused({ kind: "not-allowed" });
    const ended = await carryOut(transaction, { ...command, organisationId, at });
    const facts = { role: leaving.value.role, colleagueMembershipId, ...ended };
    return done(ended, { action: "membership.end", resourceId: membershipId, facts });
  },
});

interface Leaving extends EndMembership {
  readonly organisationId: string;
  readonly at: Date;
}

async function carryOut(
  transaction: ActingTransaction,
  { organisationId, membershipId, colleagueMembershipId, at }: Leaving,
): Promise<EndedMembership> {
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
