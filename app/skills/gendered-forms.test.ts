import { expect, test } from "vitest";
import { genderedForms } from "./gendered-forms.ts";

test.each([
  ["Soudeur / Soudeuse", ["Soudeur", "Soudeuse"]],
  ["Conducteur / Conductrice d'engins agricoles", ["Conducteur d'engins agricoles", "Conductrice d'engins agricoles"]],
  ["Ouvrier agricole / Ouvrière agricole", ["Ouvrier agricole", "Ouvrière agricole"]],
  ["Aide à domicile", ["Aide à domicile"]],
  ["A / B / C", ["A / B / C"]],
])("%s stands for %j", (label, forms) => {
  expect(genderedForms(label)).toEqual(forms);
});
