import { describe, expect, test } from "vitest";
import { foldText } from "../understanding/fold-text.ts";
import { readSynonyms } from "./read-synonyms.server.ts";
import { holdsIn, parseSynonyms, type Synonym } from "./synonym.ts";

const synonyms = await readSynonyms();
const termsOf = (kind: Synonym["kind"]): ReadonlySet<string> =>
  new Set(synonyms.filter((synonym) => synonym.kind === kind).map(({ term }) => term));

describe("the synonyms that ship", () => {
  test("are at least 400 acronyms and 200 words of trade slang that no reference bears", () => {
    expect(termsOf("acronyms").size).toBeGreaterThanOrEqual(400);
    const ours = synonyms.filter(({ kind, source }) => kind === "slang" && source === "usage");
    expect(new Set(ours.map(({ term }) => term)).size).toBeGreaterThanOrEqual(200);
  });

  test("are folded and said once", () => {
    const said = synonyms.map(({ term, means, holds }) => JSON.stringify([term, means, holds]));
    expect(said.filter((one, index) => said.indexOf(one) !== index)).toEqual([]);
    expect(synonyms.filter(({ term }) => term === "" || term !== foldText(term))).toEqual([]);
  });

  test("an acronym of two letters that is also a French word says where it holds", () => {
    const words = ["me", "es", "as", "ma", "sa", "ca", "ci", "ai", "go", "or", "pas", "mac", "arc", "mag"];
    const anywhere = synonyms.filter(
      ({ term, holds }) => words.includes(term) && holds.at.length + holds.with.length === 0,
    );
    expect(anywhere.map(({ term }) => term)).toEqual([]);
  });
});

/** What a term stands for in a question. */
function meanings(question: string, term: string): readonly string[] {
  const words = foldText(question).split(" ");
  return synonyms
    .filter((synonym) => synonym.term === term && holdsIn(synonym, words, words.indexOf(term)))
    .flatMap(({ means }) => means);
}

describe("where a synonym holds", () => {
  test.each([
    ["TP cariste d'entrepôt", "tp", ["titre professionnel"]],
    ["chef de chantier TP", "tp", ["travaux publics"]],
    ["tp", "tp", ["travaux publics"]],
    ["caces pelle", "caces", ["conducteur d'engins de chantier"]],
    ["caces r489 1 3 5", "caces", ["cariste"]],
    ["caces", "caces", ["cariste", "conducteur d'engins"]],
    ["fimo voyageurs", "fimo", ["conducteur de transport en commun"]],
    ["fimo", "fimo", ["conducteur routier"]],
    ["ça me plaît", "me", []],
  ])("%s: %s is %j", (question, term, expected) => {
    expect(meanings(question, term)).toEqual(expected);
  });
});

describe("a file of synonyms", () => {
  const header = "term\tmeans\trome\tsource\tholds";

  test("is read line by line", () => {
    const [synonym] = parseSynonyms(
      "slang",
      `${header}\nPlacô\tplaquiste | plâtrier\tF1604 F1601\tusage\tat=alone +mur -bois\n`,
    );
    expect(synonym).toEqual({
      term: "placo",
      means: ["plaquiste", "plâtrier"],
      rome: ["F1604", "F1601"],
      kind: "slang",
      source: "usage",
      holds: { at: ["alone"], with: ["mur"], without: ["bois"] },
    });
  });

  test.each([
    ["another header", "term\tmeans\n"],
    ["a missing column", `${header}\nplaco\tplaquiste\n`],
    ["an unknown position", `${header}\nplaco\tplaquiste\t\tusage\tat=middle\n`],
    ["an unknown mark", `${header}\nplaco\tplaquiste\t\tusage\tmur\n`],
  ])("is refused for %s", (_, text) => {
    expect(() => parseSynonyms("slang", text)).toThrow();
  });
});
