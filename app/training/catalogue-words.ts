import type { Modality, Pace } from "#search/values.ts";
import type { Recruiting } from "./reading/training-view.ts";

/** Codes of the catalogue in people’s words. */

export const modalityWords = {
  "on-site": "Sur place",
  mixed: "En partie à distance",
  remote: "À distance",
} as const satisfies Readonly<Record<Modality, string>>;

export const paceWords = {
  "full-time": "temps plein",
  "part-time": "temps partiel",
  evening: "cours du soir",
} as const satisfies Readonly<Record<Pace, string>>;

export const recruitingWords = {
  open: "Recrutement ouvert",
  closed: "Recrutement terminé",
  suspended: "Recrutement en pause",
  unknown: "Recrutement : à demander",
} as const satisfies Readonly<Record<Recruiting, string>>;

/** What a level is worth, on the scale 1 to 8 of décret 2019-14. */
export const levelWords: Readonly<Record<number, string>> = {
  1: "savoirs de base",
  2: "niveau 2",
  3: "niveau CAP",
  4: "niveau bac",
  5: "niveau bac + 2",
  6: "niveau bac + 3",
  7: "niveau bac + 5",
  8: "niveau doctorat",
};

/** Who pays, as the person who looks for a training reads it, after LHÉO dict-financeurs. */
export const funderWords: Readonly<Record<string, string>> = {
  "0": "un autre financeur",
  "2": "la Région",
  "3": "l’Europe (FSE)",
  "4": "France Travail",
  "5": "l’entreprise",
  "6": "l’État (ACSÉ)",
  "7": "l’Agefiph",
  "8": "le Département",
  "9": "la commune",
  "10": "vous-même",
  "11": "l’État (ministère du Travail)",
  "12": "l’État (Éducation nationale)",
  "13": "l’État",
  "14": "l’Europe",
  "15": "une collectivité",
  "16": "un OPCO (fonds des entreprises)",
  "17": "Transitions Pro",
  "18": "LADOM",
  "19": "l’État (ministère de l’Intérieur)",
  "20": "l’OFII",
};

/** Who pays, as professionals read it of somebody else: no "vous-même". */
export const funderWordsForProfessionals: Readonly<Record<string, string>> = {
  ...funderWords,
  "10": "la personne elle-même",
};

/** The big families of jobs, letters of the ROME, in short words. */
export const domainWords: Readonly<Record<string, string>> = {
  A: "Agriculture, espaces verts, animaux",
  B: "Arts et artisanat d’art",
  C: "Banque, assurance, immobilier",
  D: "Commerce et vente",
  E: "Communication, médias, numérique",
  F: "Bâtiment et travaux publics",
  G: "Hôtellerie, restauration, tourisme",
  H: "Industrie",
  I: "Installation et maintenance",
  J: "Santé",
  K: "Services à la personne et au public",
  L: "Spectacle",
  M: "Bureau, gestion, informatique",
  N: "Transport et logistique",
  Z: "Savoirs de base et projet",
};
