import { dayAndMonth } from "./dates.ts";

/** The screen of a passkey: the same button adds one and proves one. */
export const passkeyForm = {
  title: "Avec cet appareil",
  button: "Utiliser cet appareil (empreinte, visage ou code)",
  addLede: "Votre téléphone ou votre ordinateur vérifie que c’est vous. Le portail ne reçoit ni empreinte ni visage.",
  addHint:
    "Cela crée une clé d’accès (passkey). Elle peut aussi être sur une clé de sécurité. Sur un appareil " +
    "partagé avec d’autres, prenez plutôt l’application de codes.",
  proveLede: "Confirmez comme pour ouvrir votre téléphone ou votre ordinateur.",
  noScript: "Votre clé d’accès a besoin de JavaScript, qui est arrêté ici. Écrivez plutôt un de vos codes de secours.",
} as const;

/** What went wrong with a passkey, and what to do. */
export const passkeyTroubles = {
  cancelled: "Rien n’a été confirmé. Recommencez, ou prenez un code.",
  unable: "Cet appareil n’a pas pu confirmer. Recommencez, ou prenez un code.",
  known: "Cet appareil est déjà enregistré pour votre compte. Choisissez-en un autre.",
  tooMany: "Vous avez déjà dix clés d’accès. Retirez-en une dans « Mon compte », puis recommencez.",
  refused: "Cette réponse n’est plus valable. Recommencez, ou prenez un code.",
} as const;

/** The second factors on the page of one's account. */
export const ownFactors = {
  title: "Seconds moyens de connexion",
  app: "Application de codes",
  passkey: (device: string): string => `Clé d’accès ajoutée avec ${device}`,
  facts: (added: string, used: string | null): string =>
    `Depuis le ${dayAndMonth(added)}. ${used === null ? "Pas encore utilisé." : `Utilisé le ${dayAndMonth(used)}.`}`,
  none: "Vous n’avez pas encore de second moyen. Il protège votre compte si votre mot de passe est volé.",
  elsewhere:
    "Votre second moyen est vérifié par ProConnect. Pour en ajouter un ici, déconnectez-vous, puis reconnectez-vous.",
  add: "Ajouter un moyen de connexion",
  remove: "Retirer",
  onlyOne: "C’est le seul. Pour le retirer, ajoutez-en d’abord un autre.",
  recoveryCodes: (left: number): string =>
    left === 0 ? "Aucun code de secours" : `${left} code${left > 1 ? "s" : ""} de secours`,
  recoveryHint: "Chacun remplace une fois vos autres moyens. De nouveaux codes annulent les anciens.",
  renewCodes: "Faire de nouveaux codes",
  change: "Modifier ces moyens",
  changeHint: "Pour votre sécurité, nous vérifierons d’abord que c’est vous.",
} as const;
