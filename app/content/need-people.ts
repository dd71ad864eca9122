import { counted } from "./amounts.ts";
import { dayInWords } from "./dates.ts";

/** The words that the page itself bears: all that a browser loads of them. */
export const needPeopleTitles = {
  title: "Qui sait le faire, près d’ici",
  rounded: "Les nombres sont arrondis, et les plus petits ne sont pas dits : personne ne doit pouvoir être reconnu.",
  taughtTitle: "Où cela s’apprend",
  see: "Voir cette formation",
  askOpening: "Demander l’ouverture d’une session",
} as const;

/** Words of who can do what a need asks for, and of where it is taught. */
export const needPeopleText = {
  lede: (day: string, km: number): string =>
    `Personnes à moins de ${km} km qui ont accepté que leurs compétences soient lues. Comptées le ${dayInWords(day)}.`,
  notYet: "Elles seront comptées dans l’heure qui suit, si le besoin est prêt.",
  noSkill: "Aucun savoir-faire indispensable de la liste officielle n’est choisi : personne ne peut être compté.",
  labels: {
    haveAll: "Savent faire tout ce qui est indispensable",
    lackOne: "Il leur manque un bloc de formation",
    lackTwo: "Il leur manque deux blocs",
    lackThree: "Il leur manque trois blocs",
  },
  people: (count: number): string => counted(count, "personne", "personnes"),
  about: (count: number): string => `Au moins ${counted(count, "personne", "personnes")}`,
  few: (least: number): string => `Moins de ${least}`,
  taught: (sessions: number, seats: number | null, isCut: boolean): string =>
    `${isCut ? "Au moins " : ""}${counted(sessions, "session où entrer", "sessions où entrer")}${
      seats === null ? "" : `, ${counted(seats, "place libre connue", "places libres connues")}`
    }.`,
  next: (day: string | null, organisation: string): string =>
    day === null
      ? `La première : ${organisation}, sans date fixe.`
      : `La première : ${dayInWords(day)}, ${organisation}.`,
  noSession: (km: number): string => `Aucune session où entrer à moins de ${km} km.`,
  noBlock: "Aucun bloc de formation connu ne l’apprend.",
} as const;
