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

test.each([
  ["technicien du son", ["technicien", "son"]],
  ["ingénieure son", ["ingenieure", "son"]],
  ["son et lumière", ["son", "lumiere"]],
  ["la cuisine d'été", ["cuisine", "ete"]],
  ["cuisine été", ["cuisine", "ete"]],
  ["conseillère en formation", ["conseillere", "formation"]],
  ["responsable de la formation", ["responsable", "formation"]],
  ["former des adultes", ["former", "adultes"]],
  ["travaux sous tension", ["travaux", "sous", "tension"]],
])("a small word that is the subject stays: « %s »", (text, words) => {
  expect(textWords(text).map(({ word }) => word)).toEqual(words);
});

test.each([
  ["créer son entreprise", ["creer", "entreprise"]],
  ["j'ai été serveuse", ["serveuse"]],
  ["une formation de soudeur", ["soudeur"]],
  ["me former à la vente", ["vente"]],
  ["secrétaire formation à distance", ["secretaire", "distance"]],
])("a small word that says nothing goes: « %s »", (text, words) => {
  expect(textWords(text).map(({ word }) => word)).toEqual(words);
});

test.each([
  ["pmsmp", true],
  ["cqpm", true],
  ["vrd", true],
  ["rythme", false],
  ["soudr", false],
  ["vtt2", false],
])("a word spelt without a vowel is an acronym, whatever its case: %s", (text, isAcronym) => {
  expect(textWords(text)).toMatchObject([{ word: text, isAcronym }]);
});
