import { expect, test } from "vitest";
import { textWords } from "./text-words.ts";

test("keeps the words that carry the question, folded", () => {
  expect(textWords("Je veux devenir Secrétaire Médicale à l’hôpital").map(({ word }) => word)).toEqual([
    "secretaire",
    "medicale",
    "hopital",
  ]);
});

test.each([
  ["rncp 34441", "rncp34441"],
  ["RNCP34441 BC 01", "rncp34441bc01"],
  ["RS 5080", "rs5080"],
  ["130 005 481 00010", "13000548100010"],
  ["h 2913", "h2913"],
])("reads the code in « %s »", (text, word) => {
  expect(textWords(text)).toEqual([{ word, isCode: true, isAcronym: false }]);
});

test("asks at most ten different words, whatever the length of the text", () => {
  const letters = [..."abcdefghijklmnop"];
  expect(textWords(letters.map((letter) => `${letter}robot robot`).join(" "))).toHaveLength(10);
  expect(textWords("soudeur ".repeat(1000))).toHaveLength(1);
  expect(textWords("a".repeat(41))).toEqual([]);
});

test("asks nothing when no word carries anything", () => {
  for (const text of ["", "  ", "de la formation", "« ? »", "😀", "\0"]) expect(textWords(text)).toEqual([]);
});
