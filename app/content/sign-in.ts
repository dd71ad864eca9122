import type { MembershipRole, OrganisationKind } from "./access-words.ts";
import { kindName, roleName } from "./access-words.ts";

/** "dans 30 secondes", "dans 15 minutes". */
export function waitInWords(seconds: number): string {
  if (seconds < 60) return `${seconds} seconde${seconds > 1 ? "s" : ""}`;
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} minute${minutes > 1 ? "s" : ""}`;
}

export const signInPage = {
  title: "Se connecter",
  description: "Connexion des professionnels et des personnes accompagnées.",
  lede: "Pour chercher une formation, vous n’avez pas besoin de compte.",
  login: "Adresse électronique",
  password: "Mot de passe",
  submit: "Me connecter",
  forgotten: "J’ai oublié mon mot de passe",
  noAccount: "Professionnel sans compte ? Demandez une invitation à votre organisation.",
  wrong: "L’adresse ou le mot de passe ne va pas. Vérifiez les deux, puis essayez encore.",
  throttled: (seconds: number): string =>
    `Trop d’essais. Attendez ${waitInWords(seconds)}, puis essayez encore. Votre compte n’est pas bloqué.`,
  busy: "Beaucoup de personnes se connectent en ce moment. Essayez encore dans une minute.",
  signedOut: "Vous avez quitté votre espace. À bientôt.",
  signedOutHere:
    "Vous avez quitté votre espace, mais le service de connexion de l’État n’a pas répondu. Fermez tout " +
    "le navigateur si d’autres s’en servent.",
  passwordChanged: "Votre mot de passe est changé. Connectez-vous avec le nouveau.",
} as const;

export const signOutPage = {
  title: "Encore un instant",
  text: "Vous avez quitté votre espace. Nous fermons aussi le service de connexion de l’État.",
  goOn: "Continuer",
} as const;

export const codePage = {
  title: "Confirmez que c’est vous",
  byCode: "Avec un code",
  lede: "Ouvrez votre application de codes. Écrivez le code à 6 chiffres du Hub emploi-formation.",
  code: "Code",
  hint: "Téléphone perdu ? Écrivez un de vos codes de secours.",
  recoveryLede: "Vous n’avez pas votre appareil ? Écrivez un de vos codes de secours.",
  recoveryCode: "Code de secours",
  recoveryHint: "Un de ceux que vous avez notés en protégeant votre compte.",
  submit: "Continuer",
  wrong: "Ce code ne va pas, ou il a déjà servi. Attendez le code suivant, puis essayez encore.",
  wrongRecovery: "Ce code ne va pas, ou il a déjà servi. Essayez un autre de vos codes de secours.",
  elsewhere: "Votre second moyen de connexion est vérifié par ProConnect. Déconnectez-vous, puis reconnectez-vous.",
  cancel: "Me connecter avec un autre compte",
} as const;

export const addFactorPage = {
  title: "Protéger votre compte",
  lede: "Vous voyez des données de personnes. Un mot de passe seul ne suffit pas pour les protéger.",
  anotherLede: "Un moyen de plus vous dépanne le jour où l’autre vous manque.",
  byApp: "Avec une application de codes",
  steps: [
    "Installez une application de codes sur votre téléphone, par exemple FreeOTP ou Aegis.",
    "Dans l’application, photographiez l’image ci-dessous, ou recopiez la clé.",
    "Écrivez ci-dessous le code à 6 chiffres que l’application affiche.",
  ],
  open: "Ouvrir l’application de ce téléphone",
  imageLabel: "Image à photographier avec l’application de codes",
  secret: "Clé à recopier",
  code: "Code à 6 chiffres",
  submit: "Vérifier le code",
  wrong: "Ce code ne va pas. Vérifiez l’heure de votre téléphone, puis écrivez le code affiché maintenant.",
  over: "L’image et la clé servent dix minutes : en voici d’autres. Photographiez l’image, puis écrivez le nouveau code.",
  doneTitle: "Votre compte est protégé",
  doneText:
    "Notez ces codes de secours maintenant : ils ne seront plus affichés. Chacun sert une fois, si vous perdez votre téléphone.",
  codes: "Codes de secours",
  goOn: "J’ai noté mes codes, continuer",
} as const;

export const forgottenPage = {
  title: "Mot de passe oublié",
  lede: "Écrivez votre adresse. Vous recevrez un lien pour choisir un nouveau mot de passe.",
  submit: "Recevoir le lien",
  sentTitle: "Regardez vos messages",
  sentText:
    "Si cette adresse a un compte, un message vient de partir. Le lien est valable 30 minutes. Pensez à regarder dans les indésirables.",
} as const;

export const newPasswordPage = {
  title: "Choisir un nouveau mot de passe",
  password: "Nouveau mot de passe",
  submit: "Changer mon mot de passe",
  linkTitle: "Ce lien ne marche plus",
  linkText: "Il a déjà servi, ou il a plus de 30 minutes. Demandez-en un autre.",
  again: "Demander un autre lien",
} as const;

export const changePasswordPage = {
  title: "Changer mon mot de passe",
  lede: "Vos autres appareils seront déconnectés, et vous recevrez un message.",
  current: "Mot de passe actuel",
  password: "Nouveau mot de passe",
  submit: "Changer mon mot de passe",
  wrong: "Ce n’est pas votre mot de passe actuel. Vérifiez-le, puis essayez encore.",
  forgotten: "J’ai oublié mon mot de passe actuel",
  back: "Revenir à mon compte",
} as const;

export const passwordWords = {
  hint: (shortest: number): string =>
    `${shortest} caractères au moins. Plusieurs mots sans lien entre eux font un bon mot de passe.`,
  tooShort: (shortest: number): string => `Le mot de passe est trop court. Écrivez au moins ${shortest} caractères.`,
  tooLong: (longest: number): string => `Le mot de passe est trop long. Écrivez au plus ${longest} caractères.`,
  guessable: "Ce mot de passe se devine facilement. Ajoutez un ou deux mots sans lien avec vous.",
} as const;

export const invitationPage = {
  title: "Votre invitation",
  lede: (organisation: string, kind: OrganisationKind, role: MembershipRole): string =>
    `« ${organisation} » (${kindName[kind]}) vous invite. Votre rôle : ${roleName[role]}.`,
  name: "Votre prénom et votre nom",
  login: "Votre adresse de connexion",
  password: "Choisissez un mot de passe",
  submit: "Créer mon compte",
  over: {
    accepted: "Cette invitation a déjà servi. Vous avez un compte : connectez-vous.",
    revoked: "Cette invitation a été annulée. Demandez-en une autre à votre organisation.",
    expired: "Cette invitation a plus de 7 jours. Demandez-en une autre à votre organisation.",
  },
  unknown: "Ce lien n’ouvre aucune invitation. Copiez-le en entier depuis votre message, ou demandez-en un autre.",
  overTitle: "Cette invitation ne marche plus",
  taken: "Cette adresse a déjà un compte. Connectez-vous avec ce compte pour rejoindre l’organisation.",
  signIn: "J’ai déjà un compte : me connecter",
  joinTitle: "Avec votre compte",
  joinAs: (name: string): string => `Vous êtes connecté : ${name}. Vous gardez vos autres organisations.`,
  join: "Rejoindre l’organisation",
  member: "Vous faites déjà partie de cette organisation.",
  newTitle: "Avec un autre compte",
} as const;
