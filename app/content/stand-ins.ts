import { dayAndMonth } from "./dates.ts";

export const standInsPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "remplacement-prevu": "Le remplacement est enregistré.",
    "remplacement-arrete": "Le remplacement est arrêté.",
  },
  title: "Remplacements",
  lede: "Pendant une absence, un collègue suit les personnes à votre place. Il ouvre leurs dossiers ces jours-là seulement.",
  list: "Remplacements prévus et en cours",
  none: "Aucun remplacement n’est prévu. Prévoyez le prochain ci-dessous.",
  line: (away: string, standIn: string): string => `${standIn} remplace ${away}`,
  period: (startsOn: string, endsOn: string): string =>
    startsOn === endsOn ? `le ${dayAndMonth(startsOn)}` : `du ${dayAndMonth(startsOn)} au ${dayAndMonth(endsOn)}`,
  now: "en cours",
  end: "Arrêter",
  declare: "Prévoir un remplacement",
  away: "Qui est absent ?",
  standIn: "Qui remplace ?",
  choose: "Choisissez une personne",
  startsOn: "Premier jour",
  endsOn: "Dernier jour",
  submit: "Prévoir le remplacement",
  nobody: "Aucun collègue ne peut vous remplacer. Demandez d’abord à votre responsable d’en inviter un.",
  errors: {
    awayMembershipId: "Choisissez qui est absent.",
    standInMembershipId: "Choisissez qui remplace.",
    startsOn: "Écrivez le premier jour, par exemple 12/01/2027.",
    endsOn: "Écrivez un dernier jour qui vient après le premier.",
  },
  over: "Ces dates sont passées. Choisissez un dernier jour à venir.",
  exists: (startsOn: string, endsOn: string): string =>
    `Ce remplacement existe déjà du ${dayAndMonth(startsOn)} au ${dayAndMonth(endsOn)}. Choisissez d’autres dates.`,
  sameMember: "On ne se remplace pas soi-même. Choisissez quelqu’un d’autre.",
  cannotFollow: "Le rôle de ce membre ne permet pas le suivi. Choisissez quelqu’un d’autre.",
  hasLeft: "Cette personne a quitté l’organisation. Choisissez quelqu’un d’autre.",
} as const;
