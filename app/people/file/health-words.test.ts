import { expect, test } from "vitest";
import { healthWordIn } from "./health-words.ts";

test.each([
  ["Dupont RQTH", "RQTH"],
  ["Bât. B, personne handicapée", "handicapée"],
  ["(dépression)", "dépression"],
  ["Zoé, détenue", "détenue"],
])("« %s » says %s", (text, word) => {
  expect(healthWordIn(text)).toBe(word);
});

test.each([
  ...["12 boulevard des Invalides", "3 rue de l’Hôpital", "Rue de la Maladrerie", "5 rue de la Prison", "Sida Cancela"],
  ...["Résidence Marie Curie, chez Mme Aahmed", ""],
])("« %s » is a name or an address", (text) => {
  expect(healthWordIn(text)).toBeNull();
});
