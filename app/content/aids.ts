import { counted, eurosInWords, hoursInWords } from "./amounts.ts";
import { dayInWords } from "./dates.ts";

/** What is said of an individual aid, wherever it is shown. */
export const aidFactWords = {
  training: "Formation",
  provider: "Organisme",
  scheme: "Aide demandée",
  where: "Où la demander",
  why: "Pourquoi pas une session collective",
  starts: "Début",
  ends: "Fin",
  hours: "Heures",
  hoursInWords: (hours: number, company: number | null): string =>
    company === null || company === 0 ? hoursInWords(hours) : `${hoursInWords(hours)}, dont ${company} en entreprise`,
  cost: "Prix",
  granted: "Aide accordée",
  atMost: (cents: number): string => `${eurosInWords(cents)} au plus.`,
  filed: "Demande déposée",
  latest: "À envoyer",
  before: (day: string): string => `au plus tard le ${dayInWords(day)}`,
  due: {
    draft: "Accord de la personne",
    agreed: "Devis à obtenir",
    quote_asked: "Devis de l’organisme",
    complete: "Demande à envoyer",
    sent: "Réponse attendue",
    to_complete: "Demande à compléter",
  },
  prescriber: "Qui suit la personne",
  applicant: "Pour qui",
  reason: "Motif",
  toSay: "à dire par le devis",
} as const;

/** Prepares an aid for somebody followed. */
export const newAidPage = {
  link: "Demander une aide individuelle",
  noSeat: "Plus de place, ou personne pour payer ?",
  title: (name: string): string => `Une aide pour la formation de ${name}`,
  fallback: "Demander une aide individuelle",
  lede: "Quand aucune session collective ne convient, une aide peut payer la formation d’une seule personne. Rien ne part avant son oui.",
  forSession: (training: string, provider: string): string => `Formation : « ${training} », ${provider}.`,
  schemes: "Quelles aides peuvent convenir ?",
  schemesLede:
    "Comparé avec ce qui est connu de la personne et de la formation. Ce n’est pas une promesse : qui paie décide.",
  source: (name: string, readOn: string): string =>
    `Conditions lues dans : ${name} (${readOn.split("-").reverse().join("/")}). Vérifiez-les avant l’envoi : elles ont pu changer. ` +
    "Les montants ne sont pas montrés : la Région ne les a pas encore confirmés.",
  most: (cents: number, day: string): string =>
    `Montant le plus haut : ${eurosInWords(cents)}, confirmé par la Région le ${dayInWords(day)}.`,
  see: "Voir les conditions",
  formTitle: "La demande",
  scheme: "Quelle aide demander ?",
  chooseScheme: "Choisir une aide",
  why: "Pourquoi pas une session collective ?",
  chooseWhy: "Choisir une raison",
  training: "Nom de la formation",
  provider: "Nom de l’organisme de formation",
  startsOn: "Premier jour",
  hours: "Combien d’heures ?",
  cost: "Prix en euros",
  costHint: "Celui que vous connaissez. Le devis le dira.",
  submit: "Préparer la demande, et demander son accord à la personne",
  cancel: "Ne rien demander",
  already: "Cette aide est déjà demandée pour cette formation. Continuez avec cette demande.",
  seeSame: "Voir la demande déjà préparée",
  errors: {
    scheme: "Choisissez une aide.",
    why: "Choisissez une raison.",
    title: "Écrivez le nom de la formation.",
    provider: "Écrivez le nom de l’organisme.",
    startsOn: "Écrivez le premier jour, à venir.",
    hours: "Écrivez un nombre d’heures, ou laissez vide.",
    cost: "Écrivez un prix, par exemple 1 250,50, ou laissez vide.",
  },
} as const;

/** Who hears that an aid is cancelled, in words. */
const cancelTold = {
  person: "La personne est prévenue.",
  prescriber: "Son référent est prévenu.",
  organisation: "L’organisme est prévenu.",
  funder: "La Région est prévenue.",
} as const;
type CancelTold = keyof typeof cancelTold;

/** One aid, for whoever follows the person. */
export const aidPage = {
  fallback: "Aide individuelle",
  title: (training: string): string => `Aide pour : ${training}`,
  forWhom: (name: string): string => `Pour ${name}.`,
  next: "Que faire maintenant ?",
  history: "Ce qui s’est passé",
  conditions: "Les conditions de cette aide",
  seeTraining: "Lire la fiche de la formation",
  note: "Noter ce que la personne vous a dit",
  noteLede: {
    sms: "Lisez-lui la demande. Un SMS lui dit ce que vous avez noté.",
    mail: "Lisez-lui la demande. Un e-mail lui dit ce que vous avez noté.",
    letter: "Lisez-lui la demande. Une lettre, à imprimer dans « Lettres », lui dit ce que vous avez noté.",
  },
  how: "Comment l’a-t-elle dit ?",
  chooseHow: "Dites comment la personne a répondu.",
  agree: "Noter son oui",
  decline: "Noter son non",
  askQuote: "Demander le devis à l’organisme",
  askQuoteLede: "L’organisme reçoit un message, sans le nom de la personne.",
  noProvider: "Cet organisme n’a pas de compte ici : demandez-lui un devis, puis notez-le.",
  quote: "Noter un devis reçu",
  quoteLede: "Recopiez ce que dit le devis.",
  saveQuote: "Enregistrer le devis",
  send: "Envoyer à la Région",
  sendFollows: "La Région lit la demande, avec le nom de la personne. La personne est prévenue.",
  supplyTitle: "Donner ce qui manque",
  supplyLede:
    "Le portail ne transporte pas de papiers : envoyez-les à qui décide, par courrier ou par mail. Puis notez-le ici.",
  supplyHow: "Qu’avez-vous fait ?",
  chooseSupply: "Choisir",
  supply: "Noter que c’est fait",
  file: "Noter le dépôt",
  fileLede: (where: string): string => `${where} Le portail ne l’envoie pas : déposez-la, puis notez le jour.`,
  filedOn: "Déposée le",
  saveFiled: "Noter que la demande est déposée",
  answer: "Noter la réponse reçue",
  accept: "Aide acceptée",
  granted: "Montant accordé, en euros",
  refuse: "Aide refusée",
  refuseReason: "Pourquoi ?",
  chooseReason: "Choisir un motif",
  lack: "Que manque-t-il ?",
  return: "À compléter",
  goOn: "La suite",
  position: "Positionner la personne sur la session",
  enter: "Noter l’entrée en formation",
  enterLede: (day: string): string => `La formation commence le ${dayInWords(day)}. Notez l’entrée ce jour-là.`,
  cancelTitle: "Annuler cette demande",
  cancelFollows: (told: readonly CancelTold[], grantedCents: number | null): string =>
    [
      "La demande s’arrête.",
      ...(grantedCents === null ? [] : [`L’aide accordée, ${eurosInWords(grantedCents)}, est abandonnée.`]),
      ...told.map((one) => cancelTold[one]),
      "Ce qui s’est passé reste écrit ici.",
    ].join(" "),
  cancel: "Annuler la demande",
  tooLate: "Le jour limite d’envoi est passé. Demandez une autre date à l’organisme, ou une autre aide.",
  again: "Préparer une autre demande",
  back: "Retour au dossier",
  waits: {
    draft: {
      sms: "La personne reçoit un SMS. Elle répond oui ou non, ou vous le dit.",
      mail: "La personne reçoit un e-mail. Elle répond oui ou non, ou vous le dit.",
      letter: "Une lettre pour la personne est à imprimer dans « Lettres ». Elle répond oui ou non, ou vous le dit.",
    },
    quote_asked: "L’organisme prépare son devis.",
    yesAgain:
      "Le devis dit un autre jour, ou un prix plus haut, que ce que la personne a accepté. Son accord est demandé de nouveau.",
    sent: "La Région lit la demande.",
  },
  errors: {
    changed: "Cette demande a changé entre-temps. Voici où elle en est.",
    startsOn: "Écrivez le premier jour, à venir.",
    endsOn: "Écrivez le dernier jour.",
    hours: "Écrivez le nombre d’heures de la formation.",
    companyHours: "Écrivez le nombre d’heures en entreprise, ou 0.",
    cost: "Écrivez le prix, par exemple 1 250,50.",
    granted: "Écrivez le montant accordé, par exemple 1 250.",
    filedOn: "Écrivez le jour du dépôt : aujourd’hui ou avant.",
    reason: "Choisissez un motif.",
    supply: "Dites ce que vous avez fait.",
  },
  saved: {
    "aide-preparee": "La demande est prête. L’accord de la personne lui est demandé.",
    "aide-oui": "Son oui est noté. Un message ou une lettre le lui dit.",
    "aide-non": "Son non est noté. Un message ou une lettre le lui dit.",
    "aide-devis-demande": "L’organisme reçoit la demande de devis.",
    "aide-devis": "Le devis est enregistré. La demande est complète.",
    "aide-envoyee": "La demande est envoyée. La personne est prévenue.",
    "aide-deposee": "Le dépôt est noté. La personne est prévenue.",
    "aide-acceptee": "La réponse est notée. La personne est prévenue.",
    "aide-refusee": "La réponse est notée. La personne est prévenue.",
    "aide-a-completer": "C’est noté : la demande est à compléter.",
    "aide-completee": "C’est noté. La demande est complète : envoyez-la.",
    "aide-annulee": "La demande est annulée. La personne est prévenue.",
    "aide-entree": "L’entrée en formation est notée.",
  },
} as const;

/** A quote, wherever it is written. */
export const quoteFieldWords = {
  startsOn: "Premier jour",
  endsOn: "Dernier jour",
  hours: "Heures de la formation",
  companyHours: "Dont heures en entreprise",
  companyHint: "0 s’il n’y en a pas.",
  cost: "Prix total en euros",
} as const;

/** The requests that an organisation prices, or that the Region reads. */
export const aidsPage = {
  title: { organisation: "Devis demandés", funder: "Aides individuelles" },
  lede: {
    organisation: "Des référents vous demandent un prix pour une seule personne. Répondez, même non.",
    funder: "Les demandes envoyées à la Région. Répondez avant le début de la formation.",
  },
  period: "Lesquelles ?",
  periods: {
    active: "En attente de votre réponse",
    answered: "Déjà répondues",
    over: "Terminées sans votre réponse",
  },
  show: "Afficher",
  none: {
    active: "Aucune demande n’attend votre réponse.",
    answered: "Aucune demande déjà répondue.",
    over: "Aucune demande terminée sans votre réponse.",
  },
  starts: (day: string): string => `Début : ${dayInWords(day)}`,
  due: (day: string): string => `Réponse attendue avant la fin du ${dayInWords(day)}`,
  from: (prescriber: string): string => `Demandé par : ${prescriber}`,
} as const;

/** One request, for the organisation that is asked for a quote, or for the Region. */
export const aidForMemberPage = {
  fallback: "Aide individuelle",
  title: (training: string): string => training,
  due: "Votre réponse",
  quoteTitle: "Votre devis",
  quoteLede: "C’est pour une seule personne, suivie par un référent. Il vous dira son nom quand l’aide sera accordée.",
  quote: "Envoyer le devis",
  noQuoteTitle: "Vous ne pouvez pas",
  noQuoteReason: "Pourquoi ?",
  noQuote: "Ne pas donner de devis",
  decideTitle: "Votre réponse",
  accept: "Accepter",
  granted: "Montant accordé, en euros",
  refuseTitle: "Refuser",
  refuse: "Refuser l’aide",
  returnTitle: "Demander un complément",
  return: "Renvoyer à compléter",
  back: "Toutes les demandes",
  saved: {
    "devis-donne": "Votre devis est envoyé au référent.",
    "devis-refuse": "Votre réponse est envoyée au référent.",
    "aide-accordee": "C’est noté. La personne et son référent sont prévenus.",
    "aide-non-accordee": "Le refus et son motif sont notés. La personne et son référent sont prévenus.",
    "aide-renvoyee": "C’est noté. Le référent est prévenu de ce qui manque.",
  },
} as const;

/** What a person reads of an aid that is asked for them, by the link of a message or in their space. */
export const ownAidPage = {
  title: "Une aide pour payer votre formation",
  own: "Aides pour payer une formation",
  ownLede: "Rien n’est envoyé avant votre oui. Dire non ne change rien à votre suivi.",
  from: (name: string): string => `Préparée par : ${name}.`,
  lede: "Votre conseiller prépare cette demande avec vous. Rien n’est envoyé avant votre oui. Dire non ne change rien à votre suivi.",
  seen: "L’organisme de formation ne lit pas votre nom. Si la Région décide, elle lit votre nom et la formation : rien d’autre.",
  askedAgain:
    "Le devis est arrivé. Il dit un autre jour ou un prix plus haut que ce que vous aviez accepté. Êtes-vous toujours d’accord ?",
  notYet: "Une aide demandée n’est pas encore accordée : n’engagez pas d’argent.",
  answerBy: (day: string): string => `Répondez avant la fin du ${dayInWords(day)}.`,
  noted: (how: string): string =>
    `Vous l’avez dit ${how} : votre conseiller l’a noté. Ce n’est pas juste ? Dites-le-lui.`,
  answer: "Votre réponse",
  agree: "Oui, je suis d’accord",
  decline: "Non merci",
  changedMind: "Vous avez changé d’avis ?",
  withdraw: "Non, arrêter cette demande",
  changed: "Cette demande d’aide a changé depuis l’affichage de la page. Lisez où elle en est.",
  tooLate: "Cette réponse n’est plus possible aujourd’hui. Appelez votre référent.",
  saved: { "aide-accord": "C’est enregistré : vous avez dit oui. Votre référent est prévenu." },
  ownSaved: {
    "aide-mon-oui": "C’est enregistré : vous avez dit oui. Votre référent est prévenu.",
    "aide-mon-non": "C’est enregistré : vous avez dit non. Votre référent est prévenu.",
  },
} as const;

/** What awaits a member in their organisation. */
export const aidsAwaiting = {
  organisation: (count: number): string => counted(count, "devis vous est demandé", "devis vous sont demandés"),
  funder: (count: number): string =>
    counted(count, "aide individuelle attend votre réponse", "aides individuelles attendent votre réponse"),
} as const;
