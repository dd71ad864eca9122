import { describe, expect, it } from "vitest";
import type { ExpectedSkill } from "#app/skills/expected/expected-skills.ts";
import { heldSkills, jobInWords, type SaidOfSelf } from "./held-skills.ts";

const skill = (ogr: number, weight: number): ExpectedSkill => ({
  ...{ ogr, weight, label: `compétence ${ogr}`, isMacro: false, macroOgr: null, objective: null, reasons: [] },
});
const waiter = { label: "Serveuse", years: 6, skills: [skill(1, 4), skill(2, 4), skill(3, 1)] };
const on = "2026-12-01";
const said = (some: Partial<SaidOfSelf>): SaidOfSelf => ({ jobs: [], certificates: [], answers: [], ...some });
const cooking = {
  label: "CAP Cuisine",
  isWhole: true,
  blocks: [
    { label: "Production", skills: [1, 5] },
    { label: "Hygiène", skills: [6] },
  ],
};

describe("what somebody can do", () => {
  it("is what is at the core of the jobs they had, with the years that show it", () => {
    expect(heldSkills(said({ jobs: [waiter] }))).toEqual([
      { ogr: 1, isPartial: false, proof: "6 ans comme serveuse", evidence: "job" },
      { ogr: 2, isPartial: false, proof: "6 ans comme serveuse", evidence: "job" },
    ]);
  });

  it("is a little after less than a year, and whole as soon as another job shows it longer, whatever their order", () => {
    const short = { ...waiter, label: "Commise", years: 0 };
    expect(heldSkills(said({ jobs: [short] }))[0]).toMatchObject({
      ...{ ogr: 1, isPartial: true, proof: "moins d’un an comme commise" },
    });
    expect(heldSkills(said({ jobs: [short, waiter] }))).toEqual(heldSkills(said({ jobs: [waiter, short] })));
    expect(heldSkills(said({ jobs: [short, waiter] }))[0]?.isPartial).toBe(false);
  });

  it("is what they answer before what their jobs show; not knowing changes nothing", () => {
    const held = heldSkills(
      said({
        jobs: [waiter],
        answers: [
          { ogr: 1, answer: "no", on },
          { ogr: 2, answer: "unknown", on },
          { ogr: 3, answer: "little", on },
          { ogr: 9, answer: "yes", on },
        ],
      }),
    );
    expect(held).toEqual([
      { ogr: 2, isPartial: false, proof: "6 ans comme serveuse", evidence: "job" },
      { ogr: 3, isPartial: true, proof: "vous l’avez dit le 1er décembre 2026", evidence: "own-word", said: { on } },
      { ogr: 9, isPartial: false, proof: "vous l’avez dit le 1er décembre 2026", evidence: "own-word", said: { on } },
    ]);
  });

  it("bears the day and who noted it; a test that showed it is told as such", () => {
    const notedBy = "Mission locale";
    const answers = [{ ogr: 9, answer: "yes", on, shownBy: "test", notedBy }] as const;
    expect(heldSkills(said({ jobs: [{ ...waiter, on, notedBy }], answers: [...answers] }))).toEqual([
      { ogr: 1, isPartial: false, proof: "6 ans comme serveuse", evidence: "job", said: { on, notedBy } },
      { ogr: 2, isPartial: false, proof: "6 ans comme serveuse", evidence: "job", said: { on, notedBy } },
      {
        ...{ ogr: 9, isPartial: false, proof: "un test l’a montré le 1er décembre 2026", evidence: "test" },
        said: { on, notedBy },
      },
    ]);
  });

  it("is what an obtained block teaches, before the same block that they say they hold", () => {
    const declared = { ...cooking, on };
    const obtained = { ...cooking, isWhole: false, on, notedBy: "Centre", obtainedAt: "Centre" };
    const held = heldSkills(said({ certificates: [obtained, declared] }));
    expect(held.map(({ ogr, evidence }) => [ogr, evidence])).toEqual([
      [1, "obtained"],
      [5, "obtained"],
      [6, "obtained"],
    ]);
    expect(held[0]).toMatchObject({
      ...{ proof: "bloc obtenu : « Production » (CAP Cuisine)", said: { on, notedBy: "Centre" } },
    });
  });

  it("is what their diploma teaches, or the blocks they hold of it, before what their jobs show and after what they answer", () => {
    expect(heldSkills(said({ jobs: [{ ...waiter, years: 0 }], certificates: [cooking] }))).toMatchObject([
      { ogr: 2, isPartial: true, evidence: "job" },
      { ogr: 1, isPartial: false, evidence: "certificate", proof: "votre diplôme « CAP Cuisine »" },
      { ogr: 5, evidence: "certificate" },
      { ogr: 6, evidence: "certificate" },
    ]);
    const [block, ...others] = cooking.blocks.toReversed();
    const part = { ...cooking, isWhole: false, blocks: block === undefined ? [] : [block] };
    expect(others).toHaveLength(1);
    expect(heldSkills(said({ certificates: [part] }))).toEqual([
      { ogr: 6, isPartial: false, evidence: "block", proof: "votre bloc « Hygiène » (CAP Cuisine)" },
    ]);
    expect(heldSkills(said({ certificates: [part, cooking] }))).toEqual(
      heldSkills(said({ certificates: [cooking, part] })),
    );
    expect(heldSkills(said({ certificates: [part], answers: [{ ogr: 6, answer: "no", on }] }))).toEqual([]);
  });

  it("names a job in a sentence, acronyms untouched", () => {
    expect(jobInWords({ label: "AES", years: 1 })).toBe("1 an comme AES");
    expect(jobInWords({ label: "Éducateur", years: 2 })).toBe("2 ans comme éducateur");
  });
});
