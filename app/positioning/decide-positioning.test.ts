import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ok } from "#app/platform/result.ts";
import { linesOf, stepsOfTable, writtenPositioning } from "#tests/support/written-machines.ts";
import { decidePositioning, type PositioningDecision } from "./decide-positioning.ts";
import type { PositioningCommand, PositioningFacts } from "./positioning-facts.ts";
import { positioningRefusalWords } from "./positioning-refusal-words.ts";
import {
  holdsSeat,
  type PositioningCommander,
  type PositioningCommandName,
  type PositioningState,
  positioningCommanders,
  positioningCommands,
  positioningStates,
  positioningTransitions,
  seatHoldingStates,
} from "./positioning-states.ts";
import { reasonsFor } from "./reasons.ts";

const TODAY = "2027-01-12";
const session = {
  id: 1,
  startsOn: "2027-02-01",
  endsOn: "2027-06-30",
  isPermanent: false,
  recruiting: "open",
} as const;
const stay = { startsOn: "2027-01-04", endsOn: "2027-06-30" };
const fair: PositioningFacts = {
  state: null,
  since: "2027-01-11",
  answerBy: null,
  session,
  room: 3,
  left: 3,
  isNextInLine: true,
  meetingOn: "2027-01-11",
  isMoved: false,
  hasOther: false,
  right: ok({}),
  obstacles: [],
  stay,
  before: null,
  hasExited: false,
};

/** Facts in which every guard of a command lets through. */
function fittingFacts(command: PositioningCommandName, state: PositioningState | null): PositioningFacts {
  const facts = { ...fair, state };
  if (command === "wait-list") return { ...facts, room: 0, left: 0 };
  if (command === "correct-no-show") return { ...facts, before: "enrolled" };
  if (command === "restore-offer") return { ...facts, before: "accepted" };
  if (command === "enter" || command === "record-no-show") {
    return { ...facts, session: { ...session, startsOn: "2027-01-11" } };
  }
  if (command === "expire" || command === "confirm-by-silence") {
    return { ...facts, since: "2026-01-01", answerBy: "2027-01-11" };
  }
  return command === "reopen" ? { ...facts, stay: { startsOn: "2026-09-01", endsOn: TODAY } } : facts;
}

function fittingCommand(name: PositioningCommandName): PositioningCommand {
  switch (name) {
    case "submit":
    case "draft":
      return { name, hasAgreed: true };
    case "invite":
      return { name, meetingOn: "2027-01-20" };
    case "enter":
      return { name, entryOn: "2027-01-11" };
    case "move":
      return { name, toSessionId: 2, hasAgreed: true };
    case "reject":
    case "decline":
    case "withdraw":
    case "record-absence":
    case "record-no-show":
      return { name, reason: "other" };
    default:
      return { name };
  }
}

function decide(
  state: PositioningState | null,
  name: PositioningCommandName,
  by: PositioningCommander,
  changed: Partial<PositioningFacts> = {},
): ReturnType<typeof decidePositioning> {
  return decidePositioning({ ...fittingFacts(name, state), ...changed }, fittingCommand(name), { by, on: TODAY });
}

const froms = [null, ...positioningStates] as const;
const cross = froms.flatMap((state) =>
  positioningCommands.flatMap((name) => positioningCommanders.map((by) => ({ state, name, by }))),
);

describe("each state, each command, each commander", () => {
  test("the cross is full, and exactly what the domain says is accepted", () => {
    expect(cross).toHaveLength(18 * 25 * 4);
    const accepted = cross.flatMap(({ state, name, by }) => {
      const decided = decide(state, name, by);
      return decided.ok ? [{ from: state, command: name, by, to: decided.value.state, guards: [] }] : [];
    });
    expect(linesOf(accepted)).toEqual(linesOf(writtenPositioning.map((step) => ({ ...step, guards: [] }))));
  });

  test("each row asks what the domain asks, in the same order", () => {
    expect(stepsOfTable(positioningTransitions)).toEqual(linesOf(writtenPositioning));
  });

  test("whoever never gives a command is not allowed; in the wrong state the state is named", () => {
    for (const { state, name, by } of cross) {
      const decided = decide(state, name, by);
      if (decided.ok) continue;
      const isTheirs = positioningTransitions.some((row) => row.command === name && row.by.includes(by));
      const refusal = isTheirs ? { kind: "wrong-state", state, command: name } : { kind: "not-allowed" };
      expect(decided.refusal).toEqual(refusal);
      expect(positioningRefusalWords(decided.refusal)).toMatch(/^[A-ZÀÉ].*\.$/);
    }
  });

  test("a row answers alone: no two rows share a command, a state and a commander", () => {
    const keys = positioningTransitions.flatMap((row) =>
      row.from.flatMap((state) => row.by.map((by) => `${row.command} ${state} ${by}`)),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("every state is reached, and every command has a row", () => {
    const reached = cross.flatMap(({ state, name, by }) => {
      const decided = decide(state, name, by);
      return decided.ok ? [decided.value.state] : [];
    });
    expect(new Set(reached)).toEqual(new Set(positioningStates));
    expect(new Set(positioningTransitions.map(({ command }) => command))).toEqual(new Set(positioningCommands));
  });
});

describe("what a decision says of the seat, the delay and what follows", () => {
  const outcome = (decided: ReturnType<typeof decidePositioning>): PositioningDecision => {
    if (!decided.ok) throw new Error(decided.refusal.kind);
    return decided.value;
  };
  const kinds = ({ effects }: PositioningDecision) =>
    effects.map((one) => (one.kind === "notify" ? one.audience : one.kind));

  test("accepting takes the seat and asks the person within four working days", () => {
    const value = outcome(decide("under_review", "accept", "organisation"));
    expect(value).toMatchObject({ seat: "take", answerBy: "2027-01-18", reason: null });
    expect(kinds(value)).toEqual(["person", "prescriber"]);
  });

  test("an answer is asked before a session that begins sooner", () => {
    const soon = { session: { ...session, startsOn: "2027-01-14" } };
    expect(outcome(decide("submitted", "accept", "organisation", soon)).answerBy).toBe("2027-01-14");
    const permanent = { session: { ...session, startsOn: "2026-01-14", isPermanent: true } };
    expect(outcome(decide("submitted", "accept", "organisation", permanent)).answerBy).toBe("2027-01-18");
  });

  test("a proposal holds the seat; the organisation's silence keeps it for the person", () => {
    const proposed = outcome(decide("waitlisted", "promote-to-proposal", "portal"));
    expect(proposed).toMatchObject({ state: "proposed", seat: "take", answerBy: "2027-01-14" });
    expect(kinds(proposed)).toEqual(["organisation"]);
    expect(outcome(decide("proposed", "confirm-by-silence", "portal"))).toMatchObject({
      state: "accepted",
      seat: "keep",
    });
    expect(outcome(decide("proposed", "reject", "organisation"))).toMatchObject({ seat: "release" });
    expect(decide("proposed", "confirm-by-silence", "portal", { answerBy: TODAY })).toMatchObject({
      refusal: { kind: "delay-runs", until: TODAY },
    });
  });

  test.each(["accepted", "enrolled"] as const)("declining when %s gives the seat to the next", (state) => {
    const value = outcome(decide(state, "decline", "person"));
    expect(value.seat).toBe("release");
    expect(kinds(value)).toEqual(["organisation", "prescriber", "promote-next"]);
  });

  test("a cancelled session promotes nobody", () => {
    const value = outcome(decide("accepted", "cancel-with-session", "portal"));
    expect([value.seat, kinds(value)]).toEqual(["release", ["person", "prescriber"]]);
  });

  test("a postponed session keeps the seat and asks whoever was enrolled again", () => {
    expect(outcome(decide("enrolled", "postpone-with-session", "portal"))).toMatchObject({
      ...{ state: "accepted", seat: "keep", answerBy: "2027-01-18" },
    });
    expect(outcome(decide("waitlisted", "postpone-with-session", "portal")).state).toBe("waitlisted");
  });

  test("an entry begins a stay and ends what overlaps it", () => {
    expect(kinds(outcome(decide("enrolled", "enter", "organisation")))).toEqual([
      ...["prescriber", "person", "begin-stay", "supersede-others"],
    ]);
  });

  test("a move frees the seat and makes a linked positioning, once after a cancellation", () => {
    const moved = outcome(decide("enrolled", "move", "prescriber"));
    expect([moved.state, moved.seat, kinds(moved)]).toEqual([
      ...["withdrawn", "release", ["person", "organisation", "create-linked", "promote-next"]],
    ]);
    expect(decide("session_cancelled", "move", "organisation", { isMoved: true })).toMatchObject({
      refusal: { kind: "already-moved" },
    });
  });

  test("nobody else hears of a draft", () => {
    expect(outcome(decide("draft", "withdraw", "prescriber")).effects).toEqual([]);
    expect(kinds(outcome(decide("draft", "cancel-with-session", "portal")))).toEqual(["prescriber"]);
  });
});

/** A life: commands picked at random among all, given by whoever is picked. Refused ones change nothing. */
const life = fc.array(
  fc.record({
    name: fc.constantFrom(...positioningCommands),
    by: fc.constantFrom(...positioningCommanders),
    room: fc.constantFrom(null, 0, 1, 5),
  }),
  { maxLength: 60 },
);

describe("over a whole life", () => {
  test("seats taken and released are exactly the seats held", () => {
    fc.assert(
      fc.property(life, (steps) => {
        let state: PositioningState | null = null;
        let held = 0;
        for (const { name, by, room } of steps) {
          const decided = decide(state, name, by, name === "wait-list" ? {} : { room, left: room });
          if (!decided.ok) continue;
          // A seat is never taken where none is left.
          if (decided.value.seat === "take" && room === 0) return false;
          state = decided.value.state;
          held += { take: 1, release: -1, keep: 0 }[decided.value.seat];
          if (held !== (holdsSeat(state) ? 1 : 0)) return false;
        }
        return true;
      }),
      { numRuns: 3000 },
    );
  });

  test("what ended stays ended, but for what may be reopened or moved, and what was said of an entry by mistake", () => {
    const ended = ["rejected", "declined", "withdrawn", "no_show_entry", "expired", "entered"] as const;
    const corrections = ["correct-no-show", "restore-offer", "wait-list", "cancel-entry"];
    for (const state of ended) {
      const isOfEntry = state === "no_show_entry" || state === "entered";
      for (const { name, by } of cross) {
        if (!(isOfEntry && corrections.includes(name))) expect(decide(state, name, by).ok).toBe(false);
      }
    }
  });

  test("a mistake is taken back within fifteen days, as it was, while a seat is left, and before any exit", () => {
    const kind = (decided: ReturnType<typeof decide>) => (decided.ok ? decided.value.seat : decided.refusal.kind);
    const absence = (changed: Partial<PositioningFacts>) =>
      kind(decide("no_show_entry", "correct-no-show", "organisation", changed));
    expect(absence({})).toBe("take");
    expect(absence({ before: "accepted" })).toBe("was-otherwise");
    expect(absence({ since: "2026-12-28" })).toBe("take");
    expect(absence({ since: "2026-12-27" })).toBe("too-late-to-correct");
    expect(absence({ hasOther: true })).toBe("already-positioned");
    expect(absence({ room: 0 })).toBe("session-full");
    const entry = (changed: Partial<PositioningFacts>) =>
      kind(decide("entered", "cancel-entry", "organisation", changed));
    expect([entry({}), entry({ hasExited: true })]).toEqual(["keep", "exit-said"]);
    expect(entry({ since: "2026-12-27" })).toBe("too-late-to-correct");
  });

  test("whoever must answer has a day to answer by, and it is not in the past", () => {
    for (const { state, name, by } of cross) {
      const decided = decide(state, name, by);
      if (!decided.ok) continue;
      const waits = ["submitted", "accepted", "proposed"].includes(decided.value.state);
      expect(decided.value.answerBy === null).toBe(!waits);
      if (decided.value.answerBy !== null) expect(decided.value.answerBy >= TODAY).toBe(true);
    }
  });

  test("only a state that holds a seat releases one", () => {
    for (const { state, name, by } of cross) {
      const decided = decide(state, name, by);
      if (decided.ok && decided.value.seat === "release") expect(seatHoldingStates).toContain(state);
    }
  });
});

test("every reason of a list is taken by its command, no other is", () => {
  for (const name of ["reject", "decline", "withdraw"] as const) {
    const by = { reject: "organisation", decline: "person", withdraw: "prescriber" } as const;
    const known = reasonsFor(name, TODAY).map(({ code }) => code);
    expect(known.length).toBeGreaterThan(2);
    for (const reason of [...known, "", "maladie"]) {
      const decided = decidePositioning({ ...fair, state: "submitted" }, { name, reason }, { by: by[name], on: TODAY });
      expect([reason, decided.ok]).toEqual([reason, known.includes(reason)]);
    }
    const none = decidePositioning(
      { ...fair, state: "submitted" },
      { name, reason: null },
      { by: by[name], on: TODAY },
    );
    expect(none).toMatchObject({ ok: false, refusal: { kind: "reason-missing" } });
  }
});
