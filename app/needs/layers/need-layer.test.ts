import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ExpectedSkill,
  type SkillLayer,
  type TreeSkill,
  withLayer,
} from "#app/skills/expected/expected-skills.ts";
import { skillImportances } from "../need-choices.ts";
import { countedStates, demandSources, layerWeightsOn } from "./layer-weights.ts";
import { needLayer, type SkillDemand, scoreOf } from "./need-layer.ts";

const TODAY = "2026-11-30";
const weights = layerWeightsOn(TODAY);
const RUNS = { numRuns: 5000 };

const skill = (ogr: number): TreeSkill => ({
  ogr,
  label: `n° ${ogr}`,
  isMacro: false,
  macroOgr: null,
  objective: null,
});
const listed = (ogr: number, weight: number): ExpectedSkill => ({
  ...skill(ogr),
  weight,
  reasons: [{ source: "ROME", date: null, weight, line: "ROME." }],
});
const asks = (ogr: number, changed: Partial<SkillDemand> = {}): SkillDemand => ({
  ...{ company: 1, source: "company", headcount: 1, importance: "essential", countsAs: "qualified" },
  ...{ lastWordOn: "2026-11-12", isPublic: true, skill: skill(ogr) },
  ...changed,
});
/** Forty points of ROME's: one company moves four of them. */
const BASE = Array.from({ length: 10 }, (_, at) => listed(at + 1, 4));
const layerOf = (demands: readonly SkillDemand[], base: readonly ExpectedSkill[] = BASE): SkillLayer =>
  needLayer({ base, demands, today: TODAY, weights });
const linesOf = (demands: readonly SkillDemand[]): readonly (string | null)[] =>
  layerOf(demands).skills.map(({ line }) => line);

type Weights = ReadonlyMap<number, number>;
const weightsOf = (demands: readonly SkillDemand[], base: readonly ExpectedSkill[]): Weights =>
  new Map(withLayer(base, layerOf(demands, base)).map(({ ogr, weight }) => [ogr, weight]));
/** How much two readings differ, all skills together. */
const moved = (one: Weights, other: Weights): number =>
  [...new Set([...one.keys(), ...other.keys()])].reduce(
    (sum, ogr) => sum + Math.abs((one.get(ogr) ?? 0) - (other.get(ogr) ?? 0)),
    0,
  );
const total = (all: Weights): number => [...all.values()].reduce((sum, weight) => sum + weight, 0);

const anyDay = fc
  .integer({ min: 0, max: 500 })
  .map((days) => new Date(Date.UTC(2026, 10, 30 - days)).toISOString().slice(0, 10));
const anyDemand = fc
  .record({
    company: fc.integer({ min: 1, max: 9 }),
    ogr: fc.integer({ min: 1, max: 14 }),
    source: fc.constantFrom(...demandSources),
    headcount: fc.integer({ min: 1, max: 999 }),
    importance: fc.constantFrom(...skillImportances),
    countsAs: fc.constantFrom(...countedStates),
    lastWordOn: anyDay,
    isPublic: fc.boolean(),
  })
  .map(({ ogr, ...demand }): SkillDemand => ({ ...demand, skill: skill(ogr) }));
const anyDemands = fc.array(anyDemand, { maxLength: 60 });
const anyBase = fc.uniqueArray(
  fc
    .record({ ogr: fc.integer({ min: 1, max: 10 }), weight: fc.constantFrom(1, 2, 4) })
    .map((one) => listed(one.ogr, one.weight)),
  { selector: ({ ogr }) => ogr, maxLength: 10 },
);

describe("all needs of one company", () => {
  it("move the weights of a métier by a tenth of them at most, whatever the others ask", () => {
    fc.assert(
      fc.property(anyBase, anyDemands, fc.integer({ min: 1, max: 9 }), (base, demands, company) => {
        const all = weightsOf(demands, base);
        const without = weightsOf(
          demands.filter((demand) => demand.company !== company),
          base,
        );
        expect(moved(all, without) * 10).toBeLessThanOrEqual(Math.min(total(all), total(without)));
      }),
      RUNS,
    );
  });

  it("never lower a skill, and never that of another company", () => {
    fc.assert(
      fc.property(anyBase, anyDemands, fc.array(anyDemand, { minLength: 1, maxLength: 8 }), (base, demands, added) => {
        const more = added.map((demand) => ({ ...demand, company: 10 }));
        const before = weightsOf(demands, base);
        for (const [ogr, weight] of weightsOf([...demands, ...more], base))
          expect(weight).toBeGreaterThanOrEqual(before.get(ogr) ?? 0);
        expect(weightsOf([...demands, ...more], base).size).toBeGreaterThanOrEqual(before.size);
      }),
      RUNS,
    );
  });
});

it("the order of needs, and the numbers of companies, change nothing", () => {
  fc.assert(
    fc.property(anyBase, anyDemands, (base, demands) => {
      const other = demands.toReversed().map((demand) => ({ ...demand, company: 20 - demand.company }));
      expect(layerOf(other, base)).toEqual(layerOf(demands, base));
    }),
    RUNS,
  );
});

it("weights are whole, under one more core of a job, and those of ROME stay below them", () => {
  fc.assert(
    fc.property(anyBase, anyDemands, (base, demands) => {
      const all = weightsOf(demands, base);
      expect([...all.values()].every((weight) => Number.isInteger(weight) && weight > 0 && weight <= 8)).toBe(true);
      for (const { ogr, weight } of base) expect(all.get(ogr)).toBeGreaterThanOrEqual(weight);
    }),
    RUNS,
  );
});

describe("a line", () => {
  it("says how many companies ask, and when the last one did", () => {
    expect(linesOf([asks(1)])).toEqual(["Demandée par 1 entreprise d’ici, le 12 novembre 2026."]);
    expect(linesOf([asks(1), asks(1, { company: 2, lastWordOn: "2026-11-20" })])).toEqual([
      "Demandée par 2 entreprises d’ici, la dernière le 20 novembre 2026.",
    ]);
  });

  it("of companies that hide is not told under three, nor is their day", () => {
    const hidden = (company: number, lastWordOn = "2026-11-25"): SkillDemand =>
      asks(1, { company, isPublic: false, lastWordOn });
    expect(linesOf([hidden(1)])).toEqual([null]);
    expect(linesOf([hidden(1), hidden(2)])).toEqual([null]);
    expect(linesOf([hidden(1), hidden(2), hidden(3)])).toEqual([
      "Demandée par 3 entreprises d’ici, la dernière en novembre 2026.",
    ]);
    expect(linesOf([asks(1, { company: 9 }), hidden(1), hidden(2)])).toEqual([
      "Demandée par 1 entreprise d’ici, le 12 novembre 2026.",
    ]);
  });

  it("is the same, with one or two companies that hide, as without them", () => {
    fc.assert(
      fc.property(anyBase, anyDemands, fc.array(anyDemand, { maxLength: 6 }), (base, demands, added) => {
        const shown = demands.map((demand) => ({ ...demand, isPublic: true }));
        const hidden = added.map((demand) => ({ ...demand, isPublic: false, company: 10 + (demand.company % 2) }));
        const told = (all: readonly SkillDemand[]) =>
          layerOf(all, base).skills.flatMap((one) => (one.line === null ? [] : [[one.skill.ogr, one.line]]));
        const before = new Set(base.map(({ ogr }) => ogr));
        expect(told([...shown, ...hidden])).toEqual(expect.arrayContaining(told(shown)));
        for (const { ogr } of withLayer(base, layerOf([...shown, ...hidden], base)))
          expect(before.has(ogr) || shown.some((demand) => demand.skill.ogr === ogr)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("what a need weighs", () => {
  const score = (changed: Partial<SkillDemand>): number => scoreOf(asks(1, changed), TODAY, weights);

  it("is less for what is useful, for a branch, with age, and more with people", () => {
    expect([score({}), score({ importance: "useful" }), score({ importance: "trainable" })]).toEqual([300, 200, 100]);
    expect([score({ source: "branch" }), score({ source: "sensor" })]).toEqual([225, 300]);
    expect([score({ headcount: 4 }), score({ headcount: 50 }), score({ headcount: 999 })]).toEqual([375, 600, 600]);
    expect([score({ lastWordOn: "2026-08-31" }), score({ lastWordOn: "2026-08-30" })]).toEqual([300, 225]);
  });

  it("ends: a year after the last word, three months after it for one that was closed by silence", () => {
    expect([score({ lastWordOn: "2025-12-01" }), score({ lastWordOn: "2025-11-30" })]).toEqual([75, 0]);
    const silent = { countsAs: "silent" } as const;
    expect([score({ ...silent, lastWordOn: "2026-08-31" }), score({ ...silent, lastWordOn: "2026-08-30" })]).toEqual([
      300, 0,
    ]);
    expect(score({ countsAs: "filled", lastWordOn: "2026-05-01" })).toBe(150);
  });
});
