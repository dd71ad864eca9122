import { describe, expect, test } from "vitest";
import { membershipRoles } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { followingRoles, type Leaving, mayLeave, presentMember, takingOver } from "./portfolio-rules.ts";

const leftAt = new Date("2026-01-05T09:00:00Z");
const colleagues = [
  { membershipId: "manager", role: "manager", endedAt: null },
  { membershipId: "agent", role: "agent", endedAt: null },
  { membershipId: "other", role: "agent", endedAt: null },
  { membershipId: "reader", role: "reader", endedAt: null },
  { membershipId: "auditor", role: "auditor", endedAt: null },
  { membershipId: "gone", role: "manager", endedAt: leftAt },
] as const;
const leaving: Leaving = { colleagues, membershipId: "agent", colleagueMembershipId: null, people: 0 };

const refusalOf = (changed: Partial<Leaving>) => {
  const left = mayLeave({ ...leaving, ...changed });
  return left.ok ? null : left.refusal;
};

describe("leaving", () => {
  test("a member who follows nobody leaves without a colleague, one who follows people does not", () => {
    expect(refusalOf({})).toBeNull();
    expect(refusalOf({ people: 3 })).toEqual({ kind: "portfolio-not-empty", people: 3 });
    expect(refusalOf({ people: 3, colleagueMembershipId: "other" })).toBeNull();
  });

  test("the last manager does not leave, and a manager who left does not count", () => {
    expect(refusalOf({ membershipId: "manager" })).toEqual({ kind: "last-manager", membershipId: "manager" });
    const second = { membershipId: "second", role: "manager", endedAt: null } as const;
    expect(refusalOf({ membershipId: "manager", colleagues: [...colleagues, second] })).toBeNull();
  });

  test("who is unknown or has left does not leave", () => {
    expect(refusalOf({ membershipId: "x" })).toEqual({ kind: "unknown-member", membershipId: "x" });
    expect(refusalOf({ membershipId: "gone" })).toEqual({ kind: "member-has-left", membershipId: "gone", leftAt });
  });

  test("a colleague that does not fit is refused even when there is nobody to hand over", () => {
    const refusal = { kind: "unknown-colleague", membershipId: "x" };
    expect(refusalOf({ colleagueMembershipId: "x" })).toEqual(refusal);
  });
});

describe("taking over", () => {
  const to = (toMembershipId: string) => {
    const taken = takingOver(colleagues, { fromMembershipId: "agent", toMembershipId });
    return taken.ok ? null : taken.refusal;
  };

  test("another one, known, still there", () => {
    expect(to("other")).toBeNull();
    expect(to("manager")).toBeNull();
    expect(to("agent")).toEqual({ kind: "colleague-is-the-member", membershipId: "agent" });
    expect(to("x")).toEqual({ kind: "unknown-colleague", membershipId: "x" });
    expect(to("gone")).toEqual({ kind: "colleague-has-left", membershipId: "gone", leftAt });
  });

  test.each(["reader", "auditor"])("a %s follows nobody", (role) => {
    expect(to(role)).toEqual({ kind: "colleague-cannot-follow", membershipId: role, role });
  });

  test("the roles that follow people are those that may read a file", () => {
    const signedIn = { kind: "member", accountId: "a", sessionId: "s", name: "n", factorAt: null } as const;
    const place = { membershipId: "m", organisationId: "o", organisationKind: "ccas", organisationName: "o" } as const;
    for (const role of membershipRoles) {
      expect(can({ ...signedIn, ...place, role }, "person-file.read")).toBe(followingRoles.includes(role));
    }
  });
});

test("a member is present until they leave", () => {
  expect(presentMember(colleagues, "agent").ok).toBe(true);
  expect(presentMember(colleagues, "gone").ok).toBe(false);
});
