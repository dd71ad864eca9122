import type { Audience } from "./decide-positioning.ts";
import type { PositioningState } from "./positioning-states.ts";

/** What each audience reads of a state. The person's words say what comes next and blame nobody. */
export const positioningStateWords = {
  draft: { prescriber: "Brouillon", organisation: "Brouillon", person: "En préparation" },
  submitted: {
    prescriber: "Positionné(e), en attente de l’organisme",
    organisation: "À traiter",
    person: "Votre demande est envoyée à l’organisme de formation",
  },
  invited: {
    prescriber: "Convoqué(e) à une rencontre",
    organisation: "Convoqué(e)",
    person: "Vous êtes attendu(e) à une rencontre",
  },
  under_review: {
    prescriber: "En cours d’étude",
    organisation: "Décision à prendre",
    person: "L’organisme étudie votre demande",
  },
  waitlisted: {
    prescriber: "Sur liste d’attente",
    organisation: "Sur liste d’attente",
    person: "Vous êtes sur la liste d’attente",
  },
  proposed: {
    prescriber: "Place libérée, réponse de l’organisme attendue",
    organisation: "Place libérée à confirmer",
    person: "Une place se libère : l’organisme doit la confirmer",
  },
  accepted: {
    prescriber: "Retenu(e), confirmation attendue",
    organisation: "Retenu(e), confirmation attendue",
    person: "Une place est gardée pour vous : dites si vous la prenez",
  },
  enrolled: { prescriber: "Inscrit(e)", organisation: "Inscrit(e)", person: "Vous êtes inscrit(e)" },
  entered: { prescriber: "Entré(e) en formation", organisation: "Entré(e)", person: "Vous êtes en formation" },
  rejected: {
    prescriber: "Non retenu(e)",
    organisation: "Non retenu(e)",
    person: "Cette formation n’a pas pu vous accueillir",
  },
  no_show_event: {
    prescriber: "Absent(e) à la rencontre",
    organisation: "Absent(e) à la rencontre",
    person: "La rencontre est à reprendre",
  },
  declined: {
    prescriber: "Refus de la personne",
    organisation: "Refus de la personne",
    person: "Vous avez choisi de ne pas donner suite",
  },
  withdrawn: {
    prescriber: "Positionnement annulé",
    organisation: "Annulé par le prescripteur",
    person: "Votre référent a annulé cette demande",
  },
  no_show_entry: {
    prescriber: "Absent(e) à l’entrée",
    organisation: "Absent(e) à l’entrée",
    person: "Cette formation a commencé sans vous",
  },
  expired: {
    prescriber: "Sans suite, délai dépassé",
    organisation: "Sans suite, délai dépassé",
    person: "Cette demande est close : le délai est passé",
  },
  obsolete: {
    prescriber: "Entré(e) sur une autre formation",
    organisation: "Entré(e) sur une autre formation",
    person: "Close : vous suivez une autre formation",
  },
  session_cancelled: {
    prescriber: "Session annulée",
    organisation: "Session annulée",
    person: "La session est annulée",
  },
} as const satisfies Readonly<Record<PositioningState, Readonly<Record<Audience, string>>>>;
