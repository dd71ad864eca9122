import { describe, expect, it } from "vitest";
import { type Actor, type MemberRole, memberRole, membershipRoles, organisationKinds } from "./actor.ts";
import { type Action, can, rights, type Standing } from "./can.ts";

const OWN = "0190a000-0000-7000-8000-000000000001";
const FOREIGN = "0190a000-0000-7000-8000-000000000002";
const signedIn = { accountId: "account", sessionId: "session", name: "Nom", factorAt: null } as const;
const memberRoles: readonly MemberRole[] = ["agent", "manager", "reader", "auditor", "operator", "region-auditor"];

function member(role: MemberRole): Actor {
  const isRegion = role === "operator" || role === "region-auditor";
  return {
    kind: "member",
    ...signedIn,
    membershipId: "membership",
    organisationId: OWN,
    organisationKind: isRegion ? "region" : "mission_locale",
    organisationName: "Organisation",
    role,
  };
}

const everybody: readonly (readonly [Standing, Actor])[] = [
  ["anonymous", { kind: "anonymous" }],
  ["person", { kind: "person", ...signedIn }],
  ["halfway", { kind: "halfway", ...signedIn, hasFactor: true }],
  ["unattached", { kind: "unattached", ...signedIn }],
  ...memberRoles.map((role) => [role, member(role)] as const),
];
const actions = Object.keys(rights).filter((name): name is Action => name in rights);

describe("who may do what", () => {
  it.each(everybody)("%s: what is written, and nothing else", (standing, actor) => {
    for (const action of actions) {
      const holders: readonly Standing[] = rights[action];
      expect([action, can(actor, action)]).toEqual([action, holders.includes(standing)]);
    }
  });

  it.each(everybody)("%s does nothing to another organisation, but for the Region's own acts", (_standing, actor) => {
    for (const action of actions) {
      const reached = can(actor, action, { organisationId: FOREIGN });
      if (actor.kind !== "member" || actor.organisationKind !== "region")
        expect([action, reached]).toEqual([action, false]);
      expect([action, reached && !can(actor, action)]).toEqual([action, false]);
    }
  });

  it.each(everybody)("%s does to their own organisation what they may do to their own things", (_standing, actor) => {
    for (const action of actions) {
      const expected = actor.kind === "member" && can(actor, action);
      expect([action, can(actor, action, { organisationId: OWN })]).toEqual([action, expected]);
    }
  });

  it("managing or auditing the Region is managing or auditing the portal, and of no other body", () => {
    for (const kind of organisationKinds) {
      const roles = membershipRoles.map((role) => memberRole(role, kind));
      expect(roles).toEqual(
        kind === "region"
          ? ["agent", "operator", "reader", "region-auditor"]
          : ["agent", "manager", "reader", "auditor"],
      );
    }
  });
});
