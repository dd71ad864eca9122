import { describe, expect, it } from "vitest";
import { codesInText, placeReadings } from "./text-hints.ts";

describe("codes typed among the words", () => {
  it.each([
    ["soudeur h2913", { text: "soudeur", rome: ["H2913"], rncp: [], block: [] }],
    ["RNCP 34441", { text: "", rome: [], rncp: ["RNCP34441"], block: [] }],
    ["rncp34441bc01 soudage", { text: "soudage", rome: [], rncp: [], block: ["RNCP34441BC01"] }],
    ["RS5080 et RNCP34441", { text: "et", rome: [], rncp: ["RS5080", "RNCP34441"], block: [] }],
    ["bts 2024 caces r489", { text: "bts 2024 caces r489", rome: [], rncp: [], block: [] }],
  ])("%s", (text, expected) => {
    expect(codesInText(text)).toEqual(expected);
  });
});

describe("a place at the end of the words", () => {
  it("reads the longest place first and takes its preposition away", () => {
    expect(placeReadings("soudeur à maubeuge")).toEqual([
      { place: "soudeur à maubeuge", text: "", isMarked: false },
      { place: "à maubeuge", text: "soudeur", isMarked: false },
      { place: "maubeuge", text: "soudeur", isMarked: true },
    ]);
  });

  it("understands « près de »", () => {
    expect(placeReadings("cariste près de lens").at(-1)).toEqual({ place: "lens", text: "cariste", isMarked: true });
  });

  it("says nothing of an empty text", () => {
    expect(placeReadings("")).toEqual([]);
  });
});
