import fc from "fast-check";
import type { PathInstance, PathInstanceOption } from "#app/matching/path/path-instance.ts";

const skill = fc.integer({ min: 1, max: 7 });
const day = fc.integer({ min: 0, max: 40 });

const option = fc.record({
  covers: fc.array(skill, { maxLength: 4 }),
  startsOn: day,
  /** Often a day: what ends and what starts then meet. */
  days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 })),
  weeklyHours: fc.oneof(fc.constantFrom(7, 14, 21, 35), fc.integer({ min: 0, max: 40 })),
  hours: fc.integer({ min: 0, max: 60 }),
  costCents: fc.integer({ min: 0, max: 50_000 }),
  km: fc.integer({ min: 0, max: 30 }),
  requires: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(skill, { maxLength: 2 }) },
  ),
});

const limits = fc.record({
  budgetCents: fc.integer({ min: 0, max: 120_000 }),
  hours: fc.integer({ min: 0, max: 200 }),
  steps: fc.integer({ min: 0, max: 5 }),
  weeklyHours: fc.oneof(fc.constant(35), fc.integer({ min: 0, max: 60 })),
  from: fc.integer({ min: 0, max: 12 }),
  to: fc.integer({ min: 25, max: 60 }),
});

const penalties = fc.record({
  perHour: fc.integer({ min: 0, max: 20 }),
  perEuro: fc.integer({ min: 0, max: 5 }),
  perKm: fc.integer({ min: 0, max: 20 }),
  perDay: fc.integer({ min: 0, max: 60 }),
});

/** Instances small enough to try every path, where each rule bites often. */
export function smallInstances(mostOptions: number): fc.Arbitrary<PathInstance> {
  return fc
    .record({
      weights: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 7, size: "max" }),
      options: fc.array(option, { maxLength: mostOptions, size: "max" }),
      limits,
      penalties,
    })
    .map(({ weights, options, ...rest }) => ({
      skills: weights.map((weight, index) => ({ id: index + 1, weight })),
      options: options.map(
        ({ days, ...facts }, id): PathInstanceOption => ({ ...facts, id, endsOn: facts.startsOn + days }),
      ),
      ...rest,
    }));
}
