import { describe, expect, it } from "vitest";
import type { ExpectedSkill } from "#app/skills/expected/expected-skills.ts";
import { orderQuestions } from "./order-questions.ts";

const skill = (ogr: number, weight: number, tree: Partial<ExpectedSkill> = {}): ExpectedSkill => ({
  ...{ ogr, weight, label: `compétence ${ogr}`, isMacro: false, macroOgr: null, objective: null, reasons: [] },
  ...tree,
});
const none: ReadonlySet<number> = new Set();
const job = (...skills: readonly ExpectedSkill[]) => ({ label: "Serveuse", years: 6, skills });
const asked = (facts: Parameters<typeof orderQuestions>[0]) => orderQuestions(facts).map(({ ogr }) => ogr);

describe("which questions are asked first", () => {
  it("those at the core of the wanted job when nothing else is known", () => {
    expect(asked({ expected: [skill(1, 1), skill(2, 4), skill(3, 4)], jobs: [], answers: [], proved: none })).toEqual([
      2, 3, 1,
    ]);
  });

  it("not those that a job done shows, and before others those of which nobody can tell", () => {
    const expected = [skill(1, 4), skill(2, 4, { macroOgr: 20 }), skill(3, 4), skill(4, 1)];
    const jobs = [job(skill(1, 4), skill(9, 1, { macroOgr: 20 }))];
    expect(asked({ expected, jobs, answers: [], proved: none })).toEqual([2, 3, 4]);
  });

  it("a skill that the job done has on its edge before one it has nothing to do with", () => {
    expect(
      asked({ expected: [skill(1, 4), skill(2, 4)], jobs: [job(skill(2, 1))], answers: [], proved: none }),
    ).toEqual([2, 1]);
  });

  it("none that a diploma proves", () => {
    const expected = [skill(1, 4), skill(2, 4)];
    expect(asked({ expected, jobs: [], answers: [], proved: new Set([1]) })).toEqual([2]);
  });

  it("no skill twice, whatever was answered", () => {
    const answers = [{ ogr: 1, answer: "unknown" as const, on: "2026-12-01" }];
    expect(asked({ expected: [skill(1, 4), skill(2, 4)], jobs: [], answers, proved: none })).toEqual([2]);
  });
});
