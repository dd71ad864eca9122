import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExpectedSkill, TreeSkill } from "#app/skills/expected/expected-skills.ts";
import { type Gap, type HeldSkill, measureGap, type SkillNearness } from "./measure-gap.ts";

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
/** Neighbours that say nearly the same. */
const alike: SkillNearness = () => 90;
/** Some are near, some are not; the same both ways. */
const drawn: SkillNearness = (one, other) => (one * one * 31 + other * other * 31) % 101;
const all = ({ have, close, missing }: Gap) => [...have, ...close, ...missing];

it("says what is there with its proof, what is close and why, what is missing and why it matters", () => {
  const expected = [expects(detail(1, 100)), expects(detail(2, 100), 2), expects(detail(3, null), 1)];
  const gap = measureGap(expected, [holds(detail(1, 100), { proof: "serveuse pendant six ans" })], alike);
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
        because: "Elle n’est pas dans ce que vous avez dit. Elle est au cœur du métier, dit le ROME.",
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
  expect(measureGap([expects(skill)], held, alike).coverage).toEqual({ points, of: 16 });
});

describe("a neighbour in ROME's tree", () => {
  const nearness: SkillNearness = (one, other) =>
    ({ "1-2": 65, "1-9": 20, "1-3": 75, "1-4": 75, "101-102": 59, "101-103": 60 })[
      [one, other].sort((a, b) => a - b).join("-")
    ] ?? 0;
  const because = (skill: TreeSkill, ...held: readonly TreeSkill[]): readonly (string | number)[] => {
    const [line] = all(
      measureGap(
        [expects(skill)],
        held.map((one) => holds(one)),
        nearness,
      ),
    );
    return [line?.points ?? -1, line?.because ?? ""];
  };

  it("is the nearest by what it says, not the first by its number", () => {
    expect(because(detail(1, 100), detail(2, 100), detail(3, 100), detail(4, 100))).toEqual([
      4,
      "Elle est proche de « détail 3 », que vous savez faire.",
    ]);
  });

  it("that says something else is not close: the skill is missing", () => {
    expect(because(detail(1, 100), detail(9, 100))).toEqual([
      0,
      "Elle n’est pas dans ce que vous avez dit. Elle est au cœur du métier, dit le ROME.",
    ]);
    expect(because(macro(101, "4A1"), macro(102, "4A1"))[0]).toBe(0);
    expect(because(macro(101, "4A1"), macro(103, "4A1"))[0]).toBe(4);
  });

  it("that says the same under another macro-skill is not close", () => {
    expect(because(detail(1, 100), detail(3, 200))[0]).toBe(0);
  });
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
      const gap = measureGap(expected, held, drawn);
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
      const before = new Map(all(measureGap(expected, held, drawn)).map(({ ogr, points }) => [ogr, points]));
      for (const { ogr, points } of all(measureGap(expected, [...held, more], drawn)))
        expect(points).toBeGreaterThanOrEqual(before.get(ogr) ?? 0);
    }),
  );
});

it("the order of what is given changes nothing", () => {
  fc.assert(
    fc.property(anyExpected, fc.array(anyHeld, { maxLength: 20 }), (expected, held) => {
      expect(measureGap(expected.toReversed(), held.toReversed(), drawn)).toEqual(measureGap(expected, held, drawn));
    }),
  );
});
