import { describe, expect, it } from "vitest";
import { pathName, pathWords } from "./skill-paths.ts";
import { trainingsWords } from "./skill-trainings.ts";
import { skillVoice } from "./skill-voice.ts";

describe("the name of a path", () => {
  it("says one thing when it is the best at all, and joins two or three as people do", () => {
    expect(pathName(["soonest", "nearest", "shortest"])).toBe("le plus facile à suivre");
    expect(pathName(["soonest", "nearest", "shortest", "fullest"])).toBe("le meilleur en tout");
    expect(pathName(["nearest", "shortest", "fullest"])).toBe("le plus près, le plus court et le plus complet");
    expect(pathName(["soonest", "nearest"])).toBe("fini le plus tôt et le plus près");
    expect([pathName(["fullest"]), pathName([])]).toEqual(["le plus complet", "un parcours équilibré"]);
  });
});

/** Every sentence of a page, as far as it is said without knowing anything more. */
function sentences(page: object): readonly string[] {
  return Object.values(page).flatMap((value: unknown): readonly string[] => {
    if (typeof value === "string") return [value];
    if (typeof value === "function") return [String(value(2, 3, "missing"))];
    return typeof value === "object" && value !== null ? sentences(value) : [];
  });
}

it("beside somebody, the pages of trainings and paths never speak to the person", () => {
  expect([skillVoice({}), skillVoice({ id: "x" })]).toEqual(["own", "beside"]);
  const { path, limits } = pathWords.beside;
  // Whoever follows the person judges.
  const { title: _title, leftOut: _leftOut, virtues: _virtues, leftOutSeen: _judged, ...said } = path;
  const spoken = [...sentences(trainingsWords.beside), ...sentences(said), ...sentences(limits)];
  expect(spoken.length).toBeGreaterThan(80);
  expect(spoken.filter((sentence) => /\b(vous|votre|vos)\b/i.test(sentence))).toEqual([]);
  const own = [...sentences(trainingsWords.own), ...sentences(pathWords.own.limits)];
  expect(own.filter((sentence) => /\bvous\b/i.test(sentence)).length).toBeGreaterThan(5);
});
