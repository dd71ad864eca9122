import type { Modality, Pace } from "#search/values.ts";

/** What each value of a facet is called in the API and, unless a screen says it shorter, on the pages. */
export const modalityLabels: Readonly<Record<string, string>> = {
  "on-site": "Sur place",
  mixed: "Mixte",
  remote: "À distance",
} satisfies Readonly<Record<Modality, string>>;

export const paceLabels: Readonly<Record<string, string>> = {
  "full-time": "Temps plein",
  "part-time": "Temps partiel",
  evening: "Cours du soir",
} satisfies Readonly<Record<Pace, string>>;

/** The scale 1 to 8 of décret 2019-14. */
export const levelLabels: Readonly<Record<string, string>> = {
  "1": "Niveau 1 (savoirs de base)",
  "2": "Niveau 2 (activités simples)",
  "3": "Niveau 3 (CAP, BEP)",
  "4": "Niveau 4 (bac)",
  "5": "Niveau 5 (bac + 2)",
  "6": "Niveau 6 (bac + 3 ou 4)",
  "7": "Niveau 7 (bac + 5)",
  "8": "Niveau 8 (doctorat)",
};

export const lackingLabel = "Ce qui me manque ou reste à vérifier";
export const certifyingLabel = "Formation certifiante";
export const permanentLabel = "Entrée à tout moment";
export const seatsLabel = "Recrutement ouvert";
export const accessibleLabel = "Lieu accessible aux personnes handicapées";
export const paidLabel = "Payée par un financeur public ou collectif";
/** Trainings without ROME code: basic skills, finding one's way. */
export const noDomainLabel = "Savoirs de base et projet";
