import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { organisationKinds } from "#app/access/actor.ts";
import { authorisationStates, prescribingKinds } from "./authorisation-states.ts";
import { mayPosition, type PositionQuestion, type ScopedAuthorisation } from "./may-position.ts";

const authorisation: ScopedAuthorisation = {
  id: "a",
  organisationId: "cd",
  state: "validated",
  departements: ["59"],
  programmes: ["prf"],
  startsOn: "2026-02-01",
  endsOn: "2026-11-30",
};
const agreement = { organisationId: "cd", startsOn: "2026-03-01", endsOn: "2026-10-31" };
const question: PositionQuestion = {
  organisation: { id: "cd", kind: "departement", parentId: null },
  authorisations: [authorisation],
  agreements: [agreement],
  departement: "59",
  programme: "prf",
  on: "2026-06-15",
};

const refusalOf = (changed: Partial<PositionQuestion>) => {
  const right = mayPosition({ ...question, ...changed });
  return right.ok ? null : right.refusal;
};

describe("boundary days", () => {
  const missionLocale = { id: "cd", kind: "mission_locale", parentId: null } as const;

  test("an authorisation gives its first and its last day, and neither the day before nor the day after", () => {
    const on = (day: string) => refusalOf({ organisation: missionLocale, agreements: [], on: day });
    expect(on("2026-01-31")).toEqual({ kind: "authorisation-not-started", startsOn: "2026-02-01" });
    expect(on("2026-02-01")).toBeNull();
    expect(on("2026-11-30")).toBeNull();
    expect(on("2026-12-01")).toEqual({ kind: "authorisation-ended", endedOn: "2026-11-30" });
  });

  test("a Département's right starts and stops with its agreement", () => {
    expect(refusalOf({ on: "2026-02-28" })).toEqual({ kind: "agreement-not-started", startsOn: "2026-03-01" });
    expect(refusalOf({ on: "2026-03-01" })).toBeNull();
    expect(refusalOf({ on: "2026-10-31" })).toBeNull();
    expect(refusalOf({ on: "2026-11-01" })).toEqual({ kind: "agreement-ended", endedOn: "2026-10-31" });
    expect(refusalOf({ agreements: [] })).toEqual({ kind: "agreement-missing" });
  });

  test("the right says until when it lasts: the first of the two to end", () => {
    expect(mayPosition(question)).toEqual({ ok: true, value: { authorisationId: "a", until: "2026-10-31" } });
    const longer = { ...agreement, endsOn: "2028-12-31" };
    expect(mayPosition({ ...question, agreements: [longer] })).toMatchObject({ value: { until: "2026-11-30" } });
  });
});

describe("a delegated body", () => {
  const organisation = { id: "body", kind: "delegated_body", parentId: "cd" } as const;
  const own = { ...authorisation, organisationId: "body" };

  test("acts under its Département's agreement", () => {
    expect(refusalOf({ organisation, authorisations: [own] })).toBeNull();
    const refusal = { kind: "agreement-ended", endedOn: "2026-10-31" };
    expect(refusalOf({ organisation, authorisations: [own], on: "2026-11-01" })).toEqual(refusal);
  });

  test("not under one of its own, nor another's; and not by its Département's authorisation", () => {
    for (const organisationId of ["body", "other"]) {
      const agreements = [{ ...agreement, organisationId }];
      expect(refusalOf({ organisation, authorisations: [own], agreements })).toEqual({ kind: "agreement-missing" });
    }
    expect(refusalOf({ organisation })).toEqual({ kind: "authorisation-missing" });
  });
});

describe("what lacks is named", () => {
  test.each(organisationKinds.filter((kind) => !prescribingKinds.includes(kind)))("a %s never positions", (kind) => {
    const organisation = { id: "cd", kind, parentId: null };
    expect(refusalOf({ organisation })).toEqual({ kind: "kind-not-prescribing", organisationKind: kind });
  });

  test.each(authorisationStates.filter((state) => state !== "validated"))("an authorisation that is %s", (state) => {
    const authorisations = [{ ...authorisation, state }];
    expect(refusalOf({ authorisations })).toEqual({ kind: "authorisation-not-valid", state });
  });

  test("an authorisation that waits is told before one that was refused, whichever comes first", () => {
    const [waiting, over] = [
      { ...authorisation, id: "b", state: "requested" as const },
      { ...authorisation, state: "refused" as const },
    ];
    for (const authorisations of [
      [waiting, over],
      [over, waiting],
    ]) {
      expect(refusalOf({ authorisations })).toEqual({ kind: "authorisation-not-valid", state: "requested" });
    }
  });

  test("a Département or a programme outside the scope, even when two authorisations hold one each", () => {
    expect(refusalOf({ departement: "62" })).toEqual({ kind: "departement-out-of-scope", departement: "62" });
    expect(refusalOf({ programme: "afc" })).toEqual({ kind: "programme-out-of-scope", programme: "afc" });
    const other = { ...authorisation, id: "b", departements: ["62"], programmes: ["competences_cles"] };
    const authorisations = [authorisation, other];
    const refusal = { kind: "programme-out-of-scope", programme: "prf" };
    expect(refusalOf({ authorisations, departement: "62", programme: "prf" })).toEqual(refusal);
  });
});

describe("whatever the authorisations and the agreements", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, "0")}`);
  const period = fc
    .tuple(day, day)
    .map(([one, other]) => (one <= other ? { startsOn: one, endsOn: other } : { startsOn: other, endsOn: one }));
  const organisationId = fc.constantFrom("cd", "cd", "body", "body", "other");
  const validated = ["validated", "validated", "validated", "validated", "validated"] as const;
  const oftener = [...prescribingKinds, ...prescribingKinds, "departement", "departement", "delegated_body"] as const;
  const anyAuthorisation = fc
    .record({
      id: fc.uuid(),
      organisationId,
      state: fc.constantFrom(...authorisationStates, ...validated),
      departements: fc.subarray(["59", "62"], { minLength: 1 }),
      programmes: fc.subarray(["prf", "competences_cles"], { minLength: 1 }),
      period,
    })
    .map(({ period: dates, ...rest }) => ({ ...rest, ...dates }));
  const anyAgreement = fc.tuple(organisationId, period).map(([id, dates]) => ({ organisationId: id, ...dates }));
  const anyQuestion = fc.record({
    organisation: fc
      .constantFrom(...organisationKinds, ...oftener)
      .map((kind) =>
        kind === "delegated_body" ? { id: "body", kind, parentId: "cd" } : { id: "cd", kind, parentId: null },
      ),
    authorisations: fc.array(anyAuthorisation, { maxLength: 6 }),
    agreements: fc.array(anyAgreement, { maxLength: 4 }),
    departement: fc.constantFrom("59", "59", "62", "62", "80"),
    programme: fc.constantFrom("prf", "prf", "competences_cles", "afc"),
    on: day,
  });
  const holds = (dates: { startsOn: string; endsOn: string }, on: string) => dates.startsOn <= on && on <= dates.endsOn;

  /** The rule as one sentence, said another way than in the code. */
  const expected = ({ organisation, authorisations, agreements, departement, programme, on }: PositionQuestion) =>
    prescribingKinds.includes(organisation.kind) &&
    authorisations.some(
      (one) =>
        one.organisationId === organisation.id &&
        one.state === "validated" &&
        holds(one, on) &&
        one.departements.includes(departement) &&
        one.programmes.includes(programme),
    ) &&
    (!["departement", "delegated_body"].includes(organisation.kind) ||
      agreements.some((one) => one.organisationId === "cd" && holds(one, on)));

  test("allowed exactly when one authorisation holds everything, and the agreement the day: never outside dates or scope", () => {
    let allowed = 0;
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const right = mayPosition(asked);
        if (right.ok) allowed += 1;
        return right.ok === expected(asked);
      }),
      { numRuns: 5000 },
    );
    // A property that never sees the right given would prove nothing.
    expect(allowed).toBeGreaterThan(100);
  });

  test("the last day it says is allowed too", () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const right = mayPosition(asked);
        return !right.ok || (right.value.until >= asked.on && mayPosition({ ...asked, on: right.value.until }).ok);
      }),
      { numRuns: 3000 },
    );
  });
});
