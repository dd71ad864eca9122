import { describe, expect, it } from "vitest";
import type { ExpectedSkill } from "#app/skills/expected/expected-skills.ts";
import { heldSkills, jobInWords } from "./held-skills.ts";

const skill = (ogr: number, weight: number): ExpectedSkill => ({
  ...{ ogr, weight, label: `compétence ${ogr}`, isMacro: false, macroOgr: null, objective: null, reasons: [] },
});
const waiter = { label: "Serveuse", years: 6, skills: [skill(1, 4), skill(2, 4), skill(3, 1)] };
const on = "2026-12-01";

describe("what somebody can do", () => {
  it("is what is at the core of the jobs they had, with the years that show it", () => {
    expect(heldSkills([waiter], [])).toEqual([
      { ogr: 1, isPartial: false, proof: "6 ans comme serveuse" },
      { ogr: 2, isPartial: false, proof: "6 ans comme serveuse" },
    ]);
  });

  it("is a little after less than a year, and whole as soon as another job shows it longer, whatever their order", () => {
    const short = { ...waiter, label: "Commise", years: 0 };
    expect(heldSkills([short], [])[0]).toEqual({ ogr: 1, isPartial: true, proof: "moins d’un an comme commise" });
    expect(heldSkills([short, waiter], [])).toEqual(heldSkills([waiter, short], []));
    expect(heldSkills([short, waiter], [])[0]?.isPartial).toBe(false);
  });

  it("is what they answer before what their jobs show; not knowing changes nothing", () => {
    const held = heldSkills(
      [waiter],
      [
        { ogr: 1, answer: "no", on },
        { ogr: 2, answer: "unknown", on },
        { ogr: 3, answer: "little", on },
        { ogr: 9, answer: "yes", on },
      ],
    );
    expect(held).toEqual([
      { ogr: 2, isPartial: false, proof: "6 ans comme serveuse" },
      { ogr: 3, isPartial: true, proof: "vous l’avez dit le 1er décembre 2026" },
      { ogr: 9, isPartial: false, proof: "vous l’avez dit le 1er décembre 2026" },
    ]);
  });

  it("names a job in a sentence, acronyms untouched", () => {
    expect(jobInWords({ label: "AES", years: 1 })).toBe("1 an comme AES");
    expect(jobInWords({ label: "Éducateur", years: 2 })).toBe("2 ans comme éducateur");
  });
});
