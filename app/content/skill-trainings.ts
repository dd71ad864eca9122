import { counted } from "./amounts.ts";
import { type Lacking, lackingName, lackingOne } from "./lacking.ts";
import type { Voiced } from "./skill-voice.ts";

export const trainingsPage = {
  title: (label: string): string => `Des formations pour ce métier\u00a0: ${label}`,
  askTitle: "Où habitez-vous ?",
  askLede: "Pour voir les dates près de chez vous.",
  place: "Où habitez-vous ?",
  placeHint: "Une ville ou un code postal, par exemple : Lens, ou 62300.",
  radius: "Jusqu’où pouvez-vous aller ?",
  radii: { "15": "15 km", "30": "30 km", "50": "50 km", "100": "100 km" },
  submit: "Voir les formations",
  near: (place: string, km: number): string => `Autour de ${place}, à moins de ${km} km.`,
  changePlace: "Changer de ville ou de distance",
  lede: (blocks: number): string =>
    `Un bloc est un morceau de formation : obtenu, il est à vous. Ici, ${counted(blocks, "bloc vous aide", "blocs vous aident")}.`,
  brings: (count: number, of: number, lacking: Lacking): string =>
    `Ce bloc vous apporte ${count} des ${of} compétences ${lackingName(lacking)}\u00a0:`,
  bringsOnly: (lacking: Lacking): string => `Ce bloc vous apporte ${lackingOne(lacking)}\u00a0:`,
  dates: "Les prochaines dates",
  moreDates: (count: number): string => `et ${counted(count, "autre date", "autres dates")}`,
  goOn: "Voir un parcours complet, avec des dates",
  none: (place: string, km: number): string =>
    `Aucune date à moins de ${km} km de ${place} pour ce qu’il vous reste à apprendre.`,
  noneBlocks:
    "Aucune formation connue n’apporte ce qu’il vous reste à apprendre. Cela arrive : tous les liens ne sont pas encore faits.",
  todo: "Que faire ?",
  todos: [
    "Cherchez plus loin : sur la page des formations, changez la ville ou la distance.",
    "Demandez une aide individuelle : un conseiller peut faire payer une formation qui n’est pas dans cette liste.",
    "Appelez le numéro gratuit en bas de cette page.",
  ],
  elsewhere: "Ces blocs aussi vous aideraient, mais sans date près de chez vous",
  vae: "Vous savez déjà faire une partie de tout cela ? Demandez à l’organisme un test d’entrée : il peut raccourcir la formation.",
  errors: { place: "Écrivez une ville ou un code postal." },
  places: {
    unknown: "Nous ne connaissons pas cette ville. Écrivez son nom entier, ou son code postal.",
    outside: (label: string): string => `${label} n’est pas dans la région. Écrivez la ville d’ici la plus proche.`,
    several: (names: string): string => `Plusieurs villes s’appellent ainsi : ${names}. Écrivez le code postal.`,
  },
  saved: { lieu: "C’est noté." },
} as const;

const lackingNamesBeside: Readonly<Record<Lacking, string>> = {
  missing: "qui lui manquent",
  unsure: "qui restent à vérifier",
  mixed: "qui lui manquent ou restent à vérifier",
};
/** "qui lui manquent": of somebody, to who reads beside them. */
export const lackingNameBeside = (lacking: Lacking): string => lackingNamesBeside[lacking];
const lackingOneBeside = (lacking: Lacking): string =>
  lacking === "missing" ? "la compétence qui lui manque" : "la compétence qui reste à vérifier";

/** The same pages, beside somebody: they speak of the person, and to whoever follows them. */
const besideTrainings = {
  ...trainingsPage,
  askTitle: "Où habite la personne ?",
  askLede: "Pour voir les dates près de chez elle.",
  place: "Où habite-t-elle ?",
  radius: "Jusqu’où peut-elle aller ?",
  lede: (blocks: number): string =>
    `Un bloc est un morceau de formation : obtenu, il est à la personne. Ici, ${counted(blocks, "bloc l’aide", "blocs l’aident")}.`,
  brings: (count: number, of: number, lacking: Lacking): string =>
    `Ce bloc apporte à la personne ${count} des ${of} compétences ${lackingNameBeside(lacking)}\u00a0:`,
  bringsOnly: (lacking: Lacking): string => `Ce bloc apporte à la personne ${lackingOneBeside(lacking)}\u00a0:`,
  none: (place: string, km: number): string =>
    `Aucune date à moins de ${km} km de ${place} pour ce qu’il reste à apprendre à la personne.`,
  noneBlocks:
    "Aucune formation connue n’apporte ce qu’il reste à apprendre à la personne. Cela arrive : tous les liens ne sont pas encore faits.",
  todos: [
    "Cherchez plus loin : sur la page des formations, changez la ville ou la distance.",
    "Regardez si une aide individuelle peut payer une formation qui n’est pas dans cette liste.",
    "Demandez l’ouverture d’une session, si plusieurs personnes en ont besoin.",
  ],
  elsewhere: "Ces blocs aussi l’aideraient, mais sans date près de chez elle",
  vae: "La personne sait déjà faire une partie de tout cela ? Demandez à l’organisme un test d’entrée : il peut raccourcir la formation.",
} as const;

/** The words of trainings, by who reads them. */
export const trainingsWords: Voiced<typeof trainingsPage> = {
  own: trainingsPage,
  beside: besideTrainings,
};
