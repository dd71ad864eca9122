import { counted, grouped } from "./amounts.ts";
import type { Voiced } from "./skill-voice.ts";

/** Words of the jobs that somebody is close to. */
export const nearJobsPage = {
  title: "Les métiers proches de ce que vous savez faire",
  lede: (count: number): string =>
    count === 1
      ? "Un métier demande beaucoup de ce que vous savez déjà."
      : `${count} métiers demandent une partie de ce que vous savez déjà, le plus proche d’abord.`,
  none: "Nous ne trouvons pas de métier proche. Dites-en plus : un autre métier fait, un diplôme, ou ce que vous savez faire.",
  nothingSaid: "Dites d’abord ce que vous avez fait : un métier, un diplôme, ou ce que vous savez faire.",
  say: "Dire ce que j’ai fait",
  have: (have: number, of: number): string =>
    of === 1
      ? "Vous avez la compétence principale de ce métier."
      : `Vous avez ${have} des ${of} compétences principales de ce métier.`,
  known: "Vous savez déjà",
  close: "Vous savez presque le faire",
  missing: "Il vous manque",
  unsure: "À vérifier",
  others: (count: number): string => `et ${counted(count, "autre", "autres")}`,
  complete: "Vous en savez déjà tout le principal.",
  trainingsNear: (count: number, place: string): string =>
    `${counted(count, "formation", "formations")} près de chez vous (${place})`,
  trainings: (count: number): string => `${counted(count, "formation", "formations")} dans la région`,
  noTrainingNear: (place: string): string => `Aucune formation connue près de ${place}.`,
  noTraining: "Aucune formation connue dans la région.",
  hirings: (projects: number, isLeast: boolean, year: number, where: string): string =>
    `${isLeast ? "Au moins " : ""}${counted(projects, "embauche prévue", "embauches prévues")} ${where} en ${year}`,
  difficult: (difficult: number): string =>
    difficult === 0
      ? "."
      : `, dont ${grouped(difficult)} que les employeurs jugent ${difficult === 1 ? "difficile" : "difficiles"}.`,
  someHirings: (year: number, where: string): string => `Quelques embauches prévues ${where} en ${year}.`,
  noHiring: (year: number, where: string): string => `Aucune embauche prévue ${where} en ${year}.`,
  around: (place: string): string => `autour de chez vous (${place})`,
  inRegion: "dans la région",
  lacksCandidates: (year: number): string => `Les employeurs manquaient de candidats en ${year}.`,
  choose: "Voir mon résultat pour ce métier",
  wanted: "C’est le métier que vous avez choisi.",
  howTitle: "Comment ces métiers sont trouvés",
  how: [
    "Le portail compare ce que vous savez faire avec ce que demande chaque métier du ROME, la liste officielle des métiers.",
    "Ce que presque tous les métiers demandent, comme respecter des règles, compte peu.",
    "Un métier que vous avez déjà fait n’est pas montré. Ce que vous n’avez pas dit est à vérifier : vous le savez peut-être.",
    "Les embauches prévues viennent de l’enquête « Besoins en main-d’œuvre » de France Travail, pour ce métier et ceux de sa famille.",
    "C’est ce que les employeurs pensaient faire cette année-là, pas des offres d’emploi. La Dares mesure où ils manquent de candidats.",
  ],
  back: "Choisir un autre métier par son nom",
} as const;

/** The words of this page, by whom it is for or by who reads beside them. */
export const nearJobsWords: Voiced<typeof nearJobsPage> = {
  own: nearJobsPage,
  beside: {
    ...nearJobsPage,
    title: "Les métiers proches de ce que la personne sait faire",
    lede: (count: number): string =>
      count === 1
        ? "Un métier demande beaucoup de ce que la personne sait déjà."
        : `${count} métiers demandent une partie de ce que la personne sait déjà, le plus proche d’abord.`,
    none: "Nous ne trouvons pas de métier proche. Dites-en plus : un autre métier fait, un diplôme, ou ce qu’elle sait faire.",
    nothingSaid: "Dites d’abord ce que la personne a fait : un métier, un diplôme, ou ce qu’elle sait faire.",
    say: "Dire ce qu’elle a fait",
    have: (have: number, of: number): string =>
      of === 1
        ? "La personne a la compétence principale de ce métier."
        : `La personne a ${have} des ${of} compétences principales de ce métier.`,
    known: "Elle sait déjà",
    close: "Elle sait presque le faire",
    missing: "Il lui manque",
    complete: "Elle en sait déjà tout le principal.",
    trainingsNear: (count: number, place: string): string =>
      `${counted(count, "formation", "formations")} près de chez elle (${place})`,
    around: (place: string): string => `autour de chez elle (${place})`,
    choose: "Voir le résultat pour ce métier",
    wanted: "C’est le métier qu’elle a choisi.",
    how: [
      "Le portail compare ce que la personne sait faire avec ce que demande chaque métier du ROME, la liste officielle des métiers.",
      nearJobsPage.how[1],
      "Un métier qu’elle a déjà fait n’est pas montré. Ce qu’elle n’a pas dit est à vérifier : elle le sait peut-être.",
      ...nearJobsPage.how.slice(3),
    ],
  },
};
