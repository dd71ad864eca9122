import { expect, test } from "vitest";
import { arrangeSynonyms } from "./find-synonyms.ts";
import { parseSynonyms } from "./synonym.ts";

const header = "term\tmeans\trome\tsource\tholds";
const finder = arrangeSynonyms([
  ...parseSynonyms(
    "slang",
    `${header}\nplaco\tplaquiste\tF1604\tusage\tanywhere\nagent immo\tagent immobilier\tC1504\tusage\tanywhere`,
  ),
  ...parseSynonyms("slang", `${header}\nimmo\tconseiller immobilier\tC1504\tusage\tanywhere`),
  ...parseSynonyms(
    "acronyms",
    `${header}\ntp\ttravaux publics\tF1702\tRNCP\tat=later,alone\nsav\tservice après-vente\tD1408\tROME v460\tanywhere`,
  ),
]);
const found = (question: string): readonly string[] =>
  finder.find(question.split(" ")).map(({ start, length, meanings }) => `${start}+${length} ${meanings[0]?.term}`);

test.each([
  ["placo", ["0+1 placo"]],
  ["pose de placos", ["2+1 placo"]],
  ["agent immo lille", ["0+2 agent immo"]],
  ["vente immo", ["1+1 immo"]],
  ["tp placo", ["1+1 placo"]],
  ["placo tp", ["0+1 placo", "1+1 tp"]],
  ["savs", []],
  ["peinture", []],
])("%s holds %j", (question, expected) => {
  expect(found(question)).toEqual(expected);
});
