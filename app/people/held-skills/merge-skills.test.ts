import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { draftAnswers } from "../skill-draft/draft-answer.ts";
import { type DraftContent, emptyDraft } from "../skill-draft/draft-content.ts";
import { mergeAll, mergeSkills } from "./merge-skills.ts";

const on = "2026-12-01";
const job = (rome: string, years: number) => ({ rome: romeCodeSchema.parse(rome), label: rome, years, on });
const some = (said: Partial<DraftContent>): DraftContent => ({ ...emptyDraft, ...said });

const contents = fc.array(fc.record({ ogr: fc.integer({ min: 1, max: 9 }), answer: fc.constantFrom(...draftAnswers) }));

describe("two contents as one", () => {
  it("say everything that either says, the newer where both speak of one thing", () => {
    const older = some({ jobs: [job("G1803", 1), job("K1302", 4)], target: job("K1302", 0), weeklyHours: 20 });
    const newer = some({ jobs: [job("G1803", 6)], answers: [{ ogr: 1, answer: "yes", on }] });
    const merged = mergeSkills(older, newer);
    expect(merged.jobs.map(({ rome, years }) => [rome, years])).toEqual([
      ["K1302", 4],
      ["G1803", 6],
    ]);
    expect(merged).toMatchObject({ target: older.target, answers: newer.answers, weeklyHours: 20 });
    expect(mergeSkills(newer, some({ target: job("G1803", 0) })).target?.rome).toBe("G1803");
  });

  it("keep the background that was said last, whole", () => {
    const said = (day: string) => ({ ...emptyDraft.background, on: day });
    const [early, late] = [some({ background: said("2026-11-01") }), some({ background: said(on) })];
    expect(mergeSkills(late, early).background.on).toBe(on);
    expect(mergeSkills(early, late).background.on).toBe(on);
    expect(mergeSkills(late, emptyDraft).background.on).toBe(on);
  });

  it("lose no answer, and a content merged with itself is the same", () => {
    fc.assert(
      fc.property(contents, contents, (one, other) => {
        const answersOf = (all: typeof one) =>
          some({ answers: [...new Map(all.map((each) => [each.ogr, { ...each, on }])).values()] });
        const [older, newer] = [answersOf(one), answersOf(other)];
        const merged = mergeSkills(older, newer).answers;
        const ogrs = new Set([...older.answers, ...newer.answers].map(({ ogr }) => ogr));
        expect(new Set(merged.map(({ ogr }) => ogr))).toEqual(ogrs);
        expect(merged).toEqual(expect.arrayContaining(newer.answers));
        expect(mergeSkills(older, older)).toEqual(older);
      }),
    );
  });

  it("are nothing when there is none", () => {
    expect(mergeAll([])).toBeNull();
    expect(mergeAll([some({ weeklyHours: 8 }), some({ weeklyHours: 9 })])?.weeklyHours).toBe(9);
  });
});
