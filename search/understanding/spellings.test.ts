import { expect, it } from "vitest";
import { foldText } from "./fold-text.ts";
import { readSpellings } from "./spellings.ts";

it("writes a folded word as the texts write it most", async () => {
  const texts = ["Électricien / Électricienne", "ELECTRICIEN", "Électricien d'équipement", "Soudeur", "Chef d'œuvre"];
  const spellings = await readSpellings(texts, new Map(texts.map((text) => [text, foldText(text).split(" ")])));
  expect([...spellings]).toEqual([
    ["electricien", "électricien"],
    ["electricienne", "électricienne"],
    ["equipement", "équipement"],
    ["oeuvre", "œuvre"],
  ]);
});
