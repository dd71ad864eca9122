import { describe, expect, it } from "vitest";
import { blockName } from "./block-name.ts";

const named = (label: string, certification: string | null = "Boulanger"): string =>
  blockName({ code: "RNCP18704BC03", label, certification });

describe("the name of a block", () => {
  it.each([
    [
      "BLOC DE COMPETENCES N°4 fiche RNCP N°24745 - Mathématiques et sciences physiques",
      "Mathématiques et sciences physiques",
    ],
    ["Bloc de compétence N° 1 Fiche RNCP n°26611-Fabrication d'une commande", "Fabrication d'une commande"],
    ["Bloc de compétences n°4 de la fiche n°26706 – Piloter des équipes", "Piloter des équipes"],
    ["Bloc de compétence n° 2 - Fiche RNCP n° 7069 - Projet professionnel", "Projet professionnel"],
    ["BLOC N°2 DE COMPETENCES N°2 fiche RNCP N 453 - Préparation du travail", "Préparation du travail"],
    ["BLOC DE COMPETENCES N°8 fiche RNCP N 24703 - Economie-Gestion", "Economie-Gestion"],
    ["Blocs de compétences n°1 : Analyser l'environnement", "Analyser l'environnement"],
    ["Bloc 7 (Bloc 7a) Nettoyer et désinfecter", "Nettoyer et désinfecter"],
    ["Bloc n° 3 : Management opérationnel", "Management opérationnel"],
    ["BLOC DE COMPÉTENCES 8 : GESTION DE PROJET ET POSITIONNEMENT", "Gestion de projet et positionnement"],
    ["UP2 - Préparer la pâte", "Préparer la pâte"],
    ["Préparer des repas", "Préparer des repas"],
    ["langue vivante", "Langue vivante"],
    ["Gérer", "Gérer"],
    ["Blocage d'un mur", "Blocage d'un mur"],
  ])("%s", (label, name) => {
    expect(named(label)).toBe(name);
  });

  it.each([
    "Bloc de compétences N° 7 fiche RNCP N° 12508",
    "Bloc de compétences N° 3 fiche RNCP N° 18704 - PSE",
    "EP 3",
    "/",
    "NEANT",
    "",
  ])("that says nothing is its number in its certification: « %s »", (label) => {
    expect(named(label)).toBe("Bloc 3 de « Boulanger »");
    expect(named(label, null)).toBe("Bloc 3 (RNCP18704BC03)");
  });
});
