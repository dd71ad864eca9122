import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestByTrying, faultsOf } from "#tests/support/paths/check-path.ts";
import { randomInstance } from "#tests/support/paths/random-instance.ts";
import { smallInstances } from "#tests/support/paths/small-instances.ts";
import type { PathInstance } from "./path-instance.ts";
import { planPath } from "./plan-path.ts";

const RUNS = { numRuns: 1_500, seed: 13 };

function withoutSkill(instance: PathInstance, held: number): PathInstance {
  return {
    ...instance,
    skills: instance.skills.filter(({ id }) => id !== held),
    options: instance.options.map((option) => ({ ...option, requires: option.requires.filter((id) => id !== held) })),
  };
}

describe("a path", () => {
  it("breaks no rule, counts right and is never under its own bound", () => {
    fc.assert(
      fc.property(smallInstances(12), (instance) => {
        const answer = planPath(instance);
        expect(faultsOf(instance, answer)).toEqual([]);
        expect(answer.violations).toEqual([]);
      }),
      RUNS,
    );
  });

  it("is the best of all, and says so, where every path can be tried", () => {
    fc.assert(
      fc.property(smallInstances(8), (instance) => {
        const best = bestByTrying(instance);
        expect(planPath(instance)).toMatchObject({ objective: best, bound: best });
      }),
      RUNS,
    );
  });

  it("keeps the rules among a hundred options", () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const instance = randomInstance({ skills: 20, options: 120, seed });
      expect(faultsOf(instance, planPath(instance)), `seed ${seed}`).toEqual([]);
    }
  });

  it("is empty when nothing is offered", () => {
    const { limits, penalties } = randomInstance({ skills: 1, options: 0, seed: 1 });
    const answer = planPath({ skills: [{ id: 1, weight: 3 }], options: [], limits, penalties });
    expect(answer).toMatchObject({ chosen: [], objective: 0, bound: 0, violations: [] });
  });
});

describe("what a path is worth", () => {
  it("with one more held skill, never falls by more than that skill gave: coverage does not go down", () => {
    fc.assert(
      fc.property(smallInstances(10), fc.nat(6), (instance, pick) => {
        const held = instance.skills[pick % instance.skills.length] ?? { id: 0, weight: 0 };
        const before = planPath(instance).objective;
        expect(planPath(withoutSkill(instance, held.id)).objective + 1000 * held.weight).toBeGreaterThanOrEqual(before);
      }),
      RUNS,
    );
  });

  it("is never less when an equal option costs less", () => {
    fc.assert(
      fc.property(smallInstances(10), fc.nat(9), fc.nat(50_000), (instance, pick, discount) => {
        const cheaper = instance.options.map((option, index) =>
          index === pick ? { ...option, costCents: Math.max(0, option.costCents - discount) } : option,
        );
        const before = planPath(instance).objective;
        expect(planPath({ ...instance, options: cheaper }).objective).toBeGreaterThanOrEqual(before);
      }),
      RUNS,
    );
  });

  it.each([
    ["small", 10, 6],
    ["a hundred options", 120, 20],
  ])("is the same path whatever the order of the lists: %s", (_name, options, skills) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, order) => {
        const instance = randomInstance({ skills, options, seed });
        expect(planPath(shuffled(instance, order))).toEqual(planPath(instance));
      }),
      { numRuns: options > 100 ? 5 : 300, seed: 13 },
    );
  });
});

/** Another order of every list, the same for the same number. */
function shuffled(instance: PathInstance, order: number): PathInstance {
  const mix = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item, index) => ({ item, key: Math.imul(index + 1, order * 2 + 2_654_435_761) >>> 0 }))
      .toSorted((one, other) => one.key - other.key)
      .map(({ item }) => item);
  const options = instance.options.map((one) => ({ ...one, covers: mix(one.covers), requires: mix(one.requires) }));
  return { ...instance, skills: mix(instance.skills), options: mix(options) };
}
