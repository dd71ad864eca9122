import { describe, expect, it } from "vitest";
import { codesInText, postalCodeAtEnd } from "./text-hints.ts";

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

describe("a postal code at the end of the words", () => {
  it.each([
    ["soudeur 59600", { code: "59600", rest: "soudeur" }],
    ["59600", { code: "59600", rest: "" }],
    ["59600 soudeur", null],
    ["soudeur 596001", null],
    ["", null],
  ])("%s", (text, expected) => {
    expect(postalCodeAtEnd(text)).toEqual(expected);
  });
});
