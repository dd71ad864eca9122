import { dayAndMonth } from "#app/content/dates.ts";
import { type AuditAct, auditActs, auditResources } from "./audit-acts.ts";
import type { AuditFact } from "./audit-facts.ts";

interface ActWords {
  /** After the name of who did it, in the journal. */
  readonly trail: string;
  /** For whom it is about; two texts when it says something else of one's own file or account than of another. */
  readonly own: string | readonly [mine: string, other: string];
}

/** What each act is called. */
export const actWords = {
  "account.end-sessions": { trail: "a déconnecté tous les appareils d’un compte", own: "Appareils déconnectés" },
  "agreement.change-end": { trail: "a changé le dernier jour d’une convention", own: "Fin d’une convention changée" },
  "agreement.conclude": { trail: "a enregistré une convention", own: "Convention enregistrée" },
  "authorisation.expire": {
    trail: "a clos une habilitation arrivée à son terme",
    own: "Habilitation arrivée à son terme",
  },
  "authorisation.refuse": { trail: "a refusé une habilitation", own: "Habilitation refusée" },
  "authorisation.request": { trail: "a demandé une habilitation", own: "Habilitation demandée" },
  "authorisation.resume": { trail: "a rétabli une habilitation", own: "Habilitation rétablie" },
  "authorisation.suspend": { trail: "a suspendu une habilitation", own: "Habilitation suspendue" },
  "authorisation.validate": { trail: "a accordé une habilitation", own: "Habilitation accordée" },
  "effect.discard": { trail: "a abandonné un envoi", own: "Envoi abandonné" },
  "effect.retry": { trail: "a relancé un envoi", own: "Envoi relancé" },
  "effect.retry-topic": { trail: "a relancé des envois", own: "Envois relancés" },
  "factor.add": { trail: "a ajouté un second moyen de connexion", own: "Second moyen de connexion ajouté" },
  "factor.fail": { trail: "a donné un code faux", own: "Second moyen de connexion : essai sans succès" },
  "factor.prove": { trail: "a prouvé son second moyen de connexion", own: "Second moyen de connexion vérifié" },
  "factor.remove": { trail: "a retiré un second moyen de connexion", own: "Second moyen de connexion retiré" },
  "factor.reset": {
    trail: "a retiré les seconds moyens de connexion d’un compte",
    own: "Seconds moyens de connexion effacés",
  },
  "invitation.accept": { trail: "a accepté une invitation", own: "Invitation acceptée" },
  "invitation.revoke": { trail: "a annulé une invitation", own: "Invitation annulée" },
  "invitation.send": { trail: "a invité quelqu’un", own: "Invitation envoyée" },
  "member.end-sessions": { trail: "a déconnecté tous les appareils d’un membre", own: "Appareils déconnectés" },
  "membership.end": {
    trail: "a retiré un membre de l’organisation",
    own: ["Votre place dans l’organisation a pris fin", "La place d’un membre a pris fin"],
  },
  "own-data.download": { trail: "a téléchargé ses données", own: "Vos données téléchargées" },
  "password.ask-reset": { trail: "a demandé un nouveau mot de passe", own: "Nouveau mot de passe demandé" },
  "password.change": { trail: "a changé son mot de passe", own: "Mot de passe changé" },
  "password.reset": { trail: "a changé son mot de passe par un lien", own: "Mot de passe changé par un lien" },
  "person-file.read": {
    trail: "a ouvert un dossier",
    own: ["Votre dossier a été ouvert", "Le dossier d’une personne a été ouvert"],
  },
  "portfolio.hand-over": {
    trail: "a confié le suivi de personnes à un collègue",
    own: ["Vos suivis ont été confiés à un collègue", "Des suivis ont été confiés à un collègue"],
  },
  "portfolio.list": { trail: "a lu la liste des personnes suivies", own: "Liste des personnes suivies affichée" },
  "read-budget.stopped": {
    trail: "a été arrêté après trop de dossiers ouverts",
    own: "Limite de dossiers ouverts en un jour atteinte",
  },
  "recovery-codes.renew": { trail: "a refait ses codes de secours", own: "Codes de secours refaits" },
  "refusal-link.create": { trail: "a créé un lien de partage", own: "Lien vers les refus d’un import créé" },
  "refusal-link.revoke": { trail: "a révoqué un lien de partage", own: "Lien vers les refus d’un import annulé" },
  "region.found": { trail: "a créé la Région", own: "Région installée" },
  "session.change-organisation": {
    trail: "a changé d’organisation de travail",
    own: "Passage à une autre organisation",
  },
  "session.end": { trail: "a fermé une connexion", own: "Appareil déconnecté" },
  "sign-in.demonstration": { trail: "s’est connecté à un compte de démonstration", own: "Connexion de démonstration" },
  "sign-in.fail": { trail: "a donné un mot de passe faux", own: "Essai de connexion sans succès" },
  "sign-in.federated": { trail: "s’est connecté par un service de l’État", own: "Connexion avec un service de l’État" },
  "sign-in.federated-refused": {
    trail: "n’a pas pu se connecter par un service de l’État",
    own: "Connexion par un service de l’État refusée",
  },
  "sign-in.link": { trail: "s’est connecté par un lien", own: "Connexion avec un lien" },
  "sign-in.password": { trail: "s’est connecté par mot de passe", own: "Connexion avec un mot de passe" },
  "stand-in.declare": { trail: "a prévu un remplacement", own: ["Quelqu’un vous remplace", "Remplacement déclaré"] },
  "stand-in.end": { trail: "a arrêté un remplacement", own: ["Votre remplacement a pris fin", "Remplacement terminé"] },
} as const satisfies Readonly<Record<AuditAct, ActWords>>;

/** An act in the journal. One of a former version, that has no words any more, is told by its code. */
export function actInTrail(action: string): string {
  return isAct(action) ? actWords[action].trail : action;
}

/** An act as told to whom it is about. Without words it is told by its code: better said badly than hidden. */
export function actInWords(action: string, isMine: boolean): string {
  if (!isAct(action)) return `Autre acte (${action})`;
  const { own } = actWords[action];
  return typeof own === "string" ? own : own[isMine ? 0 : 1];
}

/** What an act was about. */
export function resourceInWords(resourceKind: string): string {
  return Object.entries(auditResources).find(([kind]) => kind === resourceKind)?.[1] ?? resourceKind;
}

/** A fact of an act, with the words of this act's codes alone; by its code when a former version wrote it. */
export function factInWords(action: string, name: string, value: string): string {
  const known: Readonly<Record<string, AuditFact>> = isAct(action) ? auditActs[action].facts : {};
  const fact = Object.hasOwn(known, name) ? known[name] : undefined;
  return `${fact?.label ?? name} : ${valueInWords(fact, value)}`;
}

/** Codes in words, days as people say them, the first signs of an identifier. */
function valueInWords(fact: AuditFact | undefined, value: string): string {
  const word = fact?.words !== undefined && Object.hasOwn(fact.words, value) ? fact.words[value] : undefined;
  if (word !== undefined) return typeof word === "string" ? word : word.title;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayAndMonth(value);
  return value.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/, "$1");
}

function isAct(action: string): action is AuditAct {
  return Object.hasOwn(actWords, action);
}
