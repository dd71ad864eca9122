import fc from "fast-check";
import { expect, it } from "vitest";
import type { ExpectedSkill, TreeSkill } from "#app/skills/expected/expected-skills.ts";
import { type Gap, type HeldSkill, measureGap } from "./measure-gap.ts";

const macro = (ogr: number, objective: string | null = null): TreeSkill => ({
  ...{ ogr, label: `macro ${ogr}`, isMacro: true, macroOgr: null, objective },
});
const detail = (ogr: number, macroOgr: number | null): TreeSkill => ({
  ...{ ogr, label: `détail ${ogr}`, isMacro: false, macroOgr, objective: null },
});
const expects = (skill: TreeSkill, weight = 4): ExpectedSkill => ({
  ...skill,
  weight,
  reasons: [{ source: "ROME", date: null, weight, line: "Elle est au cœur du métier, dit le ROME." }],
});
const holds = (skill: TreeSkill, more: Partial<HeldSkill> = {}): HeldSkill => ({
  ...{ skill, isPartial: false, proof: null },
  ...more,
});
const all = ({ have, close, missing }: Gap) => [...have, ...close, ...missing];

it("says what is there with its proof, what is close and why, what is missing and why it matters", () => {
  const expected = [expects(detail(1, 100)), expects(detail(2, 100), 2), expects(detail(3, null), 1)];
  const gap = measureGap(expected, [holds(detail(1, 100), { proof: "serveuse pendant six ans" })]);
  expect(gap).toEqual({
    coverage: { points: 18, of: 28 },
    have: [
      { ogr: 1, label: "détail 1", points: 16, of: 16, because: "Vous savez le faire : serveuse pendant six ans." },
    ],
    close: [
      {
        ogr: 2,
        label: "détail 2",
        points: 2,
        of: 8,
        because: "Elle est proche de « détail 1 », que vous savez faire.",
      },
    ],
    missing: [
      {
        ogr: 3,
        label: "détail 3",
        points: 0,
        of: 4,
        because: "Elle vous manque. Elle est au cœur du métier, dit le ROME.",
      },
    ],
  });
});

it.each<[string, TreeSkill, readonly HeldSkill[], number]>([
  ["a skill, who can do the whole macro-skill", detail(1, 100), [holds(macro(100))], 8],
  ["a macro-skill, who can do one of its skills", macro(100), [holds(detail(1, 100))], 4],
  ["a macro-skill, who can do two of its skills", macro(100), [holds(detail(1, 100)), holds(detail(2, 100))], 8],
  ["a macro-skill, who can do one of the same objective", macro(100, "4A1"), [holds(macro(101, "4A1"))], 4],
  ["a macro-skill, who can do one of another objective", macro(100, "4A1"), [holds(macro(101, "4B1"))], 0],
  ["a skill, who can do it a little", detail(1, 100), [holds(detail(1, 100), { isPartial: true })], 8],
  ["a skill, who can do its neighbour a little", detail(1, 100), [holds(detail(2, 100), { isPartial: true })], 0],
])("closeness has a direction: %s", (_, skill, held, points) => {
  expect(measureGap([expects(skill)], held).coverage).toEqual({ points, of: 16 });
});

const anySkill = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((ogr) => detail(ogr, 100 + (ogr % 5))),
  fc.integer({ min: 100, max: 104 }).map((ogr) => macro(ogr, `4A${ogr % 2}`)),
);
const anyHeld = fc.record({
  skill: anySkill,
  isPartial: fc.boolean(),
  proof: fc.option(fc.constantFrom("un diplôme", "un emploi")),
});
const anyExpected = fc.uniqueArray(
  fc
    .record({ skill: anySkill, weight: fc.integer({ min: 1, max: 9 }) })
    .map(({ skill, weight }) => expects(skill, weight)),
  { selector: ({ ogr }) => ogr, maxLength: 20 },
);

it("points of each skill are whole and add up to the coverage; close is never above half", () => {
  fc.assert(
    fc.property(anyExpected, fc.array(anyHeld, { maxLength: 20 }), (expected, held) => {
      const gap = measureGap(expected, held);
      const lines = all(gap);
      expect(lines.every(({ points, of }) => Number.isInteger(points) && points >= 0 && points <= of)).toBe(true);
      expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(gap.coverage.points);
      expect(lines.reduce((sum, { of }) => sum + of, 0)).toBe(gap.coverage.of);
      expect(lines.map(({ ogr }) => ogr).toSorted()).toEqual(expected.map(({ ogr }) => ogr).toSorted());
      expect(gap.close.every(({ points, of }) => points > 0 && points * 2 <= of)).toBe(true);
    }),
  );
});

it("one more held skill never lowers the points of any skill", () => {
  fc.assert(
    fc.property(anyExpected, fc.array(anyHeld, { maxLength: 20 }), anyHeld, (expected, held, more) => {
      const before = new Map(all(measureGap(expected, held)).map(({ ogr, points }) => [ogr, points]));
      for (const { ogr, points } of all(measureGap(expected, [...held, more])))
        expect(points).toBeGreaterThanOrEqual(before.get(ogr) ?? 0);
    }),
  );
});

it("the order of what is given changes nothing", () => {
  fc.assert(
    fc.property(anyExpected, fc.array(anyHeld, { maxLength: 20 }), (expected, held) => {
      expect(measureGap(expected.toReversed(), held.toReversed())).toEqual(measureGap(expected, held));
    }),
  );
});
