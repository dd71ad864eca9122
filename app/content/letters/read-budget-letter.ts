import { counted } from "../amounts.ts";
import { dayInWords } from "../dates.ts";
import { type Letter, letter, plainClosing, plainGreeting } from "./letter.ts";

/** An account that opened many files in a day. It never names a person: neither who read, nor who was read. */
export interface ReadBudgetAlert {
  /** The reference of the account, not its owner's name. */
  readonly account: string;
  /** ISO day. */
  readonly day: string;
  readonly readCount: number;
  /** How many files a day are usual for this role. */
  readonly budget: number;
  /** The page of the trail, for those who may see it. */
  readonly url?: string;
}

/** Tells a manager that an account read more files than its role needs. */
export function readBudgetLetter({ account, day, readCount, budget, url }: ReadBudgetAlert): Letter {
  return letter({
    title: "Un compte a ouvert beaucoup de dossiers",
    greeting: plainGreeting,
    paragraphs: [
      `Compte : ${account}.`,
      `Date : ${dayInWords(day)}.`,
      `Ce compte a ouvert ${counted(readCount, "dossier", "dossiers")}. ` +
        `Le seuil est de ${counted(budget, "dossier", "dossiers")} par jour.`,
      "C’est peut-être normal. Demandez à cette personne pourquoi.",
    ],
    ...(url === undefined ? {} : { action: { label: "Voir les lectures de ce compte", url } }),
    closing: plainClosing,
  });
}
