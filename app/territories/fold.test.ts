import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName } from "./fold.ts";

test.each([
  ["Saint-Omer", "saint omer"],
  ["ST OMER", "saint omer"],
  ["St-Omer", "saint omer"],
  ["Ste-Cécile", "sainte cecile"],
  ["Œuilly", "oeuilly"],
  ["Villeneuve-d'Ascq", "villeneuve d ascq"],
  ["villeneuve d’ascq", "villeneuve d ascq"],
  ["Boulogne s/Mer", "boulogne sur mer"],
  ["  L'Haÿ   les Roses ", "l hay les roses"],
  ["Élesmes", "elesmes"],
  // A ligature may carry an accent of its own.
  ["Ǽbelholt", "aebelholt"],
])("%s and its other spellings fold to %s", (name, folded) => {
  expect(foldName(name)).toBe(folded);
});

test("a name that begins with st keeps its other words", () => {
  expect(foldName("Steenvoorde")).toBe("steenvoorde");
});

test("folding twice changes nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => foldName(foldName(name)) === foldName(name)));
});
