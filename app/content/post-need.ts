import { needStep as step } from "./needs.ts";

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
