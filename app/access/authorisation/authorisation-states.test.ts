import { describe, expect, test } from "vitest";
import { memberRole, membershipRoles, organisationKinds } from "#app/access/actor.ts";
import { AuthorisationCommand, AuthorisationState, OrganisationKind } from "#app/platform/prisma-client/enums.ts";
import {
  authorisationCommands,
  authorisationStates,
  authorisationTransitions,
  type Commander,
  type DecisionContext,
  decideAuthorisation,
  prescribingKinds,
} from "./authorisation-states.ts";

const everyRole = membershipRoles.flatMap((role) => [memberRole(role, "departement"), memberRole(role, "region")]);
const commanders: readonly Commander[] = [...new Set<Commander>([...everyRole, "portal"])];
const states = [null, ...authorisationStates] as const;

const organisation = { id: "d", kind: "departement", parentId: null } as const;
const open = { startsOn: "2026-01-01", endsOn: "2026-12-31" };
const context: DecisionContext = {
  by: "operator",
  on: "2026-06-01",
  period: open,
  organisation,
  agreements: [{ organisationId: "d", ...open }],
  reason: "Pièces manquantes",
};

/** What domain.md § 2.6 says, written again by hand: `from command by → to`. */
const allowed = new Map([
  ["null request manager", "requested"],
  ["requested validate operator", "validated"],
  ["requested refuse operator", "refused"],
  ["validated suspend operator", "suspended"],
  ["suspended resume operator", "validated"],
  ["validated expire portal", "expired"],
]);

describe("each state, each command, each role", () => {
  const cases = states.flatMap((from) =>
    authorisationCommands.flatMap((command) => commanders.map((by) => ({ from, command, by }))),
  );

  test("the cross is full", () => {
    expect(cases).toHaveLength(6 * 6 * 7);
  });

  test.each(cases)("$from, $command, by $by", ({ from, command, by }) => {
    const on = command === "expire" ? "2027-01-01" : context.on;
    const decided = decideAuthorisation(from, command, { ...context, by, on });
    const to = allowed.get(`${from} ${command} ${by}`);
    if (to !== undefined) return expect(decided).toEqual({ ok: true, value: to });
    const rightOne = authorisationTransitions[command].by === by;
    const refusal = rightOne ? { kind: "wrong-state", state: from, command } : { kind: "not-allowed" };
    expect(decided).toEqual({ ok: false, refusal });
  });
});

describe("the table and the database say the same", () => {
  test("states, commands and kinds", () => {
    expect(new Set(authorisationStates)).toEqual(new Set(Object.values(AuthorisationState)));
    expect(new Set(authorisationCommands)).toEqual(new Set(Object.values(AuthorisationCommand)));
    expect(new Set(organisationKinds)).toEqual(new Set(Object.values(OrganisationKind)));
  });

  test("every state is reached, by the commands of the enum and no other", () => {
    const rows = Object.values(authorisationTransitions);
    expect(new Set(rows.map(({ to }) => to))).toEqual(new Set(authorisationStates));
    expect(Object.keys(authorisationTransitions)).toEqual([...authorisationCommands]);
  });
});

describe("guards", () => {
  const refusalOf = (
    from: (typeof states)[number],
    command: (typeof authorisationCommands)[number],
    changed: Partial<DecisionContext>,
  ) => {
    const by = authorisationTransitions[command].by;
    const decided = decideAuthorisation(from, command, { ...context, by, ...changed });
    return decided.ok ? null : decided.refusal;
  };

  test.each(organisationKinds)("a %s asks only when its kind prescribes", (kind) => {
    const refusal = refusalOf(null, "request", { organisation: { id: "x", kind, parentId: null } });
    const prescribes = [
      "departement",
      "delegated_body",
      "france_travail",
      "mission_locale",
      "cap_emploi",
      "plie",
      "ccas",
    ].includes(kind);
    expect(refusal).toEqual(prescribes ? null : { kind: "kind-not-prescribing", organisationKind: kind });
    expect(prescribingKinds.includes(kind)).toBe(prescribes);
  });

  test("nothing is asked, validated or resumed after its last day, and everything is on it", () => {
    for (const [from, command] of [
      [null, "request"],
      ["requested", "validate"],
      ["suspended", "resume"],
    ] as const) {
      expect(refusalOf(from, command, { on: "2026-12-31" })).toBeNull();
      expect(refusalOf(from, command, { on: "2027-01-01" })).toEqual({ kind: "period-over", endedOn: "2026-12-31" });
    }
  });

  test("an authorisation expires the day after its last, not on it", () => {
    const refusal = { kind: "period-not-over", endsOn: "2026-12-31" };
    expect(refusalOf("validated", "expire", { on: "2026-12-31" })).toEqual(refusal);
    expect(refusalOf("validated", "expire", { on: "2027-01-01", organisation: null })).toBeNull();
  });

  test("a Département without an agreement to come or under way is not validated, nor resumed", () => {
    for (const [from, command] of [
      ["requested", "validate"],
      ["suspended", "resume"],
    ] as const) {
      expect(refusalOf(from, command, { agreements: [] })).toEqual({ kind: "agreement-missing" });
      const past = { organisationId: "d", startsOn: "2020-01-01", endsOn: "2026-05-31" };
      expect(refusalOf(from, command, { agreements: [past] })).toEqual({
        kind: "agreement-ended",
        endedOn: "2026-05-31",
      });
      const coming = { organisationId: "d", startsOn: "2026-12-31", endsOn: "2030-01-01" };
      expect(refusalOf(from, command, { agreements: [coming] })).toBeNull();
      const late = { ...coming, startsOn: "2027-01-01" };
      expect(refusalOf(from, command, { agreements: [late] })).toEqual({
        kind: "agreement-not-started",
        startsOn: "2027-01-01",
      });
    }
  });

  test("a mission locale needs no agreement; a decision that looks at no organisation is refused", () => {
    const missionLocale = { id: "m", kind: "mission_locale", parentId: null } as const;
    expect(refusalOf("requested", "validate", { organisation: missionLocale, agreements: [] })).toBeNull();
    const refusal = { kind: "kind-not-prescribing", organisationKind: null };
    expect(refusalOf("requested", "validate", { organisation: null })).toEqual(refusal);
  });

  test("the Region says why it refuses or suspends", () => {
    for (const [from, command] of [
      ["requested", "refuse"],
      ["validated", "suspend"],
    ] as const) {
      expect(refusalOf(from, command, { reason: null })).toEqual({ kind: "reason-missing", command });
      expect(refusalOf(from, command, { reason: "  " })).toEqual({ kind: "reason-missing", command });
    }
    expect(refusalOf("requested", "validate", { reason: null })).toBeNull();
  });
});
