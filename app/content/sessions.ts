import { dayAndMonth } from "./dates.ts";

const people = (count: number): string => (count > 1 ? `${count} personnes` : `${count} personne`);
/** "1 place prise", "2 places prises": the word agrees. */
const seats = (count: number, which: string): string =>
  count > 1 ? `${count} places ${which}s` : `${count} place ${which}`;

/** One session, as its training organisation sees it. */
export const sessionPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "decision-enregistree": "C’est enregistré. Chaque personne et son référent sont prévenus.",
  },
  back: "Toutes vos sessions",
  seePublic: "Voir la page publique de la formation",
  seats: "Les places",
  paidBy: (funder: string): string => `Payées par ${funder}`,
  plan: {
    unknown: "Places non communiquées. Dites combien sont prises ailleurs : les prescripteurs verront ce qui reste.",
    announced: (count: number | null): string =>
      count === null ? "Aucun nombre de places n’est annoncé." : `${seats(count, "annoncée")}.`,
    elsewhere: (count: number): string => `${seats(count, "prise")} ailleurs.`,
    taken: (count: number): string => `${seats(count, "prise")} (inscrits et personnes en formation).`,
    heldUntil: (count: number, day: string | null): string =>
      `${seats(count, "gardée")}, réponse attendue${day === null ? "" : ` avant le ${dayAndMonth(day)} pour la première`}.`,
    left: (count: number): string =>
      count === 0 ? "Complet : il ne reste aucune place." : `${seats(count, "libre")}.`,
    waiting: (count: number): string => `${people(count)} en liste d’attente.`,
  },
  nobody: "Personne n’est positionné sur cette session. Les demandes des prescripteurs arriveront ici.",
  groupTitle: (title: string, count: number): string => `${title} (${count})`,
  unnamed: "Nom non communiqué",
  sentBy: (organisation: string): string => `envoyé par ${organisation}`,
  notEligible: "conditions d’entrée non remplies",
  since: (day: string): string => `depuis le ${dayAndMonth(day)}`,
  answerBefore: (day: string): string => `réponse attendue avant le ${dayAndMonth(day)}`,
  late: (day: string): string => `réponse en retard : elle était attendue le ${dayAndMonth(day)}`,
  confirmBefore: (day: string): string => `réponse de la personne attendue avant le ${dayAndMonth(day)}`,
  meetingOn: (day: string): string => `rencontre le ${dayAndMonth(day)}`,
  enteredOn: (day: string): string => `en formation depuis le ${dayAndMonth(day)}`,
  rank: (rank: number): string => `rang ${rank}`,
  chosen: "Pour qui ?",
  decision: "Que décidez-vous ?",
  day: "Date",
  entryHint: "Pour une entrée : le jour où les personnes sont entrées.",
  meetingHint: "Pour convoquer : le jour de la rencontre.",
  meetingsKnown: (days: string): string => `Pour convoquer : le jour de la rencontre. Dates annoncées : ${days}.`,
  reason: "Motif",
  reasonHint: "Pour un refus, obligatoire. Pour une absence, si vous le connaissez.",
  chooseReason: "Choisissez un motif",
  softer: "Ce que la personne lira",
  softerLine: (label: string, personLabel: string): string => `${label} : « ${personLabel} »`,
  files: "Voir la fiche d’une personne",
  glance: "La session en bref",
  full: "Complète : il reste la liste d’attente",
  toManage: "Places, dates et recrutement",
  toSay: "Dire les places",
  seatLine: (funder: string, line: string): string =>
    `Payées par ${funder} : ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
  entriesFrom: (day: string): string =>
    `À partir du ${dayAndMonth(day)}, vous noterez ici qui est entré et qui est absent.`,
  manage: {
    first: "Dire les places",
    summary: "Changer les places",
    lede: "Dites combien de places sont prises ailleurs, par exemple dans Kairos. Le portail calcule ce qui reste.",
    taken: "Places prises ailleurs",
    announced: "Nombre total de places",
    announcedHint: "Si le nombre annoncé est faux, ou s’il manque.",
    promotes: "Quand une place se libère",
    automatic: "La première personne en attente est retenue aussitôt",
    asked: "Vous confirmez d’abord, sous 2 jours ouvrés",
    submit: "Enregistrer les places",
    tooMany: (taken: number, announced: number): string =>
      `Vous dites ${taken} places prises ailleurs, et ${announced} au total. Corrigez l’un des deux nombres.`,
    errors: {
      takenElsewhere: "Écrivez un nombre, 0 s’il n’y en a pas.",
      announcedHere: "Écrivez un nombre.",
      promotes: "Choisissez ce qui se passe.",
    },
  },
  submit: "Enregistrer la décision",
  several: "Pour plusieurs personnes à la fois, le portail vous demande de nouveau votre code.",
  errors: {
    chosen: "Cochez au moins une personne, et 100 au plus.",
    decision: "Choisissez ce que vous décidez.",
    day: "Écrivez une date, par exemple 12/01/2027.",
    reason: "Choisissez un motif dans la liste.",
  },
  missing: {
    day: "Écrivez la date.",
    reason: "Choisissez pourquoi vous ne retenez pas la personne.",
  },
  proved: "Votre code est bon. Vérifiez ci-dessous, puis enregistrez.",
  doneFor: (names: readonly string[]): string => `C’est fait pour ${names.join(", ")}.`,
  refusedFor: (name: string, why: string): string => `${name === "" ? "Une personne" : name} : ${why}`,
} as const;

/** Somebody positioned on a session: whom to call, what happened, and what to say of their stay. */
export const positionedPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "declaration-enregistree": "C’est enregistré. Le référent de la personne est prévenu.",
    "erreur-corrigee": "C’est corrigé. La personne et son référent sont prévenus.",
    "mise-en-attente": "La personne est sur la liste d’attente. Elle et son référent sont prévenus.",
    "personne-replacee":
      "La personne est replacée. Sa demande est maintenant sur l’autre session. Elle et son référent sont prévenus.",
  },
  back: "Retour à la session",
  decideThere: "Répondre depuis la session",
  noContact: "Passez par son référent : aucun contact direct n’est communiqué.",
  sentBy: (organisation: string): string => `Positionnement envoyé par ${organisation}.`,
  eligible: {
    yes: "Conditions d’entrée (public, niveau, financeur) : remplies le jour de la demande.",
    no: "Conditions d’entrée (public, niveau, financeur) : l’une n’est pas remplie. Appelez son référent.",
    toCheck: "Conditions d’entrée (public, niveau, financeur) : à vérifier avec son référent.",
  },
  history: "Ce qui s’est passé",
  line: (by: string, when: string): string => `par ${by}, ${when}`,
  corrected: (state: string): string => `Correction : ${state.charAt(0).toLowerCase()}${state.slice(1)}`,
  named: {
    "correct-entry": "Date d’entrée corrigée",
    submit: "Demande envoyée",
    move: "Changement de session",
    "postpone-with-session": "Session reportée",
    "correct-no-show": "Correction : l’absence à l’entrée est retirée",
    "restore-offer": "Correction : l’absence à l’entrée est retirée",
    "cancel-entry": "Correction : l’entrée en formation est retirée",
  },
  mistakes: {
    absence: "L’absence à l’entrée est une erreur",
    absenceLede: (until: string): string =>
      `La personne reprend sa place, s’il en reste une. C’est possible jusqu’au ${dayAndMonth(until)}.`,
    takeBackAbsence: "Retirer l’absence et rendre la place",
    full: "Plus de place ? Mettez la personne sur la liste d’attente : elle a la première place libre à son tour.",
    wait: "Mettre sur la liste d’attente",
    entry: "L’entrée en formation est une erreur",
    entryLede: (until: string): string =>
      `La personne redevient inscrite et garde sa place. C’est possible jusqu’au ${dayAndMonth(until)}, avant toute sortie.`,
    takeBackEntry: "Retirer l’entrée",
  },
  meeting: (day: string): string => `Rencontre le ${day}`,
  entry: (day: string): string => `Entrée le ${day}`,
  onDay: (day: string): string => `Le ${day}`,
  why: (reason: string): string => `Motif : ${reason}`,
  obtained: (blocks: readonly string[]): string =>
    `${blocks.length > 1 ? "Blocs obtenus" : "Bloc obtenu"} : ${blocks.join(" ; ")}`,
  by: {
    person: "la personne",
    prescriber: "son référent",
    organisation: "votre organisme",
    region: "la Région",
    portal: "le portail",
  },
  stay: "Que déclarez-vous ?",
  correct: "Corriger ce qui a été déclaré",
  correctLede: "L’ancienne déclaration reste dans l’historique.",
  whats: {
    interrupt: "Une interruption",
    resume: "Un retour en formation",
    exit: "Une sortie",
    "correct-entry": "Une autre date d’entrée",
  },
  otherExit: "Une autre sortie : jour, motif ou blocs",
  happenedOn: "Date",
  days: {
    interrupt: "Premier jour d’absence",
    resume: "Jour du retour",
    exit: "Dernier jour en formation",
    "correct-entry": "Vrai jour d’entrée",
  },
  reason: "Motif de la sortie",
  chooseReason: "Choisissez un motif",
  blocks: "Blocs de compétences obtenus",
  submits: {
    interrupt: "Déclarer l’interruption",
    resume: "Déclarer le retour",
    exit: "Déclarer la sortie",
    "correct-entry": "Corriger la date d’entrée",
  },
  errors: {
    happenedOn: "Écrivez une date, par exemple 12/01/2027.",
    reason: "Choisissez un motif dans la liste.",
    blocks: "Choisissez des blocs de la liste.",
  },
  reasonMissing: "Choisissez pourquoi la personne est sortie.",
} as const;

/** What moves somebody to another session. */
export const movePage = {
  title: "Replacer sur une autre session",
  lede: "Sa demande ici prend fin, et une place gardée se libère. Une demande est envoyée sur l’autre session : vous y répondrez.",
  none: "Aucune autre session de cette formation ne recrute dans ce département, pour le même financeur.",
  to: "Sur quelle session ?",
  left: (count: number | null): string =>
    count === null ? "places non communiquées" : count === 0 ? "aucune place libre" : seats(count, "libre"),
  submit: "Replacer la personne",
  missing: "Choisissez une session dans la liste.",
  notYours: "Cette session n’est pas l’une des vôtres dans ce département. Choisissez-en une autre dans la liste.",
  otherFunder: "Le financeur de la personne ne paie pas cette session. Choisissez-en une autre.",
  notEligible: "Une condition d’entrée de cette session n’est pas remplie. Appelez le référent de la personne.",
  notRecruiting: "Cette session ne recrute pas. Choisissez-en une autre, ou rouvrez son recrutement.",
} as const;

/** The sessions of a training organisation. */
export const sessionsPage = {
  title: "Vos sessions",
  lede: "Les sessions de vos formations, avec leurs places et ce qui attend votre réponse.",
  untied:
    "Votre organisme n’est pas encore lié à ses formations. Écrivez à la Région, avec le SIRET de chacun de vos sites.",
  none: "Aucune session ne correspond. Enlevez un filtre pour en voir d’autres.",
  filters: {
    period: "Période",
    work: "À faire",
    all: "Toutes",
    submit: "Filtrer",
  },
  periods: { coming: "À venir", running: "En cours", over: "Terminées" },
  works: { "to-answer": "Une réponse attendue", late: "Une réponse en retard" },
  toAnswer: (count: number): string => `${people(count)} à traiter`,
  late: (count: number): string => (count > 1 ? `${count} réponses en retard` : `${count} réponse en retard`),
  nothingToDo: "Rien à faire",
  held: (count: number): string => (count > 1 ? `${count} places tenues` : `${count} place tenue`),
  waiting: (count: number): string => `${count} en liste d’attente`,
  light: { green: "Il reste des places", red: "Complet", grey: "Places non communiquées" },
  seats: (funder: string, announced: number | null, left: number | null): string => {
    const room = announced === null ? "places non annoncées" : seats(announced, "annoncée");
    return `${funder} : ${room}${left === null ? "" : `, ${left === 0 ? "aucune libre" : seats(left, "libre")}`}`;
  },
  anyTime: "entrées toute l’année",
  noDate: "date à préciser",
} as const;

/** The ties between the training organisations of the portal and the catalogue, for an operator. */
export const tiesPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "organisme-lie": "L’organisme est lié. Il voit maintenant les sessions de ce SIRET.",
    "lien-termine": "Le lien est terminé. L’organisme ne voit plus ces sessions, ni leurs personnes.",
  },
  title: "Organismes de formation",
  lede: "Un organisme voit ses sessions et leurs personnes quand il est lié à ses SIRET du catalogue : un lien par site.",
  tie: "Lier un organisme",
  organisation: "Organisme du portail",
  choose: "Choisissez un organisme",
  siret: "SIRET du site dans le catalogue",
  siretHint: "14 chiffres. Vérifiez auprès de l’organisme qu’il est bien le sien.",
  submit: "Lier",
  noOrganisation: "Aucun organisme de formation n’a de place dans le portail. Invitez d’abord son responsable.",
  list: "Liens en cours",
  none: "Aucun organisme n’est lié.",
  siretOf: (siret: string): string => `SIRET ${siret}`,
  brings: (trainings: number, sessions: number): string =>
    `${trainings > 1 ? `${trainings} formations` : `${trainings} formation`}, ${
      sessions > 1 ? `${sessions} sessions` : `${sessions} session`
    } à venir ou en cours`,
  site: (name: string, source: string): string => `${name} (${source})`,
  since: (day: string): string => `lié depuis le ${day}`,
  end: "Mettre fin au lien",
  ofOrganisation: (name: string, siret: string): string => ` de ${name}, SIRET ${siret}`,
  errors: {
    organisationId: "Choisissez un organisme.",
    siret: "Un SIRET a 14 chiffres.",
  },
  unknownSiret: "Aucune formation du catalogue n’a ce SIRET. Vérifiez le numéro, ou attendez le prochain import.",
  tiedAlready: (name: string): string => `Ce SIRET est déjà lié à ${name}. Mettez d’abord fin à ce lien.`,
} as const;
