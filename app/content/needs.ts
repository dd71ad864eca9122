import { counted } from "./amounts.ts";
import { dayInWords } from "./dates.ts";
import { regionalHelp } from "./help.ts";

const step = (count: number): string => `Étape ${count} sur 4`;

export const needJobPage = {
  step: step(1),
  title: "Vous cherchez quelqu’un ?",
  description: "Dites qui vous cherchez en trois minutes, sans compte. Un conseiller vous rappelle.",
  lede: "Trois minutes, sans compte. Un conseiller vous rappelle, et vous suivez la suite avec un lien.",
  asked: "Quel métier ?",
  askedHint: "Avec vos mots. Par exemple : soudeur, aide à domicile, préparateur de commandes.",
  find: "Chercher ce métier",
  choose: "Lequel est le plus proche ?",
  none: "Aucun ne convient",
  noneHint: "Un conseiller choisira avec vous.",
  notFound: "Nous ne connaissons pas ce mot. Essayez un mot plus simple, ou continuez : un conseiller comprendra.",
  submit: "Continuer",
  goOn: "Continuer avec ces mots",
  begun: (label: string): string => `Vous avez commencé un besoin : ${label}.`,
  resume: "Le continuer",
  erase: "Tout effacer",
  privacy:
    "Ce que vous écrivez reste dans cet appareil, 30 jours au plus, jusqu’à l’envoi. " +
    "Ensuite, seuls les conseillers entreprises voient votre téléphone.",
  errors: { rome: "Choisissez un métier dans la liste." },
  saved: {
    "besoin-efface": "Tout est effacé. Il n’en reste rien.",
  },
  sent: {
    "besoin-envoye": "Votre besoin est envoyé. Vous recevez un message avec un lien, pour le suivre et le changer.",
  },
  sentTitle: "C’est envoyé",
  sentNext: "Un conseiller entreprises vous appelle au moment que vous avez choisi. Vous n’avez rien d’autre à faire.",
  sentAnother: "Dire un autre besoin",
} as const;

export const needPostPage = {
  step: step(2),
  title: "Le poste",
  headcount: "Combien de personnes ?",
  startsOn: "À partir de quand ?",
  startsOnHint: "Laissez vide si c’est dès que possible.",
  town: "Où ?",
  townHint: "Une commune ou un code postal.",
  contract: "Quel contrat ?",
  weeklyHours: "Combien d’heures par semaine ?",
  pay: "Combien par heure ou par mois, avant cotisations ?",
  payHint: "En euros, par exemple 12,50.",
  payPeriod: "Ce salaire est",
  chooseContract: "Choisissez un contrat",
  choosePeriod: "Choisissez",
  offers: "Que proposez-vous pour accueillir la personne ?",
  submit: "Continuer",
  errors: {
    headcount: "Écrivez un nombre de 1 à 999.",
    startsOn: "Choisissez un jour à venir, ou laissez vide.",
    town: "Écrivez une commune ou un code postal des Hauts-de-France.",
    contract: "Choisissez un contrat dans la liste.",
    weeklyHours: "Écrivez un nombre d’heures, de 1 à 48.",
    pay: "Écrivez une somme en euros, par exemple 12,50.",
    payPeriod: "Choisissez par heure ou par mois.",
    hourlyPay: "Plus de 200 € pour une heure ? Choisissez par mois, ou écrivez une autre somme.",
    offers: "Choisissez dans la liste.",
  },
} as const;

const skillName = (place: number): string => `Savoir-faire ${place}`;

export const needSkillsPage = {
  step: step(3),
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

export const needCompanyPage = {
  step: step(4),
  title: "Votre entreprise",
  siret: "Numéro SIRET",
  siretHint: "Les 14 chiffres qui identifient votre établissement. Ils sont sur vos factures et vos fiches de paie.",
  companyName: "Nom de l’entreprise",
  naf: "Code d’activité",
  nafHint: "Quatre chiffres et une lettre, par exemple 4332A. Il est avec le numéro SIRET.",
  companySize: "Combien êtes-vous ?",
  noSize: "Je ne le dis pas",
  name: "Qui faut-il appeler ?",
  nameHint: "Votre prénom et votre nom.",
  phone: "Téléphone",
  phoneHint: "Un portable si possible : vous recevez le lien par SMS.",
  mail: "Adresse électronique",
  mailHint: "Nécessaire si votre téléphone ne reçoit pas de SMS.",
  callTime: "Quand peut-on vous appeler ?",
  visibility: "Qui peut voir ce besoin ?",
  submit: "Vérifier",
  errors: {
    siret: "Ce numéro n’est pas juste. Recopiez les 14 chiffres, sans oublier les cinq derniers.",
    naf: "Écrivez quatre chiffres et une lettre, ou laissez vide.",
    companySize: "Choisissez dans la liste.",
    phone: "Écrivez un numéro complet, par exemple 06 12 34 56 78.",
    mailNeeded: "Ce téléphone ne reçoit pas de SMS. Écrivez une adresse électronique pour recevoir le lien.",
    callTime: "Choisissez un moment.",
    visibility: "Choisissez qui peut voir ce besoin.",
  },
} as const;

export const needCheckPage = {
  title: "Vérifiez, puis envoyez",
  lede: "Rien n’est encore envoyé.",
  change: "Changer",
  parts: { job: "Le métier", post: "Le poste", skills: "Ce qu’il faut savoir faire", company: "Votre entreprise" },
  submit: "Envoyer mon besoin",
  whatNext: (when: string): string =>
    `Vous recevez un message avec un lien. Puis un conseiller vous appelle (${when.toLocaleLowerCase("fr")}).`,
  throttled: (wait: string): string =>
    `Plusieurs besoins viennent d’être envoyés avec ce numéro. Attendez ${wait}, puis envoyez de nouveau. Rien n’est perdu.`,
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

/** The page where a company that lost its link asks for another. */
export const needLinkPage = {
  title: "Retrouver mon besoin",
  lede:
    "Donnez le téléphone écrit dans votre besoin. " +
    "Vous recevez un nouveau lien par SMS, ou à l’adresse électronique que vous aviez donnée.",
  phone: "Téléphone",
  submit: "Recevoir le lien",
  throttled: (wait: string): string =>
    `Des liens viennent d’être envoyés à ce numéro. Attendez ${wait}, puis recommencez.`,
  sentTitle: "C’est demandé",
  sentNext:
    "Rien après dix minutes ? Le numéro n’est peut-être pas celui du besoin, ou le besoin est fermé depuis plus d’un mois.",
  another: { to: "/besoins/nouveau", label: "Écrire un nouveau besoin" },
  saved: {
    "besoin-lien-envoye": "Si un besoin est suivi avec ce numéro, un nouveau lien arrive dans quelques minutes.",
  },
} as const;

export const needListPage = {
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
