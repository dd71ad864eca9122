import { instantInWords } from "../dates.ts";
import { type Letter, letter, plainClosing, plainGreeting } from "./letter.ts";

/** What somebody else did to an account, to help or to protect its owner. */
export interface AccountHelp {
  readonly help: "sessions-ended" | "factor-reset";
  /** The organisation that did it. */
  readonly by: string;
  readonly at: Date;
  /** The page where one signs in. */
  readonly url: string;
}

const words = {
  "sessions-ended": {
    title: "Vos appareils ont été déconnectés",
    done: "Tous vos appareils ont été déconnectés du Hub emploi-formation.",
    next: "Connectez-vous de nouveau quand vous voulez.",
  },
  "factor-reset": {
    title: "Vos seconds moyens de connexion ont été retirés",
    done: "Vos codes, vos clés d’accès et vos codes de secours ne servent plus.",
    next: "Connectez-vous : vous ajouterez un nouveau moyen.",
  },
} as const;

/** Tells the owner of an account what was done to it, by whom, and what to do next. */
export function accountHelpLetter({ help, by, at, url }: AccountHelp): Letter {
  const { title, done, next } = words[help];
  return letter({
    title,
    greeting: plainGreeting,
    paragraphs: [
      done,
      `C’était ${instantInWords(at)}.`,
      `Qui l’a fait : ${by}.`,
      next,
      "Vous n’aviez rien demandé ? Parlez-en tout de suite à votre responsable.",
    ],
    action: { label: "Me connecter", url },
    closing: plainClosing,
  });
}
