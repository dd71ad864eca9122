/** Codes of the catalogue in people’s words. */

export const modalityWords = {
  "on-site": "Sur place",
  mixed: "En partie à distance",
  remote: "À distance",
} as const;

export const paceWords = {
  "full-time": "temps plein",
  "part-time": "temps partiel",
  evening: "cours du soir",
} as const;

export const recruitingWords = {
  open: "Recrutement ouvert",
  closed: "Recrutement terminé",
  suspended: "Recrutement en pause",
  unknown: "Recrutement : à demander",
} as const;

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

/** Who pays, after LHÉO dict-financeurs. `free`: a collective funder, so the courses are free for a job seeker. */
export const funderWords: Readonly<Record<string, { readonly words: string; readonly free: boolean }>> = {
  "0": { words: "un autre financeur", free: false },
  "2": { words: "la Région", free: true },
  "3": { words: "l’Europe (FSE)", free: false },
  "4": { words: "France Travail", free: true },
  "5": { words: "l’entreprise", free: false },
  "6": { words: "l’État (ACSÉ)", free: true },
  "7": { words: "l’Agefiph", free: true },
  "8": { words: "le Département", free: true },
  "9": { words: "la commune", free: true },
  "10": { words: "vous-même", free: false },
  "11": { words: "l’État (ministère du Travail)", free: true },
  "12": { words: "l’État (Éducation nationale)", free: true },
  "13": { words: "l’État", free: true },
  "14": { words: "l’Europe", free: false },
  "15": { words: "une collectivité", free: true },
  "16": { words: "un OPCO (fonds des entreprises)", free: true },
  "17": { words: "Transitions Pro", free: false },
  "18": { words: "LADOM", free: false },
  "19": { words: "l’État (ministère de l’Intérieur)", free: false },
  "20": { words: "l’OFII", free: false },
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

/** Départements of the region, by code. */
export const departementWords: Readonly<Record<string, string>> = {
  "02": "Aisne",
  "59": "Nord",
  "60": "Oise",
  "62": "Pas-de-Calais",
  "80": "Somme",
};
