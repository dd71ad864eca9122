import { auditFacts as fact } from "./audit-facts.ts";

const positioning = {
  about: "positioning",
  facts: { version: fact.version, organisationId: fact.organisation },
} as const;

const session = { about: "training-session", facts: { version: fact.version, startsOn: fact.startsOn } } as const;
const suggestion = { about: "suggestion", facts: { version: fact.version } } as const;

/** The acts of the trail about positionings, stays and the sessions that an organisation manages. */
export const positioningActs = {
  "positioning.submit": { ...positioning, trail: "a positionné une personne", own: "Demande envoyée à l’organisme" },
  "positioning.draft": { ...positioning, trail: "a préparé un positionnement", own: "Demande en préparation" },
  "positioning.move": {
    ...positioning,
    trail: "a replacé une personne sur une autre session",
    own: "Demande portée sur une autre session",
  },
  "positioning.reopen": { ...positioning, trail: "a rouvert un positionnement", own: "Demande rouverte" },
  "positioning.cancel-with-session": {
    ...positioning,
    trail: "a annulé une session : le positionnement prend fin",
    own: "Session annulée",
  },
  "positioning.postpone-with-session": {
    ...positioning,
    trail: "a reporté une session : le positionnement est gardé",
    own: "Session reportée",
  },
  "positioning.invite": { ...positioning, trail: "a convoqué une personne", own: "Rencontre prévue" },
  "positioning.record-attendance": {
    ...positioning,
    trail: "a noté une présence à une rencontre",
    own: "Rencontre faite",
  },
  "positioning.record-absence": {
    ...positioning,
    trail: "a noté une absence à une rencontre",
    own: "Rencontre à reprendre",
  },
  "positioning.accept": { ...positioning, trail: "a retenu une personne", own: "Place gardée" },
  "positioning.wait-list": {
    ...positioning,
    trail: "a mis une personne sur liste d’attente",
    own: "Mise sur liste d’attente",
  },
  "positioning.promote": { ...positioning, trail: "a donné une place libérée", own: "Place libérée, gardée" },
  "positioning.promote-to-proposal": {
    ...positioning,
    trail: "a proposé une place libérée",
    own: "Place libérée, à confirmer",
  },
  "positioning.confirm-by-silence": {
    ...positioning,
    trail: "a gardé une place, sans réponse de l’organisme",
    own: "Place gardée",
  },
  "positioning.reject": { ...positioning, trail: "n’a pas retenu une personne", own: "Demande non retenue" },
  "positioning.confirm": { ...positioning, trail: "a confirmé une inscription", own: "Inscription confirmée" },
  "positioning.decline": { ...positioning, trail: "a noté un refus de la personne", own: "Demande abandonnée" },
  "positioning.withdraw": { ...positioning, trail: "a annulé un positionnement", own: "Demande annulée" },
  "positioning.enter": { ...positioning, trail: "a déclaré une entrée en formation", own: "Entrée en formation" },
  "positioning.record-no-show": {
    ...positioning,
    trail: "a noté une absence à l’entrée",
    own: "Formation commencée sans vous",
  },
  "positioning.correct-no-show": {
    ...positioning,
    trail: "a retiré une absence à l’entrée notée par erreur",
    own: "Absence à l’entrée retirée : elle était notée par erreur",
  },
  "positioning.restore-offer": {
    ...positioning,
    trail: "a retiré une absence à l’entrée notée par erreur",
    own: "Absence à l’entrée retirée : elle était notée par erreur",
  },
  "positioning.cancel-entry": {
    ...positioning,
    trail: "a retiré une entrée notée par erreur",
    own: "Entrée en formation retirée : elle était notée par erreur",
  },
  "positioning.expire": { ...positioning, trail: "a clos un positionnement sans suite", own: "Demande close" },
  "positioning.supersede": {
    ...positioning,
    trail: "a clos un positionnement, la personne étant en formation",
    own: "Demande close : vous êtes en formation",
  },
  "stay.correct-entry": {
    ...positioning,
    trail: "a corrigé une date d’entrée en formation",
    own: "Date d’entrée en formation corrigée",
  },
  "stay.interrupt": { ...positioning, trail: "a noté une interruption de formation", own: "Formation interrompue" },
  "stay.resume": { ...positioning, trail: "a noté une reprise de formation", own: "Formation reprise" },
  "stay.exit": { ...positioning, trail: "a déclaré une sortie de formation", own: "Sortie de formation" },
  "contact.record": {
    about: "person-file",
    facts: { channel: fact.contactChannel, contactOn: fact.contactOn },
    trail: "a noté un contact avec une personne",
    own: "Contact avec vous noté",
  },
  "session.read": {
    about: "training-session",
    facts: { count: fact.count },
    trail: "a lu la liste des personnes positionnées sur une session",
    own: "Liste des personnes positionnées affichée",
  },
  "suggestion.suggest": {
    ...suggestion,
    trail: "a proposé une formation à une personne",
    own: "Formation proposée",
  },
  "suggestion.agree": { ...suggestion, trail: "a noté un accord pour une formation proposée", own: "Accord donné" },
  "suggestion.refuse": {
    ...suggestion,
    trail: "a noté un refus d’une formation proposée",
    own: "Formation proposée, refusée",
  },
  "suggestion.take-back": {
    ...suggestion,
    trail: "a retiré une formation proposée",
    own: "Formation proposée, retirée",
  },
  "suggestion.lapse": {
    ...suggestion,
    trail: "a clos une formation proposée, sans réponse",
    own: "Formation proposée, sans réponse",
  },
  "suggestion.position": {
    ...suggestion,
    trail: "a envoyé la demande pour une formation proposée",
    own: "Demande envoyée pour une formation proposée",
  },
  "training-session.suspend": {
    ...session,
    trail: "a suspendu le recrutement d’une session",
    own: "Recrutement suspendu",
  },
  "training-session.resume": { ...session, trail: "a repris le recrutement d’une session", own: "Recrutement repris" },
  "training-session.close": { ...session, trail: "a fermé le recrutement d’une session", own: "Recrutement fermé" },
  "training-session.reopen": {
    ...session,
    trail: "a rouvert le recrutement d’une session",
    own: "Recrutement rouvert",
  },
  "training-session.close-full": {
    ...session,
    trail: "a fermé le recrutement d’une session complète",
    own: "Session complète",
  },
  "training-session.reopen-freed": {
    ...session,
    trail: "a rouvert le recrutement, une place étant libre",
    own: "Recrutement rouvert",
  },
  "training-session.start": { ...session, trail: "a noté le début d’une session", own: "Session commencée" },
  "training-session.end": { ...session, trail: "a noté la fin d’une session", own: "Session terminée" },
  "training-session.report": {
    ...session,
    trail: "a déclaré toutes les sorties d’une session",
    own: "Sorties déclarées",
  },
  "training-session.postpone": { ...session, trail: "a reporté une session", own: "Session reportée" },
  "training-session.cancel": { ...session, trail: "a annulé une session", own: "Session annulée" },
  "session.manage": {
    about: "training-session",
    facts: {},
    trail: "gère les places d’une session",
    own: "Places d’une session gérées",
  },
} as const;
