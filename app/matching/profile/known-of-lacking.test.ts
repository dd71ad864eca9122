import { describe, expect, it } from "vitest";
import { lackingWords } from "#app/content/lacking.ts";
import { trainingsPage } from "#app/content/skill-trainings.ts";
import type { DraftAnswer } from "#app/people/skill-draft/draft-answer.ts";
import { knownOfLacking } from "./known-of-lacking.ts";

const said = (...answers: readonly (readonly [number, DraftAnswer])[]) =>
  answers.map(([ogr, answer]) => ({ ogr, answer, on: "2027-01-04" }));

describe("a skill that somebody lacks", () => {
  it("is missing when they say so, and is to verify when nobody asked or they do not know", () => {
    expect(knownOfLacking([1, 2, 3], [])).toEqual({ unsure: new Set([1, 2, 3]), lacking: "unsure" });
    expect(knownOfLacking([1, 2, 3], said([1, "no"], [2, "unknown"]))).toEqual({
      unsure: new Set([2, 3]),
      lacking: "mixed",
    });
    expect(knownOfLacking([1, 2], said([1, "no"], [2, "little"]))).toEqual({ unsure: new Set(), lacking: "missing" });
    expect(knownOfLacking([1], said([2, "no"]))).toEqual({ unsure: new Set([1]), lacking: "unsure" });
  });

  it("is never said to be missing on the card of a training before they said so", () => {
    const never = [lackingWords.onCard(2, 5, "unsure"), lackingWords.onCard(1, 1, "unsure")];
    expect([...never, trainingsPage.brings(2, 5, "unsure"), trainingsPage.bringsOnly("mixed")].join(" ")).not.toMatch(
      /manqu/,
    );
    expect(lackingWords.onCard(2, 5, "mixed")).toMatch(/qui vous manquent ou restent à vérifier$/);
    expect(lackingWords.onCard(2, 5, "missing")).toMatch(/qui vous manquent$/);
  });
});
