import { expect, it } from "vitest";
import { formWords } from "./form-words.ts";

it.each([
  ["Nom", "Remplissez ce champ.", "Nom : remplissez ce champ."],
  ["Dernier jour", "Écrivez le dernier jour.", "Dernier jour : écrivez le dernier jour."],
  ["Qui est absent ?", "Choisissez qui est absent.", "Qui est absent ? Choisissez qui est absent."],
  ["SIRET de l’organisme", "SIRET trop court.", "SIRET de l’organisme : SIRET trop court."],
  [null, "L’adresse ou le mot de passe ne va pas.", "L’adresse ou le mot de passe ne va pas."],
])("of %s, the summary says what is wrong and of what", (label, message, said) => {
  expect(formWords.problemOf(label, message)).toBe(said);
});
