import { aidActs } from "./aid-acts.ts";
import { type AuditFact, type FactValue, auditFacts as fact } from "./audit-facts.ts";
import { needActs } from "./need-acts.ts";
import { openingActs } from "./opening-acts.ts";
import { operationActs } from "./operation-acts.ts";
import { personActs } from "./person-acts.ts";
import { positioningActs } from "./positioning-acts.ts";
import { proposalActs } from "./proposal-acts.ts";

/** What an act is about. */
export const auditResources = {
  account: "compte",
  "aid-request": "aide individuelle",
  "api-token": "accès d’un logiciel",
  "association-agreement": "convention",
  authorisation: "habilitation",
  effect: "envoi",
  invitation: "invitation",
  membership: "membre",
  need: "besoin d’entreprise",
  "need-import": "tableau de besoins",
  "opening-request": "ouverture demandée",
  operation: "opération de recrutement",
  proposal: "emploi proposé",
  organisation: "organisation",
  person: "personne",
  "person-file": "dossier",
  positioning: "positionnement",
  "refusal-link": "lien de partage",
  session: "connexion",
  "skill-block": "bloc de compétences",
  suggestion: "proposition de formation",
  "training-session": "session de formation",
} as const;

interface ActShape {
  readonly about: keyof typeof auditResources;
  readonly facts: Readonly<Record<string, AuditFact>>;
  /** After the name of who did it, in the journal. */
  readonly trail: string;
  /** For whom it is about; two texts when it says something else of one's own file or account than of another. */
  readonly own: string | readonly [mine: string, other: string];
}

const { version, organisation, startsOn, endsOn, state, stateBefore, role, count } = fact;
const decision = {
  about: "authorisation",
  facts: { version, from: stateBefore, state, organisationId: organisation },
} as const;
const onAccount = { about: "account", facts: {} } as const;
const factor = { about: "account", facts: { by: fact.factor } } as const;
const agreement = {
  about: "association-agreement",
  facts: { organisationId: organisation, startsOn, endsOn },
} as const;
const sessions = { about: "account", facts: { sessions: fact.devicesEnded } } as const;

/**
 * Every act of the portal that the audit trail keeps: what it is about, the facts it may hold and its words. `recordAudit` takes
 * no other act, fact or code.
 */
export const auditActs = {
  "account.end-sessions": {
    about: "account",
    facts: { ended: fact.devicesEnded },
    trail: "a déconnecté tous les appareils d’un compte",
    own: "Appareils déconnectés",
  },
  "agreement.change-end": {
    ...agreement,
    trail: "a changé le dernier jour d’une convention",
    own: "Fin d’une convention changée",
  },
  "agreement.conclude": { ...agreement, trail: "a enregistré une convention", own: "Convention enregistrée" },
  ...aidActs,
  "api-token.create": {
    about: "api-token",
    facts: { days: fact.days },
    trail: "a ouvert un accès à un logiciel",
    own: "Accès d’un logiciel ouvert",
  },
  "api-token.revoke": {
    about: "api-token",
    facts: {},
    trail: "a fermé l’accès d’un logiciel",
    own: "Accès d’un logiciel fermé",
  },
  "authorisation.expire": {
    ...decision,
    trail: "a clos une habilitation arrivée à son terme",
    own: "Habilitation arrivée à son terme",
  },
  "authorisation.refuse": { ...decision, trail: "a refusé une habilitation", own: "Habilitation refusée" },
  "authorisation.request": {
    about: "authorisation",
    facts: { version, state, startsOn, endsOn },
    trail: "a demandé une habilitation",
    own: "Habilitation demandée",
  },
  "authorisation.resume": { ...decision, trail: "a rétabli une habilitation", own: "Habilitation rétablie" },
  "authorisation.suspend": { ...decision, trail: "a suspendu une habilitation", own: "Habilitation suspendue" },
  "authorisation.validate": { ...decision, trail: "a accordé une habilitation", own: "Habilitation accordée" },
  "asked-word.review": {
    about: "need",
    facts: { skill: fact.skill, verdict: fact.wordVerdict },
    trail: "a dit ce que veut dire un mot des entreprises",
    own: "Mot des entreprises relu",
  },
  "block-link.review": {
    about: "skill-block",
    facts: { skill: fact.skill, verdict: fact.linkVerdict },
    trail: "a donné son avis sur une compétence d’un bloc",
    own: "Compétence d’un bloc relue",
  },
  "catalogue.tie": {
    about: "organisation",
    facts: { siret: fact.siret },
    trail: "a lié un organisme de formation au catalogue",
    own: "Organisme lié au catalogue",
  },
  "catalogue.untie": {
    about: "organisation",
    facts: { siret: fact.siret },
    trail: "a mis fin au lien d’un organisme avec le catalogue",
    own: "Lien avec le catalogue terminé",
  },
  "effect.discard": {
    about: "effect",
    facts: { reason: fact.discardReason },
    trail: "a abandonné un envoi",
    own: "Envoi abandonné",
  },
  "effect.retry": { about: "effect", facts: {}, trail: "a relancé un envoi", own: "Envoi relancé" },
  "effect.retry-topic": {
    about: "effect",
    facts: { topic: fact.topic, count },
    trail: "a relancé des envois",
    own: "Envois relancés",
  },
  "factor.add": { ...factor, trail: "a ajouté un second moyen de connexion", own: "Second moyen de connexion ajouté" },
  "factor.fail": {
    about: "account",
    facts: { by: fact.factor, why: fact.passkeyFault },
    trail: "a donné un code faux",
    own: "Second moyen de connexion : essai sans succès",
  },
  "factor.prove": {
    ...factor,
    trail: "a prouvé son second moyen de connexion",
    own: "Second moyen de connexion vérifié",
  },
  "factor.remove": {
    ...factor,
    trail: "a retiré un second moyen de connexion",
    own: "Second moyen de connexion retiré",
  },
  "factor.reset": {
    about: "account",
    facts: { reason: fact.resetReason, check: fact.check, ended: fact.devicesEnded },
    trail: "a retiré les seconds moyens de connexion d’un compte",
    own: "Seconds moyens de connexion effacés",
  },
  "invitation.accept": {
    about: "invitation",
    facts: { role },
    trail: "a accepté une invitation",
    own: "Invitation acceptée",
  },
  "invitation.revoke": { about: "invitation", facts: {}, trail: "a annulé une invitation", own: "Invitation annulée" },
  "invitation.send": {
    about: "invitation",
    facts: { role, organisationId: organisation },
    trail: "a invité quelqu’un",
    own: "Invitation envoyée",
  },
  "letter.drop": {
    about: "organisation",
    facts: { count },
    trail: "a retiré des lettres dont le code ne marche plus",
    own: "Lettres retirées, sans être postées",
  },
  "letter.post": {
    about: "organisation",
    facts: { count },
    trail: "a posté des lettres",
    own: "Lettres postées",
  },
  "letter.print": {
    about: "organisation",
    facts: { count },
    trail: "a imprimé des lettres",
    own: "Lettres imprimées",
  },
  "member.end-sessions": {
    about: "membership",
    facts: { accountId: fact.account, ended: fact.devicesEnded },
    trail: "a déconnecté tous les appareils d’un membre",
    own: "Appareils déconnectés",
  },
  "membership.end": {
    about: "membership",
    facts: {
      role,
      colleagueMembershipId: fact.colleague,
      handedOver: fact.handedOver,
      alreadyFollowed: fact.alreadyFollowed,
      sessionsEnded: fact.devicesEnded,
      standInsEnded: fact.standInsEnded,
      invitationsRevoked: fact.invitationsRevoked,
    },
    trail: "a retiré un membre de l’organisation",
    own: ["Votre place dans l’organisation a pris fin", "La place d’un membre a pris fin"],
  },
  "own-data.download": { ...onAccount, trail: "a téléchargé ses données", own: "Vos données téléchargées" },
  "password.ask-reset": {
    ...onAccount,
    trail: "a demandé un nouveau mot de passe",
    own: "Nouveau mot de passe demandé",
  },
  "password.change": { ...sessions, trail: "a changé son mot de passe", own: "Mot de passe changé" },
  "password.reset": {
    ...sessions,
    trail: "a changé son mot de passe par un lien",
    own: "Mot de passe changé par un lien",
  },
  ...personActs,
  "portfolio.hand-over": {
    about: "membership",
    facts: { toMembershipId: fact.colleague, handedOver: fact.handedOver, alreadyFollowed: fact.alreadyFollowed },
    trail: "a confié le suivi de personnes à un collègue",
    own: ["Vos suivis ont été confiés à un collègue", "Des suivis ont été confiés à un collègue"],
  },
  "portfolio.export": {
    about: "membership",
    facts: { count, role },
    trail: "a téléchargé la liste des personnes suivies",
    own: "Liste des personnes suivies téléchargée",
  },
  "portfolio.list": {
    about: "membership",
    facts: { count, role },
    trail: "a lu la liste des personnes suivies",
    own: "Liste des personnes suivies affichée",
  },
  ...needActs,
  ...openingActs,
  ...operationActs,
  ...positioningActs,
  ...proposalActs,
  "read-budget.stopped": {
    about: "account",
    facts: { files: fact.files, role },
    trail: "a été arrêté après trop de dossiers ouverts",
    own: "Limite de dossiers ouverts en un jour atteinte",
  },
  "recovery-codes.renew": { ...onAccount, trail: "a refait ses codes de secours", own: "Codes de secours refaits" },
  "refusal-link.create": {
    about: "refusal-link",
    facts: { siret: fact.siret, days: fact.days },
    trail: "a créé un lien de partage",
    own: "Lien vers les refus d’un import créé",
  },
  "refusal-link.revoke": {
    about: "refusal-link",
    facts: {},
    trail: "a révoqué un lien de partage",
    own: "Lien vers les refus d’un import annulé",
  },
  "region.found": {
    about: "invitation",
    facts: { organisationId: organisation },
    trail: "a créé la Région",
    own: "Région installée",
  },
  "session.change-organisation": {
    about: "organisation",
    facts: { role },
    trail: "a changé d’organisation de travail",
    own: "Passage à une autre organisation",
  },
  "session.end": {
    about: "session",
    facts: { ended: fact.devicesEnded },
    trail: "a fermé une connexion",
    own: "Appareil déconnecté",
  },
  "sign-in.demonstration": {
    ...onAccount,
    trail: "s’est connecté à un compte de démonstration",
    own: "Connexion de démonstration",
  },
  "sign-in.fail": { ...onAccount, trail: "a donné un mot de passe faux", own: "Essai de connexion sans succès" },
  "sign-in.federated": {
    about: "account",
    facts: { provider: fact.provider, hasSecondFactor: fact.hasSecondFactor },
    trail: "s’est connecté par un service de l’État",
    own: "Connexion avec un service de l’État",
  },
  "sign-in.federated-refused": {
    about: "account",
    facts: { provider: fact.provider, kind: fact.providerRefusal },
    trail: "n’a pas pu se connecter par un service de l’État",
    own: "Connexion par un service de l’État refusée",
  },
  "sign-in.link": {
    about: "account",
    facts: { channel: fact.channel, isNew: fact.isNew },
    trail: "s’est connecté par un lien",
    own: "Connexion avec un lien",
  },
  "sign-in.password": { ...onAccount, trail: "s’est connecté par mot de passe", own: "Connexion avec un mot de passe" },
  "stand-in.declare": {
    about: "membership",
    facts: { standInMembershipId: fact.standIn, startsOn, endsOn },
    trail: "a prévu un remplacement",
    own: ["Quelqu’un vous remplace", "Remplacement déclaré"],
  },
  "stand-in.end": {
    about: "membership",
    facts: { standInMembershipId: fact.standIn, startsOn },
    trail: "a arrêté un remplacement",
    own: ["Votre remplacement a pris fin", "Remplacement terminé"],
  },
} as const satisfies Readonly<Record<string, ActShape>>;

export type AuditAct = keyof typeof auditActs;

type FactsOf<Act extends AuditAct> = {
  readonly [Name in keyof (typeof auditActs)[Act]["facts"]]?: (typeof auditActs)[Act]["facts"][Name] extends AuditFact
    ? FactValue<(typeof auditActs)[Act]["facts"][Name]>
    : never;
};

/** A decision, or the reading of a person's file. `facts` holds codes, counts and ids, never a name or a free text. */
export type AuditEntry = {
  readonly [Act in AuditAct]: {
    readonly action: Act;
    readonly resourceId?: string;
    readonly personFileId?: string;
  } & (keyof FactsOf<Act> extends never ? { readonly facts?: never } : { readonly facts?: FactsOf<Act> });
}[AuditAct];
