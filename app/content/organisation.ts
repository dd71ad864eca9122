import { type MembershipRole, roleName } from "./access-words.ts";

export const organisationPage = {
  title: "Mon organisation",
  lede: (organisation: string, kind: string, role: string): string =>
    `${organisation} (${kind}). Votre rôle : ${role}.`,
  members: "Membres",
  since: (day: string): string => `membre depuis le ${day}`,
  people: (count: number): string => (count > 1 ? `${count} personnes suivies` : `${count} personne suivie`),
  devices: (count: number): string => (count > 1 ? `${count} appareils connectés` : `${count} appareil connecté`),
  you: "vous",
  end: "Retirer de l’organisation",
  invite: "Inviter quelqu’un",
  more: "Voir les membres suivants",
  invitations: "Invitations en attente",
  noInvitation: "Aucune invitation n’attend de réponse.",
  invitedOn: (day: string): string => `envoyée le ${day}, valable sept jours`,
  revoke: "Annuler l’invitation",
  account: "Mon compte",
  regionRole: { operator: "responsable du portail", "region-auditor": "auditeur du portail" },
} as const;

export const invitePage = {
  title: "Inviter quelqu’un",
  lede: "La personne reçoit un message avec un lien. Le lien sert une fois, pendant sept jours.",
  email: "Son adresse électronique professionnelle",
  role: "Son rôle",
  submit: "Envoyer l’invitation",
  already: "Une invitation attend déjà à cette adresse. Annulez-la d’abord, ou attendez la réponse.",
  sent: "L’invitation va partir.",
} as const;

export const departurePage = {
  title: (name: string): string => `Retirer ${name} de l’organisation`,
  lede: "Son accès s’arrête tout de suite, sur tous ses appareils. Cela ne s’annule pas : il faudrait l’inviter de nouveau.",
  people: (count: number): string =>
    count > 1
      ? `${count} personnes sont suivies par ce membre. Choisissez qui les suivra.`
      : `${count} personne est suivie par ce membre. Choisissez qui la suivra.`,
  noPeople: "Ce membre ne suit personne.",
  colleague: "Qui reprend le suivi ?",
  submit: "Retirer ce membre",
  cancel: "Ne rien changer",
  refusals: {
    "last-manager": "C’est le dernier responsable. Invitez d’abord un autre responsable.",
    "portfolio-not-empty": "Choisissez qui reprend le suivi des personnes. Personne ne doit rester sans suivi.",
    "colleague-has-left": "Ce collègue a quitté l’organisation. Choisissez quelqu’un d’autre.",
    "colleague-cannot-follow":
      "Ce collègue ne suit pas de personnes : son rôle ne le permet pas. Choisissez quelqu’un d’autre.",
    "colleague-is-the-member": "Choisissez quelqu’un d’autre que la personne qui part.",
    "unknown-colleague": "Ce collègue n’est pas dans votre organisation. Choisissez quelqu’un d’autre.",
  },
} as const;

/** The roles that can take over a portfolio, as a choice: "Amina Diallo, agent". */
export function colleagueLabel(name: string, role: MembershipRole): string {
  return `${name}, ${roleName[role]}`;
}
