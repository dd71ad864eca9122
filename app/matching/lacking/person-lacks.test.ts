import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeBlocks } from "../blocks/block-index.ts";
import { broughtBy, practisedBlocks } from "./person-lacks.ts";

const block = (code: string, ...skills: number[]) => ({ code, label: `Bloc ${code}`, skills });
const skill = (ogr: number) => ({ ogr, label: `compétence ${ogr}` });
const blocks = arrangeBlocks([block("B1", 1, 2), block("B2", 2, 3), block("B3", 9)]);

describe("what a training brings to somebody", () => {
  it("is each lacking skill that one of its blocks teaches, once, of all those that lack", () => {
    const skills = [skill(3), skill(2), skill(7), skill(1)];
    expect(broughtBy({ skills, blocks }, ["B1", "B2"])).toEqual({
      skills: [3, 2, 1].map((ogr) => ({ label: `compétence ${ogr}` })),
      of: 4,
    });
    expect(broughtBy({ skills, blocks }, ["B3", "UNKNOWN"])).toEqual({ skills: [], of: 4 });
    expect(broughtBy({ skills: [], blocks }, ["B1"])).toEqual({ skills: [], of: 0 });
  });

  it("is a block to validate when experience shows all of it, and never when a part is missing or nothing is known", () => {
    const practised = new Set([1, 2, 9]);
    expect(practisedBlocks({ practised, blocks }, ["B1", "B2", "B3", "UNKNOWN"]).map(({ code }) => code)).toEqual([
      "B1",
      "B3",
    ]);
    expect(practisedBlocks({ practised: new Set([1]), blocks }, ["B1"])).toEqual([]);
  });
});

const lists = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }), {
  maxLength: 20,
});

it("the blocks that the filter « ce qui me manque » keeps are those whose trainings say that they bring something", () => {
  fc.assert(
    fc.property(lists, fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), (taught, lacking) => {
      const all = taught.map((skills, at) => block(`B${String(at).padStart(2, "0")}`, ...skills));
      const index = arrangeBlocks(all);
      const brings = all.filter(
        ({ code }) => broughtBy({ skills: lacking.map(skill), blocks: index }, [code]).skills.length > 0,
      );
      expect(index.teaching(lacking)).toEqual(brings.map(({ code }) => code));
    }),
  );
});
