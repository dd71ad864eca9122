import { expect, it } from "vitest";
import { titleRoots } from "./title-words.ts";

it.each([
  ["Contrôle", "contrôler"],
  ["Installation", "installer"],
  ["Gestion", "gérer"],
  ["Vérification", "vérifier"],
  ["Fabrication", "fabriquer"],
  ["Conception", "concevoir"],
  ["Animaux", "animal"],
])("« %s » and « %s » have the same root", (one, other) => {
  expect(titleRoots(one)).toEqual(titleRoots(other));
});

it("leaves out small words and the numbering of registers", () => {
  expect(titleRoots("BLOC N°2 DE COMPETENCES N°2 fiche RNCP N° 1146 - Réalisation d'un produit")).toEqual(
    titleRoots("Réalisation produit"),
  );
  expect(titleRoots("Bloc de compétences n° 3")).toEqual([]);
});
