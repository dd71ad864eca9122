import { counted } from "./amounts.ts";

/** What a company reads, by the link of its need, of an operation that is open for it. */
export const toldOperationTitles = {
  title: "Une opération pour votre besoin",
  lede: "Des conseillers cherchent ensemble des personnes, et un parcours de formation est préparé pour elles.",
} as const;

/** The same: what is said of each. */
export const toldOperationText = {
  state: "Où elle en est",
  places: "Places prévues",
  until: "Personnes cherchées jusqu’au",
  joined: "Ont dit oui",
  entered: "Entrées en formation",
  about: (count: number): string => `Au moins ${counted(count, "personne", "personnes")}`,
  few: "Moins de 11",
} as const;

/** The operations of a need, on its page. */
export const operationsOfNeed = {
  link: "Ouvrir une opération pour ce besoin",
  existing: "Opérations pour ce besoin",
} as const;
