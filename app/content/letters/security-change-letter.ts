import { instantInWords } from "../dates.ts";
import { type Letter, letter, plainClosing, plainGreeting } from "./letter.ts";

/** What changed on an account, when, and where its owner takes it back. */
export interface SecurityChange {
  readonly change: "password" | "second-factor";
  readonly changedAt: Date;
  /** The page that asks for a new password. */
  readonly url: string;
}

const words = {
  password: { title: "Votre mot de passe a changé", changed: "Le mot de passe de votre compte a changé" },
  "second-factor": {
    title: "Vos moyens de connexion ont changé",
    changed: "Les seconds moyens de connexion de votre compte ont changé",
  },
} as const;

/** Tells the owner of an account that a way to enter it was changed. */
export function securityChangeLetter({ change, changedAt, url }: SecurityChange): Letter {
  const { title, changed } = words[change];
  return letter({
    title,
    greeting: plainGreeting,
    paragraphs: [
      `${changed}.`,
      `C’était ${instantInWords(changedAt)}.`,
      "C’est bien vous ? Vous n’avez rien à faire.",
      "Ce n’est pas vous ? Choisissez tout de suite un nouveau mot de passe.",
    ],
    action: { label: "Choisir un nouveau mot de passe", url },
    closing: plainClosing,
  });
}
