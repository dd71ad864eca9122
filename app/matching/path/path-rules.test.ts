import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsOf } from "#tests/support/paths/check-path.ts";
import { smallInstances } from "#tests/support/paths/small-instances.ts";
import type { PathInstance, PathInstanceOption } from "./path-instance.ts";
import { findViolations, objectiveOf } from "./path-rules.ts";

const limits = { budgetCents: 100_000, hours: 300, steps: 3, weeklyHours: 35, from: 100, to: 200 };
const penalties = { perHour: 2, perEuro: 3, perKm: 5, perDay: 7 };
const base: PathInstance = { skills: [{ id: 1, weight: 4 }], options: [], limits, penalties };

let lastId = 0;
function option(facts: Partial<PathInstanceOption>): PathInstanceOption {
  const usual = { covers: [1], weeklyHours: 35, hours: 70, costCents: 10_000, km: 10, requires: [] };
  lastId += 1;
  return { id: lastId, ...usual, startsOn: 110, endsOn: 120, ...facts };
}

const first = option({ startsOn: 100, endsOn: 110 });
const cases: readonly [string, readonly PathInstanceOption[], readonly string[]][] = [
  ["nothing chosen", [], []],
  ["one that fills the limits", [option({ startsOn: 100, endsOn: 200, hours: 300, costCents: 100_000 })], []],
  ["a day too early", [option({ startsOn: 99 })], ["window"]],
  ["a day too late", [option({ endsOn: 201 })], ["window"]],
  ["more hours a week than allowed", [option({ weeklyHours: 36 })], ["weekly-hours"]],
  ["one that starts the day another ends", [first, option({ startsOn: 110 })], ["weekly-hours"]],
  ["one that starts the day after", [first, option({ startsOn: 111 })], []],
  ["two that share the week", [option({ weeklyHours: 20 }), option({ weeklyHours: 15 })], []],
  ["what is required ends the day before", [first, option({ startsOn: 111, requires: [1] })], []],
  [
    "what is required ends that day",
    [option({ weeklyHours: 0, endsOn: 111 }), option({ startsOn: 111, requires: [1] })],
    ["requires"],
  ],
  ["what it requires, it covers itself", [option({ requires: [1] })], ["requires"]],
  ["a cent too many", [option({ costCents: 100_001 })], ["budget"]],
  ["an hour too many", [option({ hours: 301 })], ["hours"]],
  ["a step too many", [100, 112, 124, 136].map((startsOn) => option({ startsOn, endsOn: startsOn + 9 })), ["steps"]],
];

describe("the rules of a path", () => {
  it.each(cases)("%s", (_name, chosen, broken) => {
    const instance = { ...base, options: chosen };
    expect(findViolations(instance, chosen).map(({ rule }) => rule)).toEqual(broken);
    const objective = objectiveOf(instance, chosen);
    const answer = { chosen: chosen.map(({ id }) => id), objective, bound: objective };
    expect(faultsOf(instance, answer)).toHaveLength(broken.length);
  });

  it("count covered skills once, whole euros, and the days to the last end", () => {
    const chosen = [option({ costCents: 10_099 }), option({ startsOn: 130, endsOn: 141, costCents: 99 })];
    const objective = 4_000 - 2 * 140 - 3 * 100 - 5 * 20 - 7 * 41;
    expect(objectiveOf({ ...base, options: chosen }, chosen)).toBe(objective);
  });

  it("are read the same by the checker, on any set of options", () => {
    fc.assert(
      fc.property(smallInstances(6), fc.nat(63), (instance, set) => {
        const chosen = instance.options.filter((_, bit) => (set >> bit) % 2 === 1);
        const objective = objectiveOf(instance, chosen);
        const faults = faultsOf(instance, { chosen: chosen.map(({ id }) => id), objective, bound: objective });
        expect(faults.length === 0).toBe(findViolations(instance, chosen).length === 0);
      }),
      { numRuns: 3_000, seed: 13 },
    );
  });
});
