import { roleName } from "./access-words.ts";
import { assistancePage } from "./assistance.ts";
import { authorisationState } from "./authorisation.ts";

/** What was done, as the trail's readers say it. An act that is not here is shown by its code. */
export const auditAct: Readonly<Record<string, string>> = {
  "account.end-sessions": "a déconnecté tous les appareils d’un compte",
  "agreement.change-end": "a changé le dernier jour d’une convention",
  "agreement.conclude": "a enregistré une convention",
  "authorisation.expire": "a clos une habilitation arrivée à son terme",
  "authorisation.refuse": "a refusé une habilitation",
  "authorisation.request": "a demandé une habilitation",
  "authorisation.resume": "a rétabli une habilitation",
  "authorisation.suspend": "a suspendu une habilitation",
  "authorisation.validate": "a accordé une habilitation",
  "factor.add": "a ajouté son application de codes",
  "factor.fail": "a donné un code faux",
  "factor.prove": "a donné son code de sécurité",
  "factor.reset": "a retiré l’application de codes d’un compte",
  "invitation.accept": "a accepté une invitation",
  "invitation.revoke": "a annulé une invitation",
  "invitation.send": "a invité quelqu’un",
  "member.end-sessions": "a déconnecté tous les appareils d’un membre",
  "membership.end": "a retiré un membre de l’organisation",
  "password.ask-reset": "a demandé un nouveau mot de passe",
  "password.reset": "a changé son mot de passe",
  "person-file.read": "a ouvert un dossier",
  "portfolio.hand-over": "a confié le suivi de personnes à un collègue",
  "portfolio.list": "a lu la liste des personnes suivies",
  "read-budget.stopped": "a été arrêté après trop de dossiers ouverts",
  "region.found": "a créé la Région",
  "session.change-organisation": "a changé d’organisation de travail",
  "session.end": "a fermé une connexion",
  "sign-in.demonstration": "s’est connecté à un compte de démonstration",
  "sign-in.fail": "a donné un mot de passe faux",
  "sign-in.federated": "s’est connecté par un service de l’État",
  "sign-in.federated-refused": "n’a pas pu se connecter par un service de l’État",
  "sign-in.password": "s’est connecté par mot de passe",
  "stand-in.declare": "a prévu un remplacement",
  "stand-in.end": "a arrêté un remplacement",
};

/** What an act was about. */
export const auditResource: Readonly<Record<string, string>> = {
  account: "compte",
  "association-agreement": "convention",
  authorisation: "habilitation",
  invitation: "invitation",
  membership: "membre",
  organisation: "organisation",
  "person-file": "dossier",
  session: "connexion",
};

/** The facts of an act. One that is not here is shown by its code. */
export const auditFact: Readonly<Record<string, string>> = {
  accountId: "compte",
  alreadyFollowed: "personnes déjà suivies",
  by: "par",
  check: "vérification",
  colleagueMembershipId: "collègue",
  ended: "appareils déconnectés",
  endsOn: "dernier jour",
  files: "dossiers",
  from: "état avant",
  handedOver: "personnes confiées",
  invitationsRevoked: "invitations annulées",
  organisationId: "organisation",
  provider: "service",
  reason: "raison",
  role: "rôle",
  sessions: "appareils déconnectés",
  sessionsEnded: "appareils déconnectés",
  standInMembershipId: "remplaçant",
  standInsEnded: "remplacements arrêtés",
  startsOn: "premier jour",
  state: "état",
  toMembershipId: "collègue",
  version: "version",
};

/** The codes that facts hold. One that is not here is shown as it is. */
export const auditValue: Readonly<Record<string, string>> = {
  ...roleName,
  ...authorisationState,
  ...assistancePage.reasons,
  ...assistancePage.checks,
  operator: "responsable du portail",
  "region-auditor": "auditeur du portail",
  person: "personne",
  app: "application de codes",
  "recovery-code": "code de secours",
};

export const auditPage = {
  title: "Journal",
  lede: {
    region: "Tout ce qui a été fait sur le portail, le plus récent d’abord.",
    organisation: "Ce qui a été fait dans votre organisation, le plus récent d’abord.",
    own: "Ce que vous avez fait sur le portail, le plus récent d’abord.",
  },
  from: "Du",
  to: "Au",
  act: "Acte",
  who: "Qui",
  all: "tous",
  everybody: "tout le monde",
  filter: "Afficher",
  none: "Rien ne correspond. Changez les dates, l’acte ou la personne.",
  more: "Voir ce qui précède",
  portal: "le portail",
  nobody: "une personne non connectée",
  account: (id: string): string => `compte ${id.slice(0, 8)}`,
  about: (what: string, id: string): string => `${what} ${id.slice(0, 8)}`,
  actsOf: "Tous ses actes",
  chain: "Solidité du journal",
  sealed: (events: number, number: number, at: string): string =>
    `${events} actes sont scellés par ${number} maillons. Dernier scellé : ${at}.`,
  notSealed: "Aucun acte n’est encore scellé.",
  tail: (count: number): string =>
    count === 0 ? "Aucun acte n’attend son sceau." : `Actes qui attendent leur sceau : ${count}.`,
  anchor: (number: number, at: string): string => `Dernière ancre copiée hors de la base : maillon ${number}, ${at}.`,
  noAnchor: "Aucune ancre n’est copiée hors de la base sur ce serveur. Le service d’envoi les copie (npm run worker).",
  check: "Pour tout vérifier, lancez sur le serveur :",
  command: "npm run access -- audit",
} as const;
