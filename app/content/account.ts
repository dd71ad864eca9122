import { kindName, type MembershipRole, type OrganisationKind, roleName } from "./access-words.ts";

export const accountPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "appareil-deconnecte": "L’appareil est déconnecté.",
    "appareils-deconnectes": "Les autres appareils sont déconnectés.",
  },
  title: "Mon compte",
  lede: (name: string): string => `Compte de ${name}.`,
  passwordChanged: "Votre mot de passe est changé. Vos autres appareils sont déconnectés.",
  protection: "Protection de votre compte",
  login: "Adresse de connexion",
  noLogin: "Vous vous connectez par un service de l’État.",
  changePassword: "Changer mon mot de passe",
  organisations: "Vos organisations",
  membership: (organisation: string, kind: OrganisationKind, role: MembershipRole): string =>
    `${organisation}, ${kindName[kind]}. Votre rôle : ${roleName[role]}.`,
  workHere: (organisation: string): string => `Travailler pour ${organisation}`,
  currentOrganisation: "Vous travaillez ici en ce moment.",
  noOrganisation: "Vous n’êtes membre d’aucune organisation. Demandez une invitation à votre responsable.",
  sessions: "Appareils connectés",
  sessionsLede: "Un appareil vous est inconnu ? Déconnectez-le, puis changez votre mot de passe.",
  sessionsOfPerson: "Un appareil vous est inconnu ? Déconnectez-le.",
  waysIn: "Comment vous entrez",
  thisDevice: "cet appareil",
  unknownDevice: "Appareil inconnu",
  openedAt: (when: string): string => `connecté ${when}`,
  seenAt: (when: string): string => `vu ${when}`,
  endSession: "Déconnecter",
  endOthers: "Déconnecter tous les autres appareils",
} as const;

const browsers = [
  ["Firefox/", "Firefox"],
  ["Edg/", "Edge"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "Mac"],
  ["Linux", "Linux"],
] as const;

/** "Firefox sur Windows": enough to recognise one's own device, in words. */
export function deviceInWords(userAgent: string): string {
  const browser = browsers.find(([mark]) => userAgent.includes(mark))?.[1];
  const system = systems.find(([mark]) => userAgent.includes(mark))?.[1];
  if (browser === undefined) return accountPage.unknownDevice;
  return system === undefined ? browser : `${browser} sur ${system}`;
}
