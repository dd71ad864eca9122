import { expect, it } from "vitest";
import { isGeneralSubject } from "./general-subject.ts";

it.each([
  "U60 :langue vivante étrangère",
  "UG3 - Education physique et sportive",
  "BLOC DE COMPETENCES N°9 fiche RNCP N 24738 - Langue vivante",
  "EG2 : Mathématiques et sciences physiques et chimiques",
  "UNITÉ U52 Histoire, géographie et enseignement moral et civique",
  "UCG1 : Mobiliser les outils nécessaires au traitement de l'information",
  "UP2 : épreuve pratique prenant en compte la formation en milieu professionnel",
  "BLOC DE COMPETENCES N°4 fiche RNCP N 739 - Période de formation en entreprise",
  "Mobilité (bloc facultatif)",
  "UNITÉ UP2 Épreuves pratiques",
  "Bloc de compétences N° 1 fiche RNCP N° 12508- technologie",
  "Sans objet",
])("« %s » is a subject of school or a bare exam", (title) => {
  expect(isGeneralSubject(title)).toBe(true);
});

it.each([
  "Expression et communication écrites et orales",
  "EP2 techniques professionnelles de remise en état",
  "U30 Suivi et réalisation d'ouvrages en entreprise",
  "Analyse d’une situation relative à l’activité physique/ou et sportive (personne, structure, événement)",
  "Communication technique",
  "Technologie du bois",
  "Enseigner l’anglais à des adultes",
  "Négocier en anglais",
])("« %s » teaches something of a job", (title) => {
  expect(isGeneralSubject(title)).toBe(false);
});
