import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf, stepsOfTable, writtenSession } from "#tests/support/written-machines.ts";
import { ceilingOf, leftOf, lightOf, recruitingOf } from "./seat-ledger.ts";
import {
  decideSession,
  type SessionCommand,
  type SessionCommandName,
  type SessionLifeFacts,
  sessionCommanders,
  sessionCommands,
  sessionStates,
  sessionTransitions,
} from "./session-states.ts";
import { sessionRefusalWords } from "./session-words.ts";

const ON = "2027-01-12";
const facts: SessionLifeFacts = {
  state: "published",
  startsOn: "2027-02-01",
  endsOn: "2027-06-30",
  seatsLeft: 1,
  isClosedByPortal: true,
  present: 0,
};
const fitting: Partial<Record<SessionCommandName, Partial<SessionLifeFacts>>> = {
  "close-full": { seatsLeft: 0 },
  start: { startsOn: ON },
  end: { endsOn: "2027-01-11" },
};
const commandOf = (name: SessionCommandName): SessionCommand =>
  name === "postpone" ? { name, startsOn: "2027-03-01", endsOn: "2027-07-01" } : { name };

test("each state, each command, each commander", () => {
  const cross = sessionStates.flatMap((state) =>
    sessionCommands.flatMap((name) => sessionCommanders.map((by) => ({ state, name, by }))),
  );
  expect(cross).toHaveLength(8 * 12 * 3);
  const accepted = cross.flatMap(({ state, name, by }) => {
    const decided = decideSession({ ...facts, ...fitting[name], state }, commandOf(name), { by, on: ON });
    if (decided.ok) return [{ from: state, command: name, by, to: decided.value.state, guards: [] }];
    expect(sessionRefusalWords(decided.refusal)).toMatch(/\.$/);
    return [];
  });
  expect(linesOf(accepted)).toEqual(linesOf(writtenSession.map((step) => ({ ...step, guards: [] }))));
  expect(stepsOfTable(sessionTransitions)).toEqual(linesOf(writtenSession));
});

describe("guards", () => {
  test.each([
    ["close-full", "published", { seatsLeft: 1 }, "seats-left"],
    ["close-full", "published", { seatsLeft: null }, "seats-left"],
    ["reopen-freed", "closed", { seatsLeft: 0 }, "still-full"],
    ["reopen-freed", "closed", { isClosedByPortal: false }, "closed-by-hand"],
    ["start", "published", { startsOn: "2027-01-13" }, "not-begun"],
    ["start", "published", { startsOn: null }, "not-begun"],
    ["end", "started", { endsOn: ON }, "not-over"],
    ["report", "ended", { present: 2 }, "people-still-there"],
    ["postpone", "published", { startsOn: "2027-03-01" }, "date-not-later"],
  ] as const)("%s of a %s session, %j: %s", (name, state, changed, kind) => {
    const by = name === "report" || name === "postpone" ? "organisation" : "portal";
    const decided = decideSession({ ...facts, ...fitting[name], ...changed, state }, commandOf(name), { by, on: ON });
    expect(decided).toMatchObject({ ok: false, refusal: { kind } });
    if (!decided.ok) expect(sessionRefusalWords(decided.refusal)).toMatch(/^[A-Z0-9].*\.$/);
  });

  test("a postponed session asks its people again, a cancelled one ends what they asked", () => {
    const decided = (name: "postpone" | "cancel" | "close") =>
      decideSession(facts, commandOf(name), { by: "region", on: ON });
    expect(decided("postpone")).toMatchObject({ value: { state: "published", positionings: "ask-again" } });
    expect(decided("cancel")).toMatchObject({ value: { state: "cancelled", positionings: "cancel" } });
    expect(decided("close")).toMatchObject({ value: { state: "closed", positionings: "keep" } });
  });
});

describe("seats", () => {
  const seats = fc.nat({ max: 60 });
  const ledger = fc.record({
    announced: fc.option(seats, { nil: null }),
    held: seats,
    takenElsewhere: fc.option(seats, { nil: null }),
  });

  test("unknown is not zero: no ceiling and nothing said", () => {
    expect(ceilingOf({ announced: null, held: 40, takenElsewhere: 0 })).toBeNull();
    expect(leftOf({ announced: null, held: 40, takenElsewhere: 0 })).toBeNull();
    expect(leftOf({ announced: 12, held: 0, takenElsewhere: null })).toBeNull();
    expect([null, 0, 1].map(lightOf)).toEqual(["grey", "red", "green"]);
  });

  test.each([
    [12, 3, 4, 5, 8],
    [12, 12, 0, 0, 12],
    [8, 12, 0, 0, 12],
    [8, 10, 0, 0, 10],
    [8, 7, 0, 1, 8],
  ])("%i announced, %i held, %i elsewhere: %i left, %i at most", (announced, held, takenElsewhere, left, ceiling) => {
    expect([leftOf({ announced, held, takenElsewhere }), ceilingOf({ announced, held, takenElsewhere })]).toEqual([
      ...[left, ceiling],
    ]);
  });

  test("nobody is thrown out, and one more is held only where one is left", () => {
    fc.assert(
      fc.property(ledger, (one) => {
        const [ceiling, left] = [ceilingOf(one), leftOf(one)];
        if (ceiling === null) return left === null;
        const room = ceiling - one.held;
        return room >= 0 && (left === null || left === room);
      }),
    );
  });

  test("what a source closed or suspended stays so, whatever is said here", () => {
    for (const state of [null, ...sessionStates]) {
      expect([recruitingOf("closed", state), recruitingOf("suspended", state)]).toEqual(["closed", "suspended"]);
    }
    expect(recruitingOf("unknown", null)).toBe("unknown");
    expect(sessionStates.map((state) => recruitingOf("open", state))).toEqual([
      ...["closed", "open", "suspended", "closed", "closed", "closed", "closed", "closed"],
    ]);
  });
});
