import { expect, it } from "vitest";
import { expectedSkills, type MetierBase, type SkillLayer, type TreeSkill, withLayer } from "./expected-skills.ts";

const skill = (ogr: number): TreeSkill => ({
  ogr,
  label: `n° ${ogr}`,
  isMacro: false,
  macroOgr: null,
  objective: null,
});
const sheet = (rome: string, core: readonly number[], other: readonly number[] = []): MetierBase => ({
  rome,
  skills: [
    ...core.map((ogr) => ({ ...skill(ogr), importance: "core" as const })),
    ...other.map((ogr) => ({ ...skill(ogr), importance: "other" as const })),
  ],
});
const weights = (sources: Parameters<typeof expectedSkills>[0]): readonly (readonly [number, number])[] =>
  expectedSkills(sources).map(({ ogr, weight }) => [ogr, weight] as const);

it("weighs the core of a job four times what ROME only cites, and says so in one line each", () => {
  const [core, other] = expectedSkills({ own: sheet("K1302", [1], [2]), children: [] });
  expect([core?.weight, other?.weight]).toEqual([4, 1]);
  expect(core?.reasons).toEqual([
    { source: "ROME", date: null, weight: 4, line: "Elle est au cœur du métier, dit le ROME." },
  ]);
});

it("reaches the children of a v3 code: what half of them ask for is expected, at the least weight", () => {
  const children = [sheet("H2913", [10, 11]), sheet("H2914", [10]), sheet("H2915", [12], [1])];
  expect(weights({ own: sheet("H2913", [1]), children })).toEqual([
    [1, 4],
    [10, 1],
  ]);
});

it("adds what a layer expects, to ROME's weight or alone, with its line", () => {
  const layer: SkillLayer = {
    source: "Entreprises",
    skills: [
      { skill: skill(1), weight: 3, date: "2026-11-01", line: "Demandée par 4 entreprises d’ici." },
      { skill: skill(9), weight: 2, date: "2026-11-02", line: "Demandée par 1 entreprise d’ici." },
      { skill: skill(2), weight: 1, date: null, line: null },
    ],
  };
  const expected = withLayer(expectedSkills({ own: sheet("K1302", [], [1, 2]), children: [] }), layer);
  expect(expected.map(({ ogr, weight }) => [ogr, weight])).toEqual([
    [1, 4],
    [2, 2],
    [9, 2],
  ]);
  expect(expected.map(({ reasons }) => reasons.map(({ line }) => line))).toEqual([
    ["Le ROME la cite pour ce métier.", "Demandée par 4 entreprises d’ici."],
    ["Le ROME la cite pour ce métier.", null],
    ["Demandée par 1 entreprise d’ici."],
  ]);
});

it("answers the same whatever the order of what is read", () => {
  const own = sheet("K1302", [3, 1], [2]);
  const reversed = { ...own, skills: own.skills.toReversed() };
  expect(expectedSkills({ own: reversed, children: [] })).toEqual(expectedSkills({ own, children: [] }));
});
