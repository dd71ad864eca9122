import { counted, grouped } from "./amounts.ts";
import { type Lacking, lackingName } from "./lacking.ts";
import { lackingNameBeside, trainingsPage, trainingsWords } from "./skill-trainings.ts";
import type { SkillVoice, Worded } from "./skill-voice.ts";

export const pathPage = {
  title: (label: string): string => `Votre parcours\u00a0: ${label}`,
  titleBeside: (label: string): string => `Parcours de formation\u00a0: ${label}`,
  none: trainingsPage.none,
  notWorth: (place: string, km: number): string =>
    `Des formations existent à moins de ${km} km de ${place}, mais elles sont trop longues, trop tard, ou d’un autre métier. ` +
    "Nous n’en faisons pas un parcours.",
  tightLimits:
    "Des dates existent près de chez vous, mais elles demandent plus d’heures par semaine, ou plus d’argent, que vos limites. " +
    "Changez-les pour voir ces parcours, ou appelez un conseiller : il connaît des aides.",
  virtues: {
    soonest: "fini le plus tôt",
    nearest: "le plus près",
    shortest: "le plus court",
    fullest: "le plus complet",
  },
  choose: "Les parcours possibles",
  only: "Un seul parcours est possible avec les dates connues.",
  summary: (steps: number, hours: string, end: string): string =>
    `${counted(steps, "étape", "étapes")}, ${hours} en tout, fini le ${end}.`,
  covers: (points: number, before: number, of: number): string =>
    `Aujourd’hui ${before} points sur ${of}. À la fin du parcours, ${points}.`,
  step: (number: number): string => `Étape ${number}`,
  when: "Quand",
  where: "Où",
  effort: "Combien d’heures",
  effortWords: (hours: string, weekly: number): string => `${hours}, environ ${weekly} heures par semaine`,
  pays: "Qui paie",
  toConfirm: "À confirmer avec un conseiller avant de vous inscrire.",
  brings: "Ce que vous saurez faire",
  whyPrior: "Cette étape prépare les suivantes : elles la demandent avant.",
  entry: "Pour entrer",
  limits: (hours: number, euros: number | null): string => `Au plus ${hours} heures par semaine${payable(euros)}.`,
  changeLimits: "Changer les heures par semaine ou le budget",
  saved: { limites: "C’est noté." },
  whyOf: (count: number, of: number, lacking: Lacking): string =>
    count === 0
      ? "Cette étape complète les autres."
      : `Elle apporte ${count} des ${of} compétences ${lackingName(lacking)}.`,
  see: "Voir cette formation et comment s’inscrire",
  position: "Positionner une personne sur cette session",
  positionThem: "Positionner sur cette session",
  seeSheet: "Voir mes demandes",
  toVerify: (line: string): string => `À vérifier : ${line}`,
  leftOut: ({ reason, count }: LeftOut): string =>
    `${counted(count, "date laissée", "dates laissées")} de côté\u00a0: ${ownLeftOutReasons[reason](count)}.`,
  leftOutSeen:
    "C’est ce que dit votre dossier. Ces dates restent dans la liste des formations. " +
    "Si votre dossier se trompe, dites-le à votre conseiller.",
  ownFile: "Voir ce que dit mon dossier",
  allLeftOut: (place: string, km: number): string =>
    `Des formations existent à moins de ${km} km de ${place}, mais d’après votre dossier vous ne pourriez pas y entrer.`,
  leftTitle: "Ce qui restera à apprendre ou à vérifier",
  leftLede:
    "Ce parcours n’apporte pas ceci. Près de chez vous, aucune date ne l’apporte, ou bien en trop d’heures\u00a0:",
  nothingLeft: "Il ne restera rien à apprendre : ce parcours apporte tout ce qui vous manque ou reste à vérifier.",
  todo: trainingsPage.todo,
  todos: trainingsPage.todos,
  best: "Il n’existe pas de meilleur parcours parmi ces dates.",
  near: (percent: number): string => `Ce parcours est à ${percent} % du meilleur possible, au plus.`,
  askOpening: "Demander l’ouverture d’une session pour ce qui manque",
  howTitle: "Comment ce parcours est trouvé",
  how: [
    "Le portail cherche les dates qui apportent le plus de ce qui vous manque ou reste à vérifier, " +
      "sans vous envoyer trop loin, trop longtemps ou trop tard.",
    "Une étape doit valoir ses heures : pas de longue formation pour une seule compétence que presque tous les métiers demandent.",
    "Deux étapes ne dépassent jamais ensemble vos heures par semaine. Un parcours a six étapes au plus.",
    "Ce qu’une formation demande avant (lire et compter, le français, un permis, un sas) est mis devant elle quand il vous manque.",
    "Il ne connaît que les dates de ce site. Qui paie, et si vous pouvez entrer, reste à confirmer.",
  ],
  back: "Revenir aux formations",
  print: "Pour le garder : imprimez cette page.",
} as const;

const besidePath = {
  ...pathPage,
  none: trainingsWords.beside.none,
  todos: trainingsWords.beside.todos,
  tightLimits:
    "Des dates existent près de chez la personne, mais elles demandent plus d’heures par semaine, ou plus d’argent, que ses limites. " +
    "Changez-les avec elle pour voir ces parcours.",
  seeSheet: "Voir la fiche de cette demande",
  ownFile: "Voir ce que dit son dossier",
  leftOut: ({ reason, count }: LeftOut): string =>
    `${counted(count, "session laissée", "sessions laissées")} de côté\u00a0: ${leftOutReasons[reason](count)}.`,
  leftOutSeen:
    "D’après le dossier de la personne, avec les règles du positionnement. " +
    "Ces dates restent dans la liste des formations : à vous de juger.",
  allLeftOut: (place: string, km: number): string =>
    `Des formations existent à moins de ${km} km de ${place}, mais le dossier de la personne ne permet pas de la positionner dessus.`,
  toConfirm: "À confirmer avant de positionner la personne.",
  brings: "Ce que la personne saura faire",
  whyOf: (count: number, of: number, lacking: Lacking): string =>
    count === 0
      ? "Cette étape complète les autres."
      : `Elle apporte ${count} des ${of} compétences ${lackingNameBeside(lacking)}.`,
  leftLede:
    "Ce parcours n’apporte pas ceci. Près de chez la personne, aucune date ne l’apporte, ou bien en trop d’heures\u00a0:",
  nothingLeft:
    "Il ne restera rien à apprendre : ce parcours apporte tout ce qui manque à la personne ou reste à vérifier.",
  how: [
    "Le portail cherche les dates qui apportent le plus de ce qui manque à la personne ou reste à vérifier, " +
      "sans l’envoyer trop loin, trop longtemps ou trop tard.",
    "Une étape doit valoir ses heures : pas de longue formation pour une seule compétence que presque tous les métiers demandent.",
    "Deux étapes ne dépassent jamais ensemble ses heures par semaine. Un parcours a six étapes au plus.",
    "Ce qu’une formation demande avant (lire et compter, le français, un permis, un sas) est mis devant elle quand il manque.",
    "Il ne connaît que les dates de ce site. Qui paie, et si la personne peut entrer, reste à confirmer.",
  ],
} as const;

const besideLimits = {
  title: "Ses heures et son budget",
  weeklyHours: "Combien d’heures par semaine la personne peut-elle suivre ?",
  budget: "Combien peut-elle payer elle-même, en tout ?",
  noBudget: "On ne sait pas",
} as const;

/** Why a path leaves a session out: the conditions of an entry that the file of the person does not meet. */
type PlanObstacle = "to-come" | "public" | "level" | "funder" | "no-overlap";

interface LeftOut {
  readonly reason: PlanObstacle;
  readonly count: number;
}

const leftOutReasons: Readonly<Record<PlanObstacle, (count: number) => string>> = {
  "to-come": () => "on ne peut plus y entrer",
  public: (count) => (count > 1 ? "réservées à d’autres publics" : "réservée à d’autres publics"),
  level: () => "le diplôme exigé est plus haut que celui de la personne",
  funder: () => "leur financeur paie pour d’autres personnes",
  "no-overlap": () => "en même temps qu’une autre formation demandée pour la personne",
};

/** The same, said to the person. */
const ownLeftOutReasons: typeof leftOutReasons = {
  ...leftOutReasons,
  level: () => "le diplôme exigé est plus haut que le vôtre",
  "no-overlap": () => "en même temps qu’une autre formation demandée pour vous",
};

/** What somebody can pay in all, in euros; null: they did not say. */
function payable(euros: number | null): string {
  if (euros === null) return "";
  return euros === 0 ? ", sans rien payer" : `, et ${grouped(euros)} € à payer en tout`;
}

type Virtue = keyof typeof pathPage.virtues;

const ALL_VIRTUES: readonly string[] = Object.keys(pathPage.virtues);
const EASIEST: readonly Virtue[] = ["soonest", "nearest", "shortest"];

/**
 * "fini le plus tôt et le plus près"; without any virtue, a path is between the others. One that is the best at everything, or at all that
 * makes a path easy to follow, has a plain name.
 */
export function pathName(virtues: readonly Virtue[]): string {
  if (virtues.length === 0) return "un parcours équilibré";
  if (virtues.length === ALL_VIRTUES.length) return "le meilleur en tout";
  if (virtues.length === EASIEST.length && EASIEST.every((virtue) => virtues.includes(virtue))) {
    return "le plus facile à suivre";
  }
  const [last = "", ...before] = virtues.map((virtue) => pathPage.virtues[virtue]).reverse();
  return before.length === 0 ? last : `${before.reverse().join(", ")} et ${last}`;
}

export const limitsPage = {
  title: "Vos heures et votre budget",
  weeklyHours: "Combien d’heures par semaine pouvez-vous suivre ?",
  weekly: { "10": "10 heures", "20": "20 heures (mi-temps)", "30": "30 heures", "39": "39 heures (temps plein)" },
  budget: "Combien pouvez-vous payer vous-même, en tout ?",
  noBudget: "Je ne sais pas",
  budgets: { "0": "Rien", "100": "100 €", "500": "500 €", "1000": "1 000 €", "3000": "3 000 €" },
  submit: "Chercher avec ces limites",
  back: "Revenir au parcours",
} as const;

/** The words of a path and of its limits. */
export interface PathWords {
  readonly path: Worded<typeof pathPage>;
  readonly limits: Worded<typeof limitsPage>;
}

/** The words of a path and of its limits, by who reads them. */
export const pathWords: Readonly<Record<SkillVoice, PathWords>> = {
  own: { path: pathPage, limits: limitsPage },
  beside: { path: besidePath, limits: { ...limitsPage, ...besideLimits } },
};
