import { describe, expect, test } from "vitest";
import { linesOf, stepsOfTable, writtenStay } from "#tests/support/written-machines.ts";
import { positioningCommanders } from "../positioning-states.ts";
import { decideStay, type StayCommand, type StayFacts } from "./decide-stay.ts";
import { exitReasonOn, exitReasons } from "./exit-reasons.ts";
import { type StayCommandName, type StayState, stayCommands, stayStates, stayTransitions } from "./stay-states.ts";
import { stayRefusalWords } from "./stay-words.ts";

const ON = "2027-03-01";
const facts: StayFacts = {
  state: "in_progress",
  enteredOn: "2027-01-15",
  lastOn: "2027-02-01",
  session: { startsOn: "2027-01-11", endsOn: "2027-06-30" },
  preparedBlocks: ["RNCP34441BC01", "RNCP34441BC02"],
};
const reasonOf: Partial<Record<StayCommandName, string>> = {
  complete: "normal_end",
  "drop-out": "mobility",
  exclude: "exclusion",
  "end-for-job": "job_found",
  transfer: "other_training",
};
const fitting = (name: StayCommandName): StayCommand => ({
  ...{ name, happenedOn: name === "correct-entry" ? "2027-01-20" : ON, reason: reasonOf[name] ?? null, blocks: [] },
});

test("each state, each command, each commander: only the training organisation says what happens", () => {
  const cross = ([null, ...stayStates] as const).flatMap((state) =>
    stayCommands.flatMap((name) => positioningCommanders.map((by) => ({ state, name, by }))),
  );
  expect(cross).toHaveLength(8 * 9 * 4);
  const accepted = cross.flatMap(({ state, name, by }) => {
    const decided = decideStay({ ...facts, state }, fitting(name), { by, on: ON });
    if (decided.ok) return [{ from: state, command: name, by, to: decided.value.state, guards: [] }];
    expect(decided.refusal.kind).toBe(by === "organisation" ? "wrong-state" : "not-allowed");
    return [];
  });
  expect(linesOf(accepted)).toEqual(linesOf(writtenStay.map((step) => ({ ...step, guards: [] }))));
  expect(stepsOfTable(stayTransitions)).toEqual(linesOf(writtenStay));
});

const by = { by: "organisation", on: ON } as const;
function refusalOf(changed: Partial<StayCommand>, state: StayState = "in_progress"): unknown {
  const decided = decideStay({ ...facts, state }, { ...fitting("complete"), ...changed }, by);
  if (decided.ok) return null;
  expect(stayRefusalWords(decided.refusal)).toMatch(/^[A-ZÉ].*\.$/);
  return decided.refusal;
}

test("an exit said again corrects the one before, and an entry its day", () => {
  const ended = { ...facts, state: "dropped_out", lastOn: "2027-02-20" } as const;
  const exit = decideStay(ended, { ...fitting("complete"), happenedOn: "2027-02-10" }, by);
  expect(exit).toMatchObject({ value: { state: "completed", seat: "keep" } });
  expect(decideStay(ended, { ...fitting("complete"), happenedOn: "2027-01-14" }, by)).toMatchObject({
    refusal: { kind: "day-before-last", lastOn: "2027-01-15" },
  });
  const entry = (happenedOn: string) => decideStay(ended, { ...fitting("correct-entry"), happenedOn }, by);
  expect(entry("2027-01-12")).toMatchObject({ value: { state: "dropped_out", seat: "keep" } });
  expect(entry("2027-01-10")).toMatchObject({ refusal: { kind: "entry-outside-session" } });
  expect(entry("2027-02-21")).toMatchObject({ refusal: { kind: "day-after-last", lastOn: "2027-02-20" } });
});

describe("guards", () => {
  test("days are neither to come nor before what was said last", () => {
    expect(refusalOf({ happenedOn: "2027-03-02" })).toEqual({ kind: "day-in-future", day: "2027-03-02" });
    const lastOn = "2027-02-01";
    expect(refusalOf({ happenedOn: "2027-01-31" })).toEqual({ kind: "day-before-last", day: "2027-01-31", lastOn });
    expect(refusalOf({ happenedOn: lastOn })).toBeNull();
  });

  test("an exit says why, with a reason of that exit", () => {
    expect(refusalOf({ reason: null })).toEqual({ kind: "reason-missing" });
    expect(refusalOf({ reason: "maladie" })).toEqual({ kind: "unknown-reason", reason: "maladie" });
    expect(refusalOf({ reason: "job_found" })).toEqual({
      ...{ kind: "reason-of-another-exit", reason: "job_found", leadsTo: "ended_for_job" },
    });
  });

  test("the blocks obtained are among those that the session prepares", () => {
    expect(refusalOf({ blocks: ["RNCP34441BC02", "RNCP34441BC01"] })).toBeNull();
    expect(refusalOf({ blocks: ["RNCP1BC01"] })).toEqual({ kind: "block-not-prepared", block: "RNCP1BC01" });
  });
});

test("an exit releases the seat, an interruption keeps it; the prescriber hears of both", () => {
  const decided = (name: StayCommandName) => decideStay(facts, fitting(name), by);
  expect(decided("interrupt")).toMatchObject({ value: { seat: "keep", heardBy: ["prescriber"] } });
  for (const { code, leadsTo } of exitReasons) {
    const [name] = stayCommands.filter((one) => decideStay(facts, { ...fitting(one), reason: code }, by).ok).slice(-1);
    const value = decideStay(facts, { ...fitting(name ?? "begin"), reason: code }, by);
    expect([code, value]).toMatchObject([
      code,
      { value: { state: leadsTo, seat: "release", heardBy: ["prescriber"] } },
    ]);
  }
});

test("a reason of exit ends on its day", () => {
  const [first] = exitReasons;
  const ended = first === undefined ? [] : [{ ...first, until: "2027-03-01" }];
  expect(exitReasonOn("normal_end", "2027-03-01", ended)?.label).toBe("Fin normale");
  expect(exitReasonOn("normal_end", "2027-03-02", ended)).toBeNull();
});
