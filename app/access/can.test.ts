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

/** What each may do to their own things, written out: a change of rights is a change of this list. */
const expected: Readonly<Record<Standing, readonly Action[]>> = {
  anonymous: ["session.open"],
  person: [...ofWhoeverSignedIn(), "account.read", "account.change", "person-file.read", "positioning.command"],
  halfway: ofWhoeverSignedIn(),
  unattached: [...ofWhoeverSignedIn(), "account.read", "account.change"],
  agent: [...ofEveryMember(), "stand-in.declare", "person-file.read", "person-file.create", ...ofPositioning()],
  reader: ofEveryMember(),
  auditor: ofEveryMember(),
  manager: [
    ...ofEveryMember(),
    ...(["member.invite", "member.end", "member.end-sessions", "portfolio.hand-over", "stand-in.declare"] as const),
    ...(["authorisation.request", "person-file.read", "person-file.create"] as const),
    ...ofPositioning(),
  ],
  operator: [
    ...ofEveryMember(),
    ...(["organisation.create", "member.invite", "member.end", "portfolio.hand-over", "stand-in.declare"] as const),
    ...(["member.end-sessions", "account.assist", "authorisation.oversee"] as const),
    ...(["authorisation.decide", "agreement.record", "import.read", "effect.retry", "refusal-link.manage"] as const),
  ],
  "region-auditor": [...ofEveryMember(), "authorisation.oversee", "import.read"],
};

function ofWhoeverSignedIn(): readonly Action[] {
  return ["session.open", "session.end", "factor.prove", "organisation.read"];
}

function ofPositioning(): readonly Action[] {
  return ["positioning.submit", "positioning.command", "session.manage"];
}

function ofEveryMember(): readonly Action[] {
  return [
    ...ofWhoeverSignedIn(),
    ...([
      "account.read",
      "account.change",
      "member.list",
      "authorisation.read",
      "agreement.read",
      "audit.read",
    ] as const),
  ];
}

describe("who may do what", () => {
  it.each(everybody)("%s: what is written, and nothing else", (standing, actor) => {
    const allowed = actions.filter((action) => can(actor, action));
    expect([...allowed].sort()).toEqual([...expected[standing]].sort());
  });

  it.each(everybody)("%s does nothing to another organisation, but for the Region's own acts", (standing, actor) => {
    const reached = actions.filter((action) => can(actor, action, { organisationId: FOREIGN }));
    const regionWide: Partial<Record<Standing, readonly Action[]>> = {
      operator: [
        ...(["organisation.create", "member.invite", "authorisation.read", "authorisation.decide"] as const),
        ...(["account.assist", "authorisation.oversee", "agreement.record", "import.read", "effect.retry"] as const),
      ],
      "region-auditor": ["authorisation.read", "authorisation.oversee", "import.read"],
    };
    expect([...reached].sort()).toEqual([...(regionWide[standing] ?? [])].sort());
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
