import { kindName, type MembershipRole, type OrganisationKind, roleName } from "./access-words.ts";

export const ownDataPage = {
  saved: { "dossier-relie": "Votre dossier est relié à votre compte. Il est sur cette page." },
  title: "Ce que le portail sait de moi",
  lede: "Cette page montre ce que le portail garde sur vous. Elle n’est que pour vous.",
  account: "Votre compte",
  name: "Nom",
  email: "Adresse pour vous écrire",
  noEmail: "aucune",
  kind: "Compte",
  professional: "professionnel",
  personal: "personnel",
  createdOn: "Ouvert le",
  waysIn: "Comment vous entrez",
  since: (day: string): string => `depuis le ${day}`,
  password: (login: string): string => `Mot de passe, avec l’adresse ${login}`,
  mailbox: (address: string): string => `Lien envoyé à ${address}`,
  mobile: (number: string): string => `Lien envoyé par SMS au ${number}`,
  proconnect: "ProConnect",
  franceconnect: "FranceConnect",
  vouchedBy: (issuer: string, subject: string): string => `${issuer} vous connaît sous le numéro ${subject}`,
  authenticator: "Application de codes",
  recoveryCodes: "Codes de secours",
  codesLeft: (left: number): string => `il en reste ${left}`,
  memberships: "Vos organisations",
  membership: (organisation: string, kind: OrganisationKind, role: MembershipRole): string =>
    `${organisation}, ${kindName[kind]}. Rôle : ${roleName[role]}.`,
  from: (day: string): string => `Depuis le ${day}.`,
  fromTo: (from: string, to: string): string => `Du ${from} au ${to}.`,
  noMembership: "Vous n’êtes membre d’aucune organisation.",
  file: "Votre dossier",
  lastName: "Nom de famille",
  firstName: "Prénom",
  birthDate: "Date de naissance",
  birthCommune: "Commune de naissance",
  commune: "Commune",
  phone: "Téléphone",
  mail: "Adresse e-mail",
  address: "Adresse postale",
  reachedBy: "Comment vous prévenir",
  channels: { sms: "par SMS", mail: "par e-mail", letter: "par courrier", referent: "par votre référent" },
  openTo: "Qui peut ouvrir ce dossier",
  namedOnly: "vos référents seulement",
  team: "vos référents, et qui les remplace",
  shared: "Ce que voient les autres organisations qui vous suivent",
  notShared: "qu’une demande existe, ses dates et l’organisation",
  sharedSince: (day: string): string => `aussi la formation et la suite, avec votre accord du ${day}`,
  heldBy: "Tenu par",
  noFile: "Aucun dossier n’est relié à ce compte. Quelqu’un vous accompagne ? Demandez-lui ce qu’il garde sur vous.",
  skills: "Vos compétences",
  skillsNoted: "Ce que vous avez dit",
  skillsCounts: (jobs: number, certificates: number, answers: number): string =>
    `métiers : ${jobs}, diplômes : ${certificates}, réponses : ${answers}`,
  blocksObtained: "Blocs obtenus en formation",
  skillsReaders: "Qui peut les lire, avec votre accord",
  noSkillsReader: "personne",
  seeSkills: "Les voir, les changer ou les effacer",
  proposals: "Emplois qui vous ont été proposés",
  aids: "Aides demandées pour vos formations",
  sessions: "Vos connexions",
  sessionsLede: "Une connexion finie est effacée après 30 jours.",
  showSessions: (count: number): string => (count === 1 ? "Voir 1 connexion" : `Voir ${count} connexions`),
  opened: (when: string): string => `ouverte ${when}`,
  seen: (when: string): string => `vue ${when}`,
  ended: (when: string): string => `finie ${when}`,
  trail: "Qui a fait quoi",
  trailLede:
    "Ce que vous avez fait, et ce que d’autres ont fait à votre compte ou à votre dossier. Le plus récent d’abord.",
  noTrail: "Rien n’est écrit ici pour le moment.",
  older: "Voir plus ancien",
  latest: "Revenir au plus récent",
  take: "Emporter vos données",
  takeText: "Vous recevez un fichier JSON, avec ce que dit cette page. D’autres services savent le lire.",
  download: "Télécharger mes données",
  correct: "Corriger ou effacer",
  correctByFile: (organisation: string): string =>
    `Une erreur dans votre dossier ? Dites-le à « ${organisation} », qui le tient.`,
  correctText:
    "Vous pouvez demander de corriger ou d’effacer vos données. Écrivez au délégué à la protection des données de la Région.",
  correctWhere: "Son adresse sera dans les mentions légales à la mise en ligne publique. D’ici là, appelez-nous.",
  complain: "La réponse ne vous va pas ? Vous pouvez saisir la CNIL, sur cnil.fr.",
  legalLink: "Mentions légales",
} as const;

/** Who acted: oneself, somebody of an organisation by the role they had, or somebody not known. */
export function actorInWords(line: {
  readonly isOwnAct: boolean;
  readonly organisationName: string | null;
  readonly role: string | null;
}): string {
  if (line.isOwnAct) return "par vous";
  if (line.organisationName === null) return "par quelqu’un qui n’était pas connecté";
  const role = Object.entries(roleName).find(([key]) => key === line.role)?.[1];
  const organisation = `par une personne de « ${line.organisationName} »`;
  return role === undefined ? organisation : `${organisation} (${role})`;
}
