import { ownAidPage } from "./aids.ts";
import { dayInWords } from "./dates.ts";
import { proposalPage } from "./proposals.ts";

/** All that was asked for a person, whichever organisation did, once they have an account. */
export const ownRequestsPage = {
  title: "Mes demandes et propositions",
  lede: "Toutes vos demandes sont ici, quel que soit l’organisme qui vous suit.",
  saved: {
    "place-prise": "C’est enregistré : vous prenez la place. L’organisme et votre référent sont prévenus.",
    "place-laissee":
      "C’est enregistré : vous ne suivez pas cette formation. L’organisme et votre référent sont prévenus.",
    ...proposalPage.ownSaved,
    ...ownAidPage.ownSaved,
    "proposition-oui": "C’est enregistré : vous avez dit oui. Votre référent envoie la demande.",
    "proposition-non": "C’est enregistré : vous avez dit non. Votre référent peut chercher autre chose avec vous.",
  },
  suggestions: "Votre référent vous propose",
  suggestionsLede: "Rien n’est envoyé à l’organisme avant votre réponse. Dire non ne change rien à votre suivi.",
  answerBy: (day: string): string => `Répondez avant la fin du ${dayInWords(day)}.`,
  agreed: "Vous avez dit oui. Votre référent envoie la demande.",
  agree: "Oui, cette formation m’intéresse",
  refuse: "Non merci",
  requests: "Vos demandes",
  none: "Aucune demande pour l’instant. Votre référent en fait une avec vous, ou cherchez une formation.",
  search: "Chercher une formation",
  confirm: "Je prends la place",
  decline: "Je ne donne pas suite",
  whoRead: "Qui a lu mon dossier",
  whoReadLede: "Chaque lecture de votre dossier est notée, avec le jour et l’organisme.",
} as const;
