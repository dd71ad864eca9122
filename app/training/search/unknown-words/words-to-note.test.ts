import { expect, test } from "vitest";
import { wordsToNote } from "./words-to-note.ts";

const noted = (typed: string, left = typed): readonly string[] =>
  wordsToNote({ typed, left, unknown: left.toLowerCase().split(" ") });

test.each([
  ["zingotage", ["zingotage"]],
  ["cours zingotage", ["cours", "zingotage"]],
])("of « %s », %j are noted", (typed, expected) => {
  expect(noted(typed)).toEqual(expected);
});

test("a place, a code and a wish were understood apart: the word beside them is noted", () => {
  expect(noted("zingotage 59600", "zingotage")).toEqual(["zingotage"]);
  expect(noted("zingotage RNCP34441", "zingotage")).toEqual(["zingotage"]);
});

test.each([
  ["a telephone number", "dupont 06 12 34 56 78"],
  ["a telephone number in pieces that were read as départements", "dupont 06 59 62 80 02", "dupont"],
  ["a NIR", "dupont 1 85 05 59 350 123 45", "dupont"],
  ["a name and a year of birth", "dupont 1985"],
  ["an address of mail", "jean.dupont@exemple.fr"],
  ["an address of mail in words", "dupont arobase exemple"],
  ["the address of a page", "https://exemple.fr/dupont"],
  ["a title", "Mme Dupont"],
  ["a title beside a trade", "formation soudeur de monsieur Dupont"],
])("nothing is noted of a search with %s: %s", (_, typed, left = typed) => {
  expect(noted(typed, left)).toEqual([]);
});

test.each(["le", "f1", "дом", "x".repeat(41)])("« %s » is no word to note", (word) => {
  expect(wordsToNote({ typed: "zingotage", left: "zingotage", unknown: [word] })).toEqual([]);
});
