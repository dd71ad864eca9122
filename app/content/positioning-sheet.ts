import { dayInWords } from "./dates.ts";

/** The page of one positioning, to print on one sheet. */
export const positioningSheet = {
  title: (name: string): string => `Fiche de positionnement de ${name}`,
  fallback: "Fiche de positionnement",
  how: "Imprimez cette page avec le menu de votre navigateur : elle tient sur une feuille.",
  person: "La personne",
  name: "Nom",
  training: "La formation demandée",
  trainingName: "Formation",
  organisation: "Organisme",
  organisationPhone: "Téléphone de l’organisme",
  place: "Lieu",
  dates: "Dates",
  payer: "Financement",
  state: "Où en est la demande",
  now: "Aujourd’hui",
  next: "Ensuite",
  history: "Ce qui s’est passé",
  followedBy: "Suivi par",
  printedOn: (day: string): string => `Fiche du ${dayInWords(day)}.`,
  sign: "Signature de la personne",
  notGiven: "Non communiqué",
  back: "Revenir au dossier",
} as const;
