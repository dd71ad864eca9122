import { expect, test } from "vitest";
import { cacesInText, cacesOfTitle } from "./caces-in-text.ts";

const titles = [
  ["RS6866", "Certificat d'aptitude à conduire en sécurité (CACES) - recommandation 489 catégorie 1A : transpalettes"],
  [
    "RS6867",
    "Certificat d'aptitude à conduire en sécurité (CACES) - recommandation 489 catégorie 1B : gerbeurs à conducteur",
  ],
  [
    "RS6869",
    "Certificat d'aptitude à conduire en sécurité (CACES) - recommandation 489 catégorie 3 – chariots élévateurs",
  ],
  [
    "RS7041",
    "Certificat d'aptitude à conduire en sécurité (CACES) Recommandation 482 catégorie B1 : Engins d’extraction",
  ],
  ["RS7040", "Certificat d'aptitude à conduire en sécurité (CACES) Recommandation 482 catégories A : Engins compacts"],
  ["RS7000", "Certificat d'aptitude à conduire en sécurité (CACES) Recommandation 486A catégorie A : PEMP"],
  ["RS6997", "Certificat d'aptitude à conduire en sécurité (CACES) - Recommandation 490 : grues de chargement"],
] as const;
const known = titles.flatMap(([code, title]) => {
  const read = cacesOfTitle(title);
  return read === null ? [] : [{ code, ...read, isTaught: false }];
});

test("reads the certificates of the register by their titles", () => {
  expect(known).toHaveLength(titles.length);
  expect(cacesOfTitle("Titre professionnel cariste d'entrepôt")).toBeNull();
});

test.each([
  ["caces 3", "", ["RS6869"]],
  ["CACES R489 cat. 3", "", ["RS6869"]],
  ["caces r 489 catégorie 1 et 3", "", ["RS6866", "RS6867", "RS6869"]],
  ["caces 1A 3", "", ["RS6866", "RS6869"]],
  ["formation caces 3 lille", "formation lille", ["RS6869"]],
  ["r389 cat 3", "", ["RS6869"]],
  ["caces r482", "", ["RS7041", "RS7040"]],
  ["caces b1", "", ["RS7041"]],
  ["caces engins de chantier", "engins de chantier", ["RS7041", "RS7040"]],
  ["caces nacelle a", "nacelle a", ["RS7000"]],
  ["R486", "", ["RS7000"]],
  ["caces r490", "", ["RS6997"]],
])("« %s » asks for its certificates", (text, rest, codes) => {
  const read = cacesInText(text, known);
  expect(read.certificates.map(({ code }) => code)).toEqual(codes);
  expect(read.text).toBe(rest);
});

test.each(["caces", "r2d2", "cariste 3", "niveau 3", "rs6869", "r485", "caces 9"])(
  "« %s » asks for no certificate of the register",
  (text) => {
    expect(cacesInText(text, known)).toEqual({ text, certificates: [] });
  },
);
