import { counted } from "./amounts.ts";
import type { Voiced } from "./skill-voice.ts";

/** The other ways to begin « Mes compétences », beside « J'ai été… ». */
export const waysWords = {
  title: "Vous pouvez aussi dire",
  certificates: "Un diplôme, un titre, un certificat ou un bloc que j’ai",
  jobs: "Un métier que j’ai fait",
  ownWords: "Ce que je sais faire, dans mes mots",
  softSkills: "Ma façon de travailler",
  background: "Les permis, les langues, le niveau de diplôme",
} as const;

export const certificatesPage = {
  title: "Quel diplôme avez-vous ?",
  lede: "Un diplôme, un titre, un certificat, ou seulement une partie (un bloc). Même ancien.",
  asked: "Son nom ou son numéro",
  askedHint: "Par exemple : CAP cuisine, titre pro maçon, CléA, RNCP37278BC02.",
  find: "Chercher ce diplôme",
  choose: "Lequel est-ce ?",
  chooseHint: "Touchez le vôtre.",
  none:
    "Nous ne connaissons pas ce diplôme. Écrivez seulement son nom, par exemple « cuisine » ou « maçon », " +
    "ou le numéro qui commence par RNCP.",
  old: "Ancien : il n’est plus délivré, mais il compte.",
  unknownSkills: "Nous ne savons pas encore ce qu’il prouve.",
  level: (level: number): string => `Niveau ${level}`,
  skills: (count: number): string => counted(count, "compétence reconnue", "compétences reconnues"),
  parts: "Qu’avez-vous obtenu ?",
  partsHint: "Tout est coché. Décochez ce que vous n’avez pas.",
  add: "Ajouter à ce que je sais faire",
  notThis: "Ce n’est pas celui-là",
  nothing:
    "Nous ne savons pas encore quelles compétences ce diplôme prouve. Vous pouvez le noter, mais dites aussi un métier que vous avez fait.",
  mine: "Vos diplômes",
  whole: "En entier.",
  part: (count: number): string => `Seulement ${counted(count, "bloc", "blocs")}.`,
  another: "Un autre diplôme ?",
  errors: { blocks: "Cochez au moins un bloc, ou choisissez un autre diplôme." },
  saved: { "diplome-ajoute": "C’est noté.", "diplome-enleve": "C’est enlevé." },
} as const;

export const ownWordsPage = {
  title: "Ce que je sais faire, dans mes mots",
  lede: "Cochez ce qui est vrai. Laissez le reste.",
  asked: "Racontez en une phrase",
  askedHint: "Par exemple : je gardais les enfants de ma sœur et je faisais le ménage.",
  find: "Voir ce que cela veut dire",
  jobs: "Cela ressemble à ces métiers ?",
  years: "Pendant combien d’années, à peu près ?",
  yearsHint: "Seulement si vous avez coché un métier. Moins d’un an : écrivez 0.",
  skills: "Vous savez faire cela ?",
  add: "Ajouter ce que j’ai coché",
  again: "Le dire autrement",
  none: "Nous n’avons pas compris. Dites ce que vous faisiez avec vos mains ou avec qui, par exemple « je servais à table ».",
  errors: {
    jobs: "Cochez au moins une ligne, ou dites-le autrement.",
    years: "Écrivez un nombre d’années, de 0 à 60.",
    skills: "Cochez des lignes de cette liste.",
  },
  saved: { "mots-gardes": "C’est noté. Vous pouvez raconter autre chose, ou continuer." },
} as const;

/** The same, by whom they are for or by who reads beside them. */
export const waysVoices: Voiced<typeof waysWords> = {
  own: waysWords,
  beside: {
    title: "La personne peut aussi dire",
    certificates: "Un diplôme, un titre, un certificat ou un bloc qu’elle a",
    jobs: "Un métier qu’elle a fait",
    ownWords: "Ce qu’elle sait faire, dans ses mots",
    softSkills: "Sa façon de travailler",
    background: waysWords.background,
  },
};

export const certificatesWords: Voiced<typeof certificatesPage> = {
  own: certificatesPage,
  beside: {
    ...certificatesPage,
    title: "Quel diplôme la personne a-t-elle ?",
    chooseHint: "Touchez le sien.",
    parts: "Qu’a-t-elle obtenu ?",
    partsHint: "Tout est coché. Décochez ce qu’elle n’a pas.",
    add: "Ajouter à ce qu’elle sait faire",
    nothing:
      "Nous ne savons pas encore quelles compétences ce diplôme prouve. Vous pouvez le noter, mais dites aussi un métier qu’elle a fait.",
    mine: "Ses diplômes",
  },
};

export const ownWordsVoices: Voiced<typeof ownWordsPage> = {
  own: ownWordsPage,
  beside: {
    ...ownWordsPage,
    title: "Ce que la personne sait faire, dans ses mots",
    asked: "Écrivez ce qu’elle raconte, en une phrase",
    askedHint: "Par exemple : « je gardais les enfants de ma sœur et je faisais le ménage ».",
    yearsHint: "Seulement si un métier est coché. Moins d’un an : écrivez 0.",
    skills: "Elle sait faire cela ?",
    add: "Ajouter ce qui est coché",
    none: "Nous n’avons pas compris. Écrivez ce qu’elle faisait avec ses mains ou avec qui, par exemple « je servais à table ».",
    saved: { "mots-gardes": "C’est noté. Elle peut raconter autre chose, ou vous pouvez continuer." },
  },
};
