import type { MembershipRole } from "#app/access/actor.ts";
import type { Colleague } from "#app/access/members/colleague.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** The roles that follow people (`person-file.read` of the matrix). */
export const followingRoles: readonly MembershipRole[] = ["agent", "manager"];

export type MemberRefusal =
  | { readonly kind: "unknown-member"; readonly membershipId: string }
  | { readonly kind: "member-has-left"; readonly membershipId: string; readonly leftAt: Date };

export type ColleagueRefusal =
  | { readonly kind: "unknown-colleague"; readonly membershipId: string }
  | { readonly kind: "colleague-has-left"; readonly membershipId: string; readonly leftAt: Date }
  | { readonly kind: "colleague-is-the-member"; readonly membershipId: string }
  | { readonly kind: "colleague-cannot-follow"; readonly membershipId: string; readonly role: MembershipRole };

export type LeavingRefusal =
  | MemberRefusal
  | ColleagueRefusal
  | { readonly kind: "last-manager"; readonly membershipId: string }
  | { readonly kind: "portfolio-not-empty"; readonly people: number };

/** The member, if still there. */
export function presentMember(
  colleagues: readonly Colleague[],
  membershipId: string,
): Result<Colleague, MemberRefusal> {
  const member = colleagues.find((one) => one.membershipId === membershipId);
  if (member === undefined) return refused({ kind: "unknown-member", membershipId });
  if (member.endedAt !== null) return refused({ kind: "member-has-left", membershipId, leftAt: member.endedAt });
  return ok(member);
}

/** Whoever takes over a member's people, for good or between two dates: another one, still there, whose role follows people. */
export function takingOver(
  colleagues: readonly Colleague[],
  { fromMembershipId, toMembershipId }: { readonly fromMembershipId: string; readonly toMembershipId: string },
): Result<Colleague, ColleagueRefusal> {
  const membershipId = toMembershipId;
  if (fromMembershipId === membershipId) return refused({ kind: "colleague-is-the-member", membershipId });
  const colleague = colleagues.find((one) => one.membershipId === membershipId);
  if (colleague === undefined) return refused({ kind: "unknown-colleague", membershipId });
  const { endedAt, role } = colleague;
  if (endedAt !== null) return refused({ kind: "colleague-has-left", membershipId, leftAt: endedAt });
  return followingRoles.includes(role)
    ? ok(colleague)
    : refused({ kind: "colleague-cannot-follow", membershipId, role });
}

/** A leaving, as it is asked. `colleagues` holds at least the member, the colleague and every manager still there. */
export interface Leaving {
  readonly colleagues: readonly Colleague[];
  readonly membershipId: string;
  readonly colleagueMembershipId: string | null;
  /** How many people the member follows. */
  readonly people: number;
}

/** May this member leave? Somebody must still manage the organisation, and everybody must still be followed. */
export function mayLeave(leaving: Leaving): Result<Colleague, LeavingRefusal> {
  const { colleagues, membershipId, colleagueMembershipId, people } = leaving;
  const member = presentMember(colleagues, membershipId);
  if (!member.ok) return member;
  const managers = colleagues.filter(({ role, endedAt }) => role === "manager" && endedAt === null);
  if (managers.every((one) => one.membershipId === membershipId))
    return refused({ kind: "last-manager", membershipId });
  if (colleagueMembershipId === null) {
    return people === 0 ? member : refused({ kind: "portfolio-not-empty", people });
  }
  const heir = { fromMembershipId: membershipId, toMembershipId: colleagueMembershipId };
  const colleague = takingOver(colleagues, heir);
  return colleague.ok ? member : colleague;
}
