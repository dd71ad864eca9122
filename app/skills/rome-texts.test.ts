import { expect, test } from "vitest";
import { joinSentences } from "./rome-texts.ts";

test("sentences are read in their order, whatever their order in the file", () => {
  const sentences = [
    { position: 10, text: "Nettoie le poste." },
    { position: 2, text: "Coupe" },
    { position: 1, text: "Mesure la pièce." },
  ];
  expect(joinSentences(sentences)).toBe("Mesure la pièce. Coupe. Nettoie le poste.");
});

test("an apostrophe doubled by the export is written once", () => {
  expect(joinSentences([{ position: 1, text: "Assure l''entretien d''un engin." }])).toBe(
    "Assure l'entretien d'un engin.",
  );
});

test("a métier without sentences has an empty text", () => {
  expect(joinSentences([])).toBe("");
});
