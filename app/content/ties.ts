import { dayAndMonth } from "./dates.ts";

/** Why two files stay two, in words that say no more than is needed. */
const refused = {
  "two-accounts": "Chacun des deux dossiers est déjà relié à un compte. Les dossiers restent séparés.",
  "same-session": "Les deux dossiers ont une demande en cours sur une même session. L’une doit d’abord être annulée.",
  "two-stays": "Les deux dossiers sont en formation au même moment. Les dossiers restent séparés.",
  "unknown-tie": "Cette demande a déjà reçu une réponse, ou son délai est passé.",
  "not-allowed": "Votre rôle ne permet pas cette action.",
} as const;

export const askTiePage = {
  title: "Déjà suivie par un autre organisme",
  lede: "Une personne du même nom, née le même jour, habitant ou née dans la même commune, est déjà suivie par un autre organisme.",
  why: "Si c’est la même personne, réunir les deux suivis évite deux demandes sur une même session. Chaque organisme garde son dossier.",
  what: "Un référent de l’autre organisme répondra. Il verra le nom qu’il connaît déjà, et rien de votre dossier.",
  ask: "Demander de réunir",
  later: "Continuer sans demander",
  saved: { "demande-envoyee": "Demande envoyée. Sans réponse à temps, les deux dossiers restent séparés." },
  refused: {
    "unknown-person": "Ce dossier n’est pas le vôtre.",
    "nobody-alike": "Aucun autre organisme ne suit cette personne, ou les dossiers sont déjà réunis.",
    "already-asked": "La demande est déjà envoyée. L’autre organisme n’a pas encore répondu.",
    "already-refused": "L’autre organisme a répondu que ce n’est pas la même personne.",
    "not-allowed": refused["not-allowed"],
  },
} as const;

export const askedTiesPage = {
  title: "Est-ce la même personne ?",
  lede: "Un autre organisme suit quelqu’un qui porte le même nom, né le même jour, dans la même commune. Vous seul savez si c’est la même personne.",
  nothing: "Personne ne vous demande rien pour le moment.",
  name: (firstName: string, lastName: string): string => `${firstName} ${lastName}`,
  answerBy: (day: string): string => `Réponse attendue au plus tard le ${dayAndMonth(day)}.`,
  agree: "Oui, réunir",
  refuse: "Non, ce n’est pas elle",
  saved: {
    reunis: "Les deux suivis sont réunis. Votre dossier n’a pas changé.",
    separes: "Les deux dossiers restent séparés.",
  },
  refused,
} as const;
