import { counted } from "./amounts.ts";
import { dayInWords } from "./dates.ts";
import { regionalHelp } from "./help.ts";

export const needStep = (count: number): string => `Étape ${count} sur 4`;

const skillName = (place: number): string => `Savoir-faire ${place}`;

export const needSkillsPage = {
  step: needStep(3),
  title: "Ce qu’il faut savoir faire",
  lede: "Ce que ce métier demande le plus souvent. Dites ce qui compte chez vous, et ce que vous pouvez apprendre à la personne.",
  unknown: "Dites avec vos mots ce qu’il faut savoir faire. Un conseiller complétera avec vous.",
  notWanted: "Pas demandé",
  labels: {
    ...{ s0: skillName(1), s1: skillName(2), s2: skillName(3), s3: skillName(4) },
    ...{ s4: skillName(5), s5: skillName(6), s6: skillName(7), s7: skillName(8) },
  },
  other: "Autre chose à savoir faire",
  otherHint: "Avec vos mots. Par exemple : conduire un camion avec une remorque.",
  submit: "Continuer",
} as const;

/** The labels of what a need says. */
export const needFactWords = {
  job: "Métier",
  headcount: "Personnes",
  people: (count: number): string => counted(count, "personne", "personnes"),
  startsOn: "À partir du",
  asap: "Dès que possible",
  town: "Lieu",
  contract: "Contrat",
  hours: "Horaires",
  weeklyHours: (count: number): string => `${counted(count, "heure", "heures")} par semaine`,
  pay: "Salaire avant cotisations",
  offers: "Accueil proposé",
  skills: "Savoir-faire",
  noSkills: "Rien de précis",
  company: "Entreprise",
  siret: "Numéro SIRET",
  naf: "Code d’activité",
  size: "Effectif",
  contact: "Personne à appeler",
  phone: "Téléphone",
  mail: "Adresse électronique",
  callTime: "Quand appeler",
  visibility: "Qui le voit",
  ownWords: (label: string): string => `Écrit : « ${label} »`,
  noJob: "Métier à choisir",
} as const;

/** What a company answers, and what a sensor notes for it. */
export const needAnswers = {
  company: {
    title: "Où en êtes-vous ?",
    stillWanted: "Je cherche toujours",
    filledTitle: "J’ai trouvé",
    hiredHint: "S’il vous en manque encore, votre besoin reste ouvert pour les autres.",
    filled: "Dire que j’ai trouvé",
    fewerTitle: "Il m’en faut moins",
    fewer: "Changer le nombre",
    stop: "Je ne cherche plus",
    reopen: "Rouvrir ce besoin",
    reopenUntil: (day: string): string => `Vous pouvez le rouvrir jusqu’au ${dayInWords(day)}.`,
  },
  sensor: {
    title: "Noter ce que dit l’entreprise",
    stillWanted: "Elle cherche toujours",
    filledTitle: "Elle a trouvé",
    hiredHint: "S’il en manque encore, le besoin reste ouvert pour les autres.",
    filled: "Noter qu’elle a trouvé",
    fewerTitle: "Il lui en faut moins",
    fewer: "Changer le nombre",
    stop: "Elle ne cherche plus",
    reopen: "Rouvrir ce besoin",
    reopenUntil: (day: string): string => `Le besoin peut être rouvert jusqu’au ${dayInWords(day)}.`,
  },
  labels: {
    hired: "Combien de personnes ont été trouvées ?",
    hiredFrom: "Par qui ?",
    headcount: "Combien de personnes faut-il encore ?",
  },
  changed: "Ce besoin a changé depuis que vous avez ouvert la page. Lisez où il en est, puis répondez de nouveau.",
  errors: {
    hired: "Écrivez un nombre, 1 au moins.",
    hiredFrom: "Choisissez dans la liste.",
    headcount: "Écrivez un nombre, 1 au moins.",
  },
} as const;

export const needFollowPage = {
  title: "Votre besoin",
  gone: {
    title: "Ce lien n’ouvre plus rien",
    text:
      "Il a peut-être été remplacé par un plus récent : cherchez le dernier message reçu, ou demandez un nouveau lien. " +
      `Vous pouvez aussi appeler le ${regionalHelp.phoneShown}.`,
    again: "Recevoir un nouveau lien",
    other: "Écrire un nouveau besoin",
  },
  asked: (day: string): string =>
    `Cherchez-vous toujours ? Répondez au plus tard le ${dayInWords(day)}. Sans réponse, ce besoin sera fermé.`,
  why: (reason: string): string => `Pourquoi : ${reason.toLocaleLowerCase("fr")}.`,
  contested: (skill: string, reason: string): string =>
    `« ${skill} » ne compte plus dans ce qu’on attend du métier : ${reason.toLocaleLowerCase("fr")}.`,
  what: "Ce que vous avez demandé",
  stays: "Le besoin qui reste",
  copy: "Écrire un besoin semblable",
  saved: {
    rencontre: "C’est enregistré : la personne et son conseiller vont recevoir le jour, l’heure et le lieu.",
    "pas-de-suite": "C’est enregistré : la personne et son conseiller sont prévenus.",
    embauchee: "C’est enregistré : bravo ! Cette personne compte parmi celles que vous cherchez.",
    "pas-venue": "C’est enregistré : son conseiller est prévenu.",
    "reponse-still-wanted": "C’est noté : vous cherchez toujours.",
    "reponse-fewer": "C’est noté : le nombre est changé.",
    "reponse-find-some": "C’est noté. Votre besoin reste ouvert pour les autres personnes.",
    "reponse-fill": "Bravo, c’est noté : votre besoin est fermé.",
    "reponse-stop": "C’est noté : la recherche est arrêtée.",
    "reponse-reopen": "C’est rouvert. Un conseiller va vous appeler.",
  },
} as const;

export const needListPage = {
  grouped: "Voir les besoins regroupés",
  title: "Besoins des entreprises",
  sensorLede: "Ceux à confirmer viennent en premier. Appelez l’entreprise, puis confirmez son nom.",
  lede: "Les entreprises qui cherchent des personnes, et qui ont accepté que vous le voyiez.",
  none: "Aucun besoin pour l’instant.",
  noneFound: "Aucun besoin ne répond à cette recherche.",
  write: "Écrire un besoin pour une entreprise",
  createdOn: (day: string): string => `Écrit le ${dayInWords(day)}`,
  asked: "Des nouvelles ont été demandées à l’entreprise",
  toConfirm: "nom à confirmer",
} as const;

export const needSheetPage = {
  contact: "Contact",
  noContact: "Le contact n’est pas montré, ou a été effacé.",
  what: "Ce qui est cherché",
  confirmTitle: "Confirmer l’entreprise",
  confirmLede: "Vérifiez le nom au téléphone ou dans l’annuaire des entreprises, puis confirmez.",
  companyName: "Nom de l’entreprise",
  confirm: "Confirmer ce nom",
  qualifyTitle: "Compléter le besoin",
  metier: (label: string): string => `Métier : ${label}`,
  qualifyLede:
    "Dites avec l’entreprise ce qui compte chez elle. Une fois enregistré, le besoin est prêt et l’entreprise le sait.",
  other: "Un autre métier ?",
  asked: "Nom du métier",
  askedHint: "Par exemple : soudeur, aide à domicile.",
  find: "Chercher ce métier",
  choose: "Quel métier ?",
  notFound: "Aucun métier trouvé avec ces mots. Essayez un mot plus simple.",
  qualify: "Enregistrer : le besoin est prêt",
  setAsideTitle: "Écarter ce besoin",
  reason: "Pourquoi ?",
  setAside: "Écarter",
  same: {
    title: "Peut-être le même besoin",
    lede: "Un autre besoin dit presque la même chose. Appelez l’entreprise si vous avez un doute.",
    other: (job: string, company: string): string => `${job}, ${company}`,
    toldOn: (day: string, state: string): string => `Noté le ${dayInWords(day)}. ${state}.`,
    alike: (value: string): string => `${value} (pareil)`,
    differs: (here: string, there: string): string => `${here} ici, ${there} dans l’autre`,
    stays: {
      this: "Si vous les réunissez, celui-ci reste. Les deux liens envoyés continuent de servir.",
      other: "Si vous les réunissez, l’autre reste. Les deux liens envoyés continuent de servir.",
    },
    narrower: "Seuls ceux qui voyaient les deux verront celui qui reste.",
    merge: "C’est le même besoin",
    apart: "Ce n’est pas le même",
  },
  merged: {
    stays: "Voir le besoin qui reste",
    undo: "Réunis par erreur ? Rouvrez ce besoin : il redevient à confirmer, et son lien ne sert plus que pour lui.",
    title: "Aussi noté ainsi",
    telling: (people: string, town: string, day: string): string => `${people}, ${town}. Noté le ${dayInWords(day)}.`,
  },
  layer: {
    title: "Ce que ce besoin change dans le métier",
    lede: "Ces savoir-faire comptent dans ce qu’on attend du métier. L’entreprise reçoit un message si l’un ne compte plus.",
    skill: "Lequel ne doit pas compter ?",
    reason: "Pourquoi ?",
    submit: "Ne plus le compter",
    contested: "Ne comptent plus",
    restore: "Le compter de nouveau",
  },
  commandOn: (command: string, skill: string): string => `${command} : ${skill}`,
  history: "Ce qui s’est passé",
  by: { company: "l’entreprise", contributor: "une organisation", sensor: "un conseiller", portal: "le portail" },
  commands: {
    ...{ post: "Écrit", confirm: "Confirmé", qualify: "Complété", "set-aside": "Écarté" },
    ...{ "contest-skill": "Ne compte plus", "restore-skill": "Compte de nouveau" },
    ...{ merge: "Réuni avec un autre", absorb: "Un autre, le même, y est réuni" },
    ...{ "still-wanted": "Toujours cherché", fewer: "Moins de personnes", stop: "Arrêté" },
    ...{ "find-some": "Pourvu en partie", fill: "Pourvu" },
    ...{ ask: "Nouvelles demandées", "close-silent": "Fermé sans nouvelles", reopen: "Rouvert" },
  },
  back: "Tous les besoins",
  errors: {
    reason: "Choisissez une raison.",
    skill: "Choisissez un savoir-faire.",
    rome: "Choisissez un métier dans la liste.",
  },
  saved: {
    "besoin-confirm": "L’entreprise est confirmée. Elle reçoit un message.",
    "besoin-qualify": "Le besoin est prêt.",
    "besoin-contest-skill": "C’est noté : il ne compte plus. L’entreprise reçoit un message.",
    "besoin-restore-skill": "C’est noté : il compte de nouveau. L’entreprise reçoit un message.",
    "besoin-set-aside": "Le besoin est écarté. L’entreprise reçoit un message.",
    "besoin-merge": "Les deux besoins sont réunis : celui-ci reste. L’entreprise reçoit un message.",
    "besoin-apart": "C’est noté : ces deux besoins ne vous seront plus proposés ensemble.",
    "besoin-still-wanted": "C’est noté.",
    "besoin-fewer": "C’est noté.",
    "besoin-find-some": "C’est noté : le besoin reste ouvert pour les autres personnes.",
    "besoin-fill": "C’est noté : le besoin est pourvu.",
    "besoin-stop": "C’est noté : la recherche est arrêtée.",
    "besoin-reopen": "Le besoin est rouvert.",
  },
} as const;
