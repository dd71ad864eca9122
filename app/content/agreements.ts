import { dayAndMonth } from "./dates.ts";

export const agreementsPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "convention-enregistree": "La convention est enregistrée.",
  },
  title: "Conventions",
  lede: "Par une convention d’association, la Région ouvre ses formations aux personnes que suit un Département.",
  opens: "Tant qu’elle est en vigueur, vos habilitations servent. Quand elle se termine, elles ne servent plus.",
  notConcerned: "Seuls les Départements et les organismes qui agissent pour eux ont besoin d’une convention.",
  groups: {
    alive: "En vigueur",
    coming: "À venir",
    ended: "Terminées",
  },
  none: "Aucune convention n’est enregistrée. Appelez la Région : sans convention, aucune place ne peut être demandée.",
  noneForRegion: "Aucune convention n’est enregistrée. Enregistrez la première ci-dessous.",
  period: (startsOn: string, endsOn: string): string => `du ${dayAndMonth(startsOn)} au ${dayAndMonth(endsOn)}`,
  reference: (reference: string): string => `Référence : ${reference}`,
  delegates: "Organismes qui agissent pour votre Département",
  delegatesLede: "La convention leur ouvre les mêmes formations. Chacun demande sa propre habilitation.",
  record: "Enregistrer une convention",
  departement: "Département",
  chooseDepartement: "Choisissez un Département",
  referenceLabel: "Référence du document signé",
  referenceHint: "Par exemple le numéro de la délibération.",
  startsOn: "Premier jour",
  endsOn: "Dernier jour",
  submit: "Enregistrer la convention",
  changeEnd: "Changer le dernier jour",
  newEnd: "Nouveau dernier jour",
  submitEnd: "Changer la date",
  errors: {
    organisationId: "Choisissez un Département.",
    reference: "Écrivez la référence, 80 signes au plus.",
    startsOn: "Écrivez le premier jour, par exemple 12/01/2027.",
    endsOn: "Écrivez un dernier jour qui vient après le premier.",
  },
  overlaps: (startsOn: string, endsOn: string): string =>
    `Une autre convention court du ${dayAndMonth(startsOn)} au ${dayAndMonth(endsOn)}. Choisissez d’autres dates.`,
} as const;
