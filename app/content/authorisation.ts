import { dayAndMonth } from "./dates.ts";

export const authorisationsPage = {
  title: "Habilitations",
  lede: "Une habilitation permet à votre organisation de demander des places de formation pour les personnes suivies.",
  regionLede: "Les demandes de toutes les organisations, la plus récente d’abord.",
  today: "Demander des places aujourd’hui",
  yes: (until: string): string => `oui, jusqu’au ${dayAndMonth(until)}`,
  no: "non",
  list: "Vos habilitations",
  none: "Votre organisation n’a encore rien demandé.",
  askManager: "Une personne responsable de votre organisation peut faire la demande.",
  noneFound: "Aucune habilitation ne correspond. Changez l’état ou l’organisation.",
  ask: "Demander une habilitation",
  filter: "Afficher",
  state: "État",
  organisation: "Organisation",
  all: "toutes",
  more: "Voir les demandes plus anciennes",
  requestedOn: (day: string): string => `demandée le ${day}`,
  open: "Voir",
  stateOf: (state: string): string => `Habilitation ${state}`,
  scope: (departements: string, programmes: string): string => `${departements} : ${programmes}`,
} as const;

export const requestAuthorisationPage = {
  title: "Demander une habilitation",
  lede: "La Région examine la demande et décide. Vous voyez sa décision sur la page « Habilitations ».",
  departements: "Dans quels Départements ?",
  programmes: "Pour quels programmes ?",
  startsOn: "Premier jour",
  endsOn: "Dernier jour",
  submit: "Envoyer la demande",
  errors: {
    departements: "Choisissez au moins un Département.",
    programmes: "Choisissez au moins un programme.",
    startsOn: "Écrivez le premier jour, par exemple 12/01/2027.",
    endsOn: "Écrivez un dernier jour qui vient après le premier.",
  },
} as const;

export const authorisationPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "habilitation-decidee": "La décision est enregistrée. L’organisation la voit.",
    "habilitation-demandee": "La demande est envoyée à la Région.",
  },
  title: (organisation: string): string => `Habilitation : ${organisation}`,
  state: "État",
  departements: "Départements",
  programmes: "Programmes",
  audiences: "Publics",
  everyAudience: "tous",
  period: "Période",
  history: "Ce qui s’est passé",
  reason: (text: string): string => `Motif : ${text}`,
  decide: "Décider",
  reasonLabel: "Motif",
  reasonHint: "L’organisation le lira. 300 signes au plus. N’écrivez le nom de personne.",
  reasonMissing: "Écrivez le motif : l’organisation doit comprendre. 300 signes au plus.",
  nothingToDecide: "Il n’y a plus rien à décider : l’organisation peut faire une nouvelle demande.",
  back: "Toutes les habilitations",
  stale: (state: string): string =>
    `Quelqu’un a décidé entre-temps : cette habilitation est maintenant ${state}. Relisez, puis décidez.`,
} as const;

/** Why something about a right to position is refused, and what to do. */
export const positionRefusal = {
  kindNotPrescribing: (kind: string): string => `Ce type d’organisation (${kind}) ne demande pas de places.`,
  missing: "Votre organisation n’a pas d’habilitation. Une personne responsable peut la demander.",
  requested: "La demande attend la décision de la Région.",
  refused: "La Région a refusé la demande. Lisez le motif, puis faites une nouvelle demande.",
  suspended: "La Région a suspendu l’habilitation. Lisez le motif, puis appelez la Région.",
  expired: "L’habilitation est arrivée à son terme. Demandez-en une nouvelle.",
  departement: "Aucune habilitation accordée ne couvre ce Département. Demandez-en une.",
  programme: "Aucune habilitation accordée ne couvre ce programme. Demandez-en une.",
  notStarted: (day: string): string => `L’habilitation commence le ${dayAndMonth(day)}.`,
  ended: (day: string): string => `L’habilitation s’est terminée le ${dayAndMonth(day)}. Demandez-en une nouvelle.`,
  agreementMissing: "Aucune convention ne lie la Région et le Département. La Région doit l’enregistrer d’abord.",
  agreementNotStarted: (day: string): string => `La convention avec le Département commence le ${dayAndMonth(day)}.`,
  agreementEnded: (day: string): string =>
    `La convention avec le Département s’est terminée le ${dayAndMonth(day)}. La Région doit enregistrer la suivante.`,
  periodOver: (day: string): string =>
    `La période demandée s’est terminée le ${dayAndMonth(day)}. Choisissez d’autres dates.`,
  periodNotOver: (day: string): string => `La période dure jusqu’au ${dayAndMonth(day)}.`,
} as const;
