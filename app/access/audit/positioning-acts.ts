import { auditFacts as fact } from "./audit-facts.ts";

const positioning = {
  about: "positioning",
  facts: { version: fact.version, organisationId: fact.organisation },
} as const;

/** The acts of the trail about positionings, stays and the sessions that an organisation manages. */
export const positioningActs = {
  "positioning.submit": { ...positioning, trail: "a positionné une personne", own: "Demande envoyée à l’organisme" },
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
  "positioning.expire": { ...positioning, trail: "a clos un positionnement sans suite", own: "Demande close" },
  "positioning.supersede": {
    ...positioning,
    trail: "a clos un positionnement, la personne étant en formation",
    own: "Demande close : vous êtes en formation",
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
  "session.manage": {
    about: "training-session",
    facts: {},
    trail: "gère les places d’une session",
    own: "Places d’une session gérées",
  },
} as const;
