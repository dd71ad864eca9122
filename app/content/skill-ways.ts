import { counted } from "./amounts.ts";

/** The other ways to begin « Mes compétences », beside « J'ai été… ». */
export const waysWords = {
  title: "Vous pouvez aussi dire",
  certificates: "Un diplôme, un titre, un certificat ou un bloc que j’ai",
  jobs: "Un métier que j’ai fait",
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
  remove: "Enlever",
  next: "Continuer",
  errors: { blocks: "Cochez au moins un bloc, ou choisissez un autre diplôme." },
  saved: { "diplome-ajoute": "C’est noté.", "diplome-enleve": "C’est enlevé." },
} as const;
