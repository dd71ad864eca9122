import { type MembershipRole, roleName } from "./access-words.ts";

export const organisationPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "organisation-choisie": "Vous travaillez maintenant dans cette organisation.",
    "membre-retire": "La personne ne fait plus partie de votre organisation.",
    "invitation-annulee": "L’invitation est annulée. Son lien n’ouvre plus rien.",
    "invitation-envoyee": "L’invitation est envoyée.",
  },
  title: "Mon organisation",
  lede: (organisation: string, kind: string, role: string): string => `${organisation}, ${kind}. Votre rôle : ${role}.`,
  members: "Membres",
  since: (day: string): string => `depuis le ${day}`,
  people: (count: number): string => (count > 1 ? `${count} personnes suivies` : `${count} personne suivie`),
  devices: (count: number): string => (count > 1 ? `${count} appareils connectés` : `${count} appareil connecté`),
  you: "vous",
  manage: "Voir ses appareils",
  ofMember: (name: string): string => ` : ${name}`,
  end: "Retirer",
  ofTheOrganisation: (name: string): string => ` ${name} de l’organisation`,
  ownLeaving: "Pour partir, demandez à une autre personne responsable.",
  invite: "Inviter quelqu’un",
  more: "Voir les membres suivants",
  invitations: "Invitations en attente",
  noInvitation: "Aucune invitation n’attend de réponse.",
  invitedOn: (day: string): string => `envoyée le ${day}, valable 7 jours`,
  revoke: "Annuler l’invitation",
  regionRole: { operator: "responsable du portail", "region-auditor": "auditeur du portail" },
} as const;

export const invitePage = {
  title: "Inviter quelqu’un",
  lede: "La personne reçoit un message avec un lien. Le lien sert une fois, pendant 7 jours.",
  email: "Son adresse électronique professionnelle",
  role: "Son rôle",
  submit: "Envoyer l’invitation",
  refused: {
    "too-many-today":
      "Votre organisation a déjà envoyé 200 invitations en 24 heures. Continuez demain, ou appelez-nous si c’est normal.",
    "already-invited": "Une invitation attend déjà à cette adresse. Annulez-la d’abord, ou attendez la réponse.",
    "already-member":
      "Cette personne est déjà membre de votre organisation. Vous la trouvez dans la liste des membres.",
  },
} as const;

export const departurePage = {
  title: (name: string): string => `Retirer ${name} de l’organisation`,
  lede: "Son accès s’arrête tout de suite, sur tous ses appareils. Pour revenir, il lui faudra une nouvelle invitation.",
  people: (count: number): string =>
    count > 1
      ? `Ce membre suit ${count} personnes. Choisissez qui les suivra.`
      : "Ce membre suit 1 personne. Choisissez qui la suivra.",
  requests:
    "Leurs demandes de formation continuent. Qui reprend le suivi les voit tout de suite, dans « À faire » et « Personnes suivies ».",
  noPeople: "Ce membre ne suit personne.",
  colleague: "Qui reprend le suivi ?",
  submit: "Retirer de l’organisation",
  cancel: "Ne rien changer",
  refusals: {
    "last-manager": "Il ne resterait aucun responsable. Invitez d’abord quelqu’un avec ce rôle.",
    "portfolio-not-empty": "Choisissez qui reprend le suivi des personnes. Personne ne doit rester sans suivi.",
    "colleague-has-left": "Cette personne a quitté l’organisation. Choisissez quelqu’un d’autre.",
    "colleague-cannot-follow": "Le rôle de ce membre ne permet pas le suivi. Choisissez quelqu’un d’autre.",
    "colleague-is-the-member": "Choisissez quelqu’un d’autre que la personne qui part.",
    "unknown-colleague": "Cette personne n’est pas dans votre organisation. Choisissez quelqu’un d’autre.",
  },
} as const;

/** The roles that can take over a portfolio, as a choice: "Amina Diallo, agent". */
export function colleagueLabel(name: string, role: MembershipRole): string {
  return `${name}, ${roleName[role]}`;
}
