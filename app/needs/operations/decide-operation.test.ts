import { describe, expect, test } from "vitest";
import { decideOperation, type OperationCommand, type OperationFacts } from "./decide-operation.ts";
import { operationCommanders, operationCommands, operationStates, operationTransitions } from "./operation-states.ts";
import { draftStep, editPath, MOST_STEPS, type PathStep } from "./path-step.ts";

const on = "2027-01-12";
const confirmed: PathStep = {
  ...draftStep("blocks", "Souder"),
  ...{ startsOn: "2027-03-01", endsOn: "2027-04-01", funder: "Région", isDated: true, isFunded: true },
};
const facts: OperationFacts = { state: null, gathersUntil: "2027-02-01", isNeedQualified: true, steps: [confirmed] };
const commandOf = (name: (typeof operationCommands)[number]): OperationCommand =>
  name === "cancel" ? { name, reason: "few_people" } : { name };

const opener = { by: "opener", on } as const;
const open = { name: "open" } as const;

describe("an operation", () => {
  test("goes where its table says, by whom it says, and nowhere else", () => {
    for (const state of [null, ...operationStates]) {
      for (const name of operationCommands) {
        for (const by of operationCommanders) {
          const day = name === "close-gathering" ? "2027-02-02" : on;
          const decided = decideOperation({ ...facts, state }, commandOf(name), { by, on: day });
          const row = operationTransitions.find(
            (one) => one.command === name && one.by.includes(by) && one.from.includes(state),
          );
          expect([state, name, by, decided.ok]).toEqual([state, name, by, row !== undefined]);
          if (decided.ok && row !== undefined) expect(decided.value.state).toBe(row.to === "same" ? state : row.to);
        }
      }
    }
  });

  test("is opened from a qualified need, until a day to come that is not too far, with a path", () => {
    const tried = (changed: Partial<OperationFacts>) => decideOperation({ ...facts, ...changed }, open, opener);
    expect(tried({ isNeedQualified: false })).toMatchObject({ refusal: { kind: "need-not-qualified" } });
    expect(tried({ gathersUntil: on })).toMatchObject({ refusal: { kind: "day-is-past" } });
    expect(tried({ gathersUntil: "2027-01-13" }).ok).toBe(true);
    expect(tried({ gathersUntil: "2027-07-11" }).ok).toBe(true);
    expect(tried({ gathersUntil: "2027-07-12" })).toMatchObject({ refusal: { kind: "day-too-far" } });
    expect(tried({ steps: [] })).toMatchObject({ refusal: { kind: "no-step" } });
    const many = Array.from({ length: MOST_STEPS + 1 }, () => confirmed);
    expect(tried({ steps: many })).toMatchObject({ refusal: { kind: "too-many-steps" } });
    expect(tried({ steps: many.slice(1) }).ok).toBe(true);
  });

  test.each([
    [{ endsOn: "2027-02-28" }, "days-reversed"],
    [{ startsOn: null, isDated: false }, "days-reversed"],
    [{ startsOn: null, endsOn: null }, "dated-without-day"],
    [{ funder: null }, "funded-without-funder"],
  ] as const)("refuses a step with %j: %s", (changed, fault) => {
    const steps = [confirmed, { ...confirmed, ...changed }];
    const decided = decideOperation({ ...facts, state: "gathering", steps }, { name: "change-path" }, opener);
    expect(decided).toMatchObject({ refusal: { kind: "wrong-step", place: 1, fault } });
  });

  test("confirms a path once the days and the funder of every step are", () => {
    const confirm = { name: "confirm-path" } as const;
    const steps = [confirmed, draftStep("immersion", "Immersion"), { ...confirmed, isFunded: false }];
    expect(decideOperation({ ...facts, state: "gathered", steps }, confirm, opener)).toMatchObject({
      refusal: { kind: "path-to-confirm", places: [1, 2] },
    });
    expect(decideOperation({ ...facts, state: "gathered" }, confirm, opener)).toMatchObject({
      value: { state: "path_confirmed" },
    });
  });

  test("confirms no path of days that are past, nor of steps out of their order", () => {
    const confirmable = (...days: readonly (readonly [string, string | null])[]) =>
      decideOperation(
        { ...facts, state: "gathered", steps: days.map(([startsOn, endsOn]) => ({ ...confirmed, startsOn, endsOn })) },
        { name: "confirm-path" },
        opener,
      );
    expect(confirmable(["2027-01-12", null], ["2027-01-12", "2027-02-01"]).ok).toBe(true);
    expect(confirmable(["2027-03-01", null], ["2027-01-11", "2027-04-01"])).toMatchObject({
      refusal: { kind: "wrong-step", place: 1, fault: "begun" },
    });
    expect(confirmable(["2027-03-01", null], ["2027-02-26", "2027-04-01"])).toMatchObject({
      refusal: { kind: "wrong-step", place: 1, fault: "out-of-order" },
    });
    expect(confirmable(["2027-03-01", null], ["2027-03-01", null], ["2027-02-28", null])).toMatchObject({
      refusal: { kind: "wrong-step", place: 2, fault: "out-of-order" },
    });
    // A drafted path may still be put in order, and its days changed one step at a time.
    const steps = [{ ...confirmed, startsOn: "2026-01-01" }, confirmed];
    expect(decideOperation({ ...facts, state: "gathered", steps }, { name: "change-path" }, opener).ok).toBe(true);
  });

  test("gathers through its last day, and no longer", () => {
    const close = { name: "close-gathering" } as const;
    const closed = (day: string) => decideOperation({ ...facts, state: "gathering" }, close, { by: "portal", on: day });
    expect(closed("2027-02-01")).toMatchObject({ refusal: { kind: "gathering-runs", until: "2027-02-01" } });
    expect(closed("2027-02-02")).toMatchObject({ value: { state: "gathered" } });
  });

  test("is cancelled for a reason of the list", () => {
    const cancel = (reason: string) =>
      decideOperation({ ...facts, state: "running" }, { name: "cancel", reason }, opener);
    expect(cancel("because")).toMatchObject({ refusal: { kind: "unknown-reason" } });
    expect(cancel("toString")).toMatchObject({ refusal: { kind: "unknown-reason" } });
    expect(cancel("no_funding")).toEqual({ ok: true, value: { state: "cancelled", reason: "no_funding" } });
  });
});

test("a path is edited step by step, and a place it does not have changes nothing", () => {
  const [a, b, c] = ["a", "b", "c"].map((label) => draftStep("module", label));
  if (a === undefined || b === undefined || c === undefined) throw new Error("no steps");
  const labels = (steps: readonly PathStep[]): string => steps.map(({ label }) => label).join("");
  expect(labels(editPath([a, b], { kind: "add", step: c }))).toBe("abc");
  expect(labels(editPath([a, b], { kind: "replace", place: 1, step: c }))).toBe("ac");
  expect(labels(editPath([a, b, c], { kind: "remove", place: 1 }))).toBe("ac");
  expect(labels(editPath([a, b, c], { kind: "raise", place: 2 }))).toBe("acb");
  expect(labels(editPath([a, b, c], { kind: "raise", place: 0 }))).toBe("abc");
  expect(labels(editPath([a, b, c], { kind: "raise", place: 9 }))).toBe("abc");
  expect(labels(editPath([a, b], { kind: "remove", place: 9 }))).toBe("ab");
});
