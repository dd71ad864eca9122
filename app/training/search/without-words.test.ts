import { expect, it } from "vitest";
import { asWrittenIn, withoutWords } from "./without-words.ts";

it.each([
  ["couvreur,hirson", "hirson", "couvreur"],
  ["couvreur/hirson", "hirson", "couvreur"],
  ["couvreur (hirson) débutant", "hirson", "couvreur débutant"],
  ["hirson;couvreur", "hirson", "couvreur"],
  ["couvreur à Hirson, débutant", "à Hirson", "couvreur débutant"],
  ["soudeur boulogne s/mer", "boulogne s/mer", "soudeur"],
  ["coiffeur autour d’Hirson", "autour d’ Hirson", "coiffeur"],
  ["hirson", "Hirson", ""],
])("« %s » without « %s » is « %s »", (text, words, left) => {
  expect(withoutWords(text, words)).toBe(left);
});

it("gives nothing without words that are not there", () => {
  expect(withoutWords("couvreur", "hirson")).toBeNull();
});

it("finds words as the text writes them", () => {
  expect(asWrittenIn("Élèctricein du bâtiment", "electricein")).toBe("Élèctricein");
  expect(asWrittenIn("menui-sier, Lille", "menui sier")).toBe("menui-sier");
  expect(asWrittenIn("couvreur", "soudeur")).toBe("soudeur");
});
