import { describe, expect, test } from "vitest";
import { ok, refused } from "#app/platform/result.ts";
import { delaysOn } from "./delays.ts";
import type { PositioningCommand, PositioningFacts } from "./positioning-facts.ts";
import { lastDayOf, refusalOf } from "./positioning-guards.ts";
import { positioningRefusalWords } from "./positioning-refusal-words.ts";
import type { PositioningGuard } from "./positioning-states.ts";
import { reasonOfCode, reasons, reasonsFor } from "./reasons.ts";

const ON = "2027-01-12";
const session = {
  id: 1,
  startsOn: "2027-02-01",
  endsOn: "2027-06-30",
  isPermanent: false,
  recruiting: "open",
} as const;
const facts: PositioningFacts = {
  state: "submitted",
  since: "2027-01-04",
  answerBy: null,
  session,
  room: null,
  left: null,
  isNextInLine: false,
  meetingOn: null,
  isMoved: false,
  hasOther: false,
  right: null,
  obstacles: null,
  stay: null,
  before: null,
  hasExited: false,
};
const submit: PositioningCommand = { name: "submit", hasAgreed: true };

/** Why the guard refuses, by its kind; null when it lets through. The words are whole sentences. */
function kindOf(
  guard: PositioningGuard,
  changed: Partial<PositioningFacts> = {},
  command: PositioningCommand = submit,
): string | null {
  const refusal = refusalOf(guard, { facts: { ...facts, ...changed }, command, on: ON });
  if (refusal !== null) expect(positioningRefusalWords(refusal)).toMatch(/^[A-ZÉ].*\.$/);
  return refusal?.kind ?? null;
}

describe("what was not looked at is refused", () => {
  test.each([
    ["right", "no-right"],
    ["eligible", "not-eligible"],
    ["next-in-line", "others-wait-before"],
    ["meeting-over", "meeting-to-come"],
    ["stay-over", "stay-goes-on"],
    ["overlaps-stay", "no-overlap"],
  ] as const)("%s: %s", (guard, kind) => {
    expect(kindOf(guard)).toBe(kind);
  });
});

describe("the person and the right", () => {
  test("the right of the organisation, as its rule says it", () => {
    expect(kindOf("right", { right: ok({}) })).toBeNull();
    const missing = refused({ kind: "authorisation-missing" } as const);
    expect(refusalOf("right", { facts: { ...facts, right: missing }, command: submit, on: ON })).toEqual({
      kind: "no-right",
      why: missing.refusal,
    });
  });

  test("the agreement, another positioning, a blocking condition", () => {
    expect(kindOf("consent")).toBeNull();
    expect(kindOf("consent", {}, { name: "submit", hasAgreed: false })).toBe("person-has-not-agreed");
    expect(kindOf("consent", {}, { name: "confirm" })).toBe("person-has-not-agreed");
    expect([kindOf("no-other"), kindOf("no-other", { hasOther: true })]).toEqual([null, "already-positioned"]);
    expect([kindOf("eligible", { obstacles: [] }), kindOf("eligible", { obstacles: ["level"] })]).toEqual([
      null,
      "not-eligible",
    ]);
  });
});

describe("the session", () => {
  test.each([
    ["open", null],
    ["unknown", null],
    ["closed", "not-recruiting"],
    ["suspended", "not-recruiting"],
  ] as const)("recruiting %s: %s", (recruiting, kind) => {
    expect(kindOf("recruiting", { session: { ...session, recruiting } })).toBe(kind);
  });

  test.each([
    [{ startsOn: "2027-01-13" }, null],
    [{ startsOn: "2027-01-12" }, "session-begun"],
    [{ startsOn: null }, null],
    [{ startsOn: "2026-01-01", isPermanent: true }, null],
    [{ startsOn: "2026-01-01", isPermanent: true, endsOn: "2027-01-11" }, "session-over"],
    [{ startsOn: "2026-01-01", isPermanent: true, endsOn: "2027-01-12" }, null],
  ])("%j is to come: %s", (changed, kind) => {
    expect(kindOf("to-come", { session: { ...session, ...changed } })).toBe(kind);
  });

  test.each([
    ["2027-01-12", "2027-01-12", null],
    ["2027-01-11", "2027-01-12", "entry-outside-session"],
    ["2027-01-13", "2027-01-10", "entry-in-future"],
    ["2027-01-11", null, null],
  ])("entering on %s a session that begins on %s: %s", (entryOn, startsOn, kind) => {
    expect(kindOf("entry-day", { session: { ...session, startsOn } }, { name: "enter", entryOn })).toBe(kind);
  });

  test("nobody is missing before the first day", () => {
    expect(kindOf("started")).toBe("session-not-begun");
    expect(kindOf("started", { session: { ...session, startsOn: ON } })).toBeNull();
    expect(kindOf("started", { session: { ...session, startsOn: null } })).toBe("session-not-begun");
  });
});

describe("meetings", () => {
  test.each([
    ["2027-01-11", "meeting-past"],
    ["2027-01-12", null],
    ["2027-02-01", null],
    ["2027-02-02", "meeting-after-start"],
  ])("an invitation for %s: %s", (meetingOn, kind) => {
    expect(kindOf("meeting-to-come", {}, { name: "invite", meetingOn })).toBe(kind);
  });

  test("what happened at a meeting is said from its day on", () => {
    expect(kindOf("meeting-over", { meetingOn: ON })).toBeNull();
    expect(kindOf("meeting-over", { meetingOn: "2027-01-13" })).toBe("meeting-to-come");
  });
});

test("unknown seats limit nothing and are not zero", () => {
  expect([null, 0, 1].map((room) => kindOf("seat", { room, left: room }))).toEqual([null, "session-full", null]);
  expect([null, 0, 1].map((left) => kindOf("no-seat", { room: 3, left }))).toEqual([null, null, "seats-left"]);
});

describe("delays", () => {
  test.each([
    ["accepted", { answerBy: "2027-01-11" }, "2027-01-11"],
    ["accepted", { answerBy: null }, null],
    ["submitted", { since: "2027-01-04" }, "2027-03-03"],
    ["submitted", { since: "2027-01-04", session: { ...session, startsOn: null } }, "2027-03-05"],
    ["waitlisted", { since: "2026-12-01" }, "2027-03-03"],
    ["waitlisted", { since: "2026-12-01", session: { ...session, isPermanent: true } }, "2027-05-30"],
  ] as const)("%s, %j: its last day is %s", (state, changed, day) => {
    expect(lastDayOf({ ...facts, state, ...changed }, ON)).toBe(day);
  });

  test("nothing ends on its last day; it ends the day after", () => {
    expect(kindOf("overdue", { state: "accepted", answerBy: ON })).toBe("delay-runs");
    expect(kindOf("overdue", { state: "accepted", answerBy: "2027-01-11" })).toBeNull();
    expect(kindOf("overdue", { state: "accepted", answerBy: null })).toBe("delay-runs");
  });

  test("nobody is promoted after their wait ended", () => {
    const since = "2026-07-16";
    expect(kindOf("in-time", { state: "waitlisted", since })).toBeNull();
    expect(kindOf("in-time", { state: "waitlisted", since: "2026-07-15" })).toBe("delay-over");
  });

  test("another table takes over on its day", () => {
    const first = { from: "2026-01-01", delays: delaysOn(ON) };
    const second = { from: "2027-02-01", delays: { ...first.delays, answerWorkingDays: 2 } };
    const inForce = (day: string): number => delaysOn(day, [first, second]).answerWorkingDays;
    expect(["2025-12-31", "2027-01-31", "2027-02-01"].map(inForce)).toEqual([4, 4, 2]);
  });
});

describe("reasons", () => {
  test("the person reads other words than the referent, and none speaks of health", () => {
    for (const { code, label, personLabel } of reasons) {
      expect([code, label === personLabel]).toEqual([code, false]);
      expect(`${label} ${personLabel}`).not.toMatch(/santé|malad|handicap|médic|absent(e|\()/i);
    }
    expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
  });

  test("a reason ends on its day, and is still read after", () => {
    const [reason] = reasons;
    const ended = reason === undefined ? [] : [{ ...reason, until: "2027-01-12" }];
    const given = (day: string): number => reasonsFor("reject", day, ended).length;
    expect(["2019-12-31", "2020-01-01", "2027-01-12", "2027-01-13"].map(given)).toEqual([0, 1, 1, 0]);
    expect(reasonOfCode("not_reachable", ended)?.label).toBe("Personne non joignable");
    expect(reasonOfCode("inconnu")).toBeNull();
  });
});
