import fc from "fast-check";
import { expect, test } from "vitest";
import { textBlocks } from "./text-blocks.ts";

const paragraph = (text: string) => ({ kind: "paragraph", text });
const list = (...items: string[]) => ({ kind: "list", items });

test.each([
  ["Souder.", [paragraph("Souder.")]],
  ["Premier paragraphe.\nSecond paragraphe.", [paragraph("Premier paragraphe."), paragraph("Second paragraphe.")]],
  [
    "Vous saurez :\n- lire un plan\n- souder\nPuis un examen.",
    [paragraph("Vous saurez :"), list("lire un plan", "souder"), paragraph("Puis un examen.")],
  ],
  ["1. Accueil\n2. Atelier", [{ kind: "numbered", items: ["Accueil", "Atelier"] }]],
  ["Cloisons ; doublages ; plafonds", [list("Cloisons", "doublages", "plafonds")]],
  ["Vous saurez : - lire - souder", [paragraph("Vous saurez :"), list("lire - souder")]],
  [
    "Au programme :\nCloisons\nDoublages\nPlafonds",
    [paragraph("Au programme :"), list("Cloisons", "Doublages", "Plafonds")],
  ],
  ["Cloisons\nDoublages", [paragraph("Cloisons"), paragraph("Doublages")]],
  ["Levage\nLevage", [paragraph("Levage")]],
  ["", []],
])("« %s » is laid out", (text, blocks) => {
  expect(textBlocks(text)).toEqual(blocks);
});

test("no word is lost", () => {
  const words = fc.array(fc.constantFrom("levage", "atelier", "\n", "- ", "1. ", " ; ", " : "), { maxLength: 30 });
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(" ");
      const shown = JSON.stringify(textBlocks(text));
      return ["levage", "atelier"].every((word) => !text.includes(word) || shown.includes(word));
    }),
  );
});
