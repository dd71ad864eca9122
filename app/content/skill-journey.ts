import { counted } from "./amounts.ts";
import type { Voiced } from "./skill-voice.ts";

/** What the pages of « Mes compétences » share. */
export const journey = {
  step: (step: number): string => `Étape ${step} sur 4`,
  keptFor: "Gardé 30 jours, sans votre nom.",
  keptInAccount: "Gardé dans votre compte.",
  keep: "Garder mes réponses, ou tout effacer",
  resume: "Continuer",
  remove: "Enlever",
} as const;

export const startPage = {
  title: "Partez de ce que vous savez faire",
  description:
    "Dites le métier que vous avez fait et celui que vous voulez faire. Vous voyez ce que vous savez déjà, ce qui manque, et les dates.",
  lede: "Trois minutes, six questions environ. Pas de compte, pas de nom à donner.",
  steps: [
    { title: "Ce que vous avez fait", text: "Un métier, un petit boulot, un diplôme, il y a longtemps ou hier." },
    { title: "Ce que vous voulez faire", text: "Le métier qui vous attire." },
    { title: "Quelques questions", text: "Oui, un peu, non, ou je ne sais pas." },
    { title: "Le résultat", text: "Ce que vous savez déjà, ce qui manque, et des formations avec leurs dates." },
  ],
  begin: "Commencer",
  begun: "Vous avez déjà commencé. Rien n’est perdu.",
  privacy:
    "Vos réponses restent 30 jours sur le portail, sans votre nom, puis s’effacent. Vous pouvez les effacer quand vous voulez.",
  saved: { efface: "Vos réponses sont effacées. Il n’en reste rien." },
} as const;

export const jobsPage = {
  title: "Quel métier avez-vous fait ?",
  lede: "Même il y a longtemps, même quelques mois.",
  asked: "J’ai été…",
  askedHint: "Par exemple : serveuse, maçon, caissière.",
  find: "Chercher ce métier",
  choose: "Lequel est le plus proche ?",
  years: "Pendant combien d’années ?",
  yearsHint: "Un chiffre. Moins d’un an : écrivez 0.",
  add: "Ajouter ce métier",
  none: "Nous ne connaissons pas ce mot. Essayez un mot plus simple, par exemple « ménage » ou « vente ».",
  mine: "Ce que vous avez fait",
  another: "Un autre métier ?",
  skip: "Je n’ai jamais travaillé",
  errors: {
    rome: "Choisissez un métier dans la liste.",
    years: "Écrivez un nombre d’années, de 0 à 60.",
  },
  saved: { ajoute: "C’est noté.", enleve: "C’est enlevé." },
} as const;

export const targetPage = {
  title: "Quel métier voulez-vous faire ?",
  lede: "Vous pourrez en essayer un autre après.",
  asked: "Je voudrais être…",
  askedHint: "Par exemple : assistante de vie, cariste, soudeur.",
  find: "Chercher ce métier",
  choose: "Lequel vous attire ?",
  none: jobsPage.none,
  submit: "Choisir ce métier",
  near: "Je ne sais pas : montrez-moi les métiers proches de ce que je sais faire",
  ofCompany: (job: string, company: string, town: string): string => `${job} (${company}, ${town})`,
  needLede:
    "Une entreprise cherche quelqu’un. Voyez ce que vous savez déjà faire de ce qu’elle demande, et ce qui s’apprend.",
  chooseNeed: "Choisir ce poste",
  current: (label: string): string => `Votre choix pour l’instant : ${label}.`,
  errors: { rome: jobsPage.errors.rome },
} as const;

export const questionsPage = {
  title: "Savez-vous faire ceci ?",
  progress: (asked: number, about: number): string =>
    asked <= about ? `Question ${asked} sur ${about} environ` : `Question ${asked}`,
  forJob: (label: string): string => `C’est utile pour : ${label}.`,
  answers: { yes: "Oui", little: "Un peu", no: "Non", unknown: "Je ne sais pas" },
  before: (answer: string): string => `Vous aviez répondu : ${answer.toLocaleLowerCase("fr")}.`,
  back: "Question d’avant",
  stop: "Voir mon résultat maintenant",
} as const;

export const gapPage = {
  title: (label: string): string => `Votre résultat\u00a0: ${label}`,
  summary: (have: number, all: number): string =>
    `Ce métier demande ${counted(all, "compétence", "compétences")}. Vous en avez déjà ${have}.`,
  post: "Revoir ce que l’entreprise cherche, et comment lui répondre",
  postOver: "L’entreprise ne cherche plus pour ce poste. Ce résultat est celui de son métier.",
  none: "Le ROME, la liste officielle des métiers, ne dit pas encore ce que demande ce métier. Choisissez un métier voisin.",
  goOn: "Voir les formations utiles pour ce métier",
  complete: "Vous savez déjà faire tout ce que ce métier demande. Pas besoin de formation : montrez votre expérience.",
  vae: "Vos années de travail peuvent donner un diplôme sans formation : c’est la VAE (validation des acquis). Parlez-en à un conseiller.",
  have: (count: number): string => `Vous savez déjà le faire (${count})`,
  close: (count: number): string => `Vous n’en êtes pas loin (${count})`,
  unsure: (count: number): string => `À vérifier (${count})`,
  deniedWhy: "Vous avez répondu que vous ne savez pas le faire.",
  unsureWhy: "Vous avez répondu « je ne sais pas ».",
  unsureDo:
    "Vous le savez peut-être déjà : répondez ici. Sinon, demandez à un organisme de formation une évaluation à l’entrée.",
  missing: (count: number): string => `Il vous manque (${count})`,
  nothingHeld: "Rien encore. Répondez à d’autres questions, ou ajoutez un métier que vous avez fait.",
  core: "Essentiel dans ce métier",
  yes: "Je sais le faire",
  little: "Un peu",
  no: "Je ne sais pas le faire",
  contest: "Ce n’est pas juste ? Dites-le : le résultat change tout de suite.",
  more: "Répondre à d’autres questions",
  near: "Voir les métiers proches de ce que je sais faire",
  change: "Changer de métier voulu",
  addJob: "Ajouter un métier que j’ai fait",
  addCertificate: "Ajouter un diplôme ou un bloc que j’ai",
  howTitle: "Comment c’est compté",
  how: [
    "Chaque compétence vaut des points : 16 si elle est essentielle, 8 si elle devient importante, 4 sinon.",
    "La liste vient du ROME, la liste officielle des métiers.",
    "Ce que les entreprises d’ici demandent compte en plus : jusqu’à 16 points quand beaucoup le demandent. Une seule change peu.",
    "Une compétence que vous avez compte en entier. Un peu, ou proche d’une autre que vous avez : la moitié ou le quart.",
    "Tant que vous n’avez pas répondu, ou quand vous ne savez pas, elle est « à vérifier » et ne compte pas encore.",
  ],
  points: (points: number, of: number): string => `${points} sur ${counted(of, "point", "points")}`,
  total: (points: number, of: number): string => `En tout : ${points} sur ${counted(of, "point", "points")}.`,
  saved: { note: "C’est noté. Le résultat est à jour." },
} as const;

export const keepPage = {
  title: "Garder ou effacer mes réponses",
  until: (day: string): string => `Elles sont gardées sans votre nom jusqu’au ${day}, puis s’effacent toutes seules.`,
  linkTitle: "Les retrouver sur un autre appareil",
  linkText:
    "Copiez ce lien. Toute personne qui l’a peut voir vos réponses : gardez-le pour vous, ou pour votre conseiller.",
  fileTitle: "En avoir une copie",
  file: "Télécharger mes réponses (fichier JSON)",
  print: "Voir la page à imprimer",
  eraseTitle: "Tout effacer",
  eraseText: "Vos réponses disparaissent tout de suite, pour toujours.",
  erase: "Effacer mes réponses",
  confirmErase: "Oui, tout effacer",
  accountTitle: "Les garder dans un compte",
  accountText:
    "Avec un compte, elles restent sans limite de 30 jours, et votre référent peut les lire si vous êtes d’accord.",
  account: "Me connecter, ou ouvrir un compte",
  nothing: "Il n’y a rien à garder : vous n’avez pas encore commencé.",
} as const;

export const printPage = {
  title: "Ce que je sais faire",
  on: (day: string): string => `Écrit le ${day}.`,
  wants: (job: string): string => `Métier voulu : ${job}.`,
  nothing: "Rien n’est encore noté.",
  print: "Pour la garder : imprimez cette page.",
  back: "Retour",
} as const;

export const resumePage = {
  title: "Reprendre des réponses gardées",
  text: "Ce lien ouvre les réponses de quelqu’un : les vôtres, si vous l’avez gardé vous-même.",
  submit: "Les ouvrir sur cet appareil",
  gone: "Ce lien n’ouvre plus rien : les réponses ont été effacées, ou ont plus de 30 jours.",
  again: "Recommencer",
} as const;

/** The same pages, beside somebody: they speak of the person, to who fills them with them. */
const besideGap = {
  ...gapPage,
  title: (label: string): string => `Résultat : ${label}`,
  summary: (have: number, all: number): string =>
    `Ce métier demande ${counted(all, "compétence", "compétences")}. La personne en a déjà ${have}.`,
  complete:
    "La personne sait déjà faire tout ce que ce métier demande. Pas besoin de formation : qu’elle montre son expérience.",
  vae: "Ses années de travail peuvent donner un diplôme sans formation : c’est la VAE (validation des acquis).",
  have: (count: number): string => `La personne sait déjà le faire (${count})`,
  close: (count: number): string => `Elle n’en est pas loin (${count})`,
  deniedWhy: "La personne a répondu qu’elle ne sait pas le faire.",
  unsureWhy: "La personne a répondu « je ne sais pas ».",
  unsureDo:
    "Elle le sait peut-être déjà : répondez ici avec elle. Sinon, demandez à un organisme de formation une évaluation à l’entrée.",
  missing: (count: number): string => `Il lui manque (${count})`,
  nothingHeld: "Rien encore. Répondez avec elle à d’autres questions, ou ajoutez un métier qu’elle a fait.",
  yes: "Elle sait le faire",
  no: "Elle ne sait pas le faire",
  contest: "Ce n’est pas juste ? Notez-le : le résultat change tout de suite.",
  near: "Voir les métiers proches de ce qu’elle sait faire",
  addJob: "Ajouter un métier qu’elle a fait",
  addCertificate: "Ajouter un diplôme ou un bloc qu’elle a",
  how: [
    ...gapPage.how.slice(0, 3),
    "Une compétence que la personne a compte en entier. Un peu, ou proche d’une autre qu’elle a : la moitié ou le quart.",
    "Tant qu’elle n’a pas répondu, ou quand elle ne sait pas, elle est « à vérifier » et ne compte pas encore.",
  ],
} as const;

/** What is read of the result, by whom it is for or by who reads beside them. */
export const gapWords: Voiced<typeof gapPage> = { own: gapPage, beside: besideGap };

export const jobsWords: Voiced<typeof jobsPage> = {
  own: jobsPage,
  beside: {
    ...jobsPage,
    title: "Quel métier la personne a-t-elle fait ?",
    asked: "Elle a été…",
    mine: "Ce qu’elle a fait",
    skip: "Elle n’a jamais travaillé",
  },
};

export const targetWords: Voiced<typeof targetPage> = {
  own: targetPage,
  beside: {
    ...targetPage,
    title: "Quel métier la personne veut-elle faire ?",
    lede: "Elle pourra en essayer un autre après.",
    asked: "Elle voudrait être…",
    choose: "Lequel l’attire ?",
    near: "Elle ne sait pas : voir les métiers proches de ce qu’elle sait faire",
    needLede:
      "Une entreprise cherche quelqu’un. Voyez ce que la personne sait déjà faire pour ce poste, et ce qui s’apprend.",
    current: (label: string): string => `Son choix pour l’instant : ${label}.`,
  },
};

export const questionsWords: Voiced<typeof questionsPage> = {
  own: questionsPage,
  beside: {
    ...questionsPage,
    title: "La personne sait-elle faire ceci ?",
    answers: { ...questionsPage.answers, unknown: "Elle ne sait pas" },
    before: (answer: string): string => `La personne avait répondu : ${answer.toLocaleLowerCase("fr")}.`,
    stop: "Voir le résultat maintenant",
  },
};

export const printWords: Voiced<typeof printPage> = {
  own: printPage,
  beside: { ...printPage, title: "Ce que la personne sait faire" },
};
