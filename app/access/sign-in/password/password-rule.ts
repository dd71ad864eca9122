import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as french from "@zxcvbn-ts/language-fr";

/** Minutes during which the link of a new password is good. */
export const RESET_MINUTES = 30;

/** Characters asked of everybody, and of who manages others (ANSSI, trust.md S5). */
const SHORTEST_PASSWORD = 12;
const SHORTEST_MANAGER_PASSWORD = 16;
/** Longer is refused rather than cut. */
export const LONGEST_PASSWORD = 200;
/** Of 0 to 4: 3 stands for more than 10^8 guesses. */
const LOWEST_SCORE = 3;
/** Letters and figures that a password must hold besides the words everybody would try. */
const FEWEST_OWN_CHARACTERS = 6;
/** The estimate looks at the beginning only: its cost grows with the length. */
const ESTIMATED_CHARACTERS = 64;

export type PasswordRefusal =
  | { readonly kind: "password-too-short"; readonly shortest: number }
  | { readonly kind: "password-too-long"; readonly longest: number }
  | { readonly kind: "password-guessable" };

/** Whose password it is. */
export interface PasswordHolder {
  readonly isManager: boolean;
  /** Words an attacker tries first: the login, the name, the organisation. */
  readonly known: readonly string[];
}

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...french.dictionary },
  graphs: common.adjacencyGraphs,
});

/** How long the password of somebody must be. */
export function shortestPassword({ isManager }: Pick<PasswordHolder, "isManager">): number {
  return isManager ? SHORTEST_MANAGER_PASSWORD : SHORTEST_PASSWORD;
}

/** What is wrong with a password, null when it is good. No rule on kinds of characters: length and unlikeliness only. */
export function passwordRefusal(password: string, { isManager, known }: PasswordHolder): PasswordRefusal | null {
  const shortest = shortestPassword({ isManager });
  const length = [...password].length;
  if (length < shortest) return { kind: "password-too-short", shortest };
  if (length > LONGEST_PASSWORD) return { kind: "password-too-long", longest: LONGEST_PASSWORD };
  const words = known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2);
  const { score } = estimator.check(password.slice(0, ESTIMATED_CHARACTERS), words);
  const isGuessable = score < LOWEST_SCORE || lengthWithout(password, words) < FEWEST_OWN_CHARACTERS;
  return isGuessable ? { kind: "password-guessable" } : null;
}

/** How many letters and figures are left once the known words are taken away. */
function lengthWithout(password: string, words: readonly string[]): number {
  const rest = words.reduce((text, word) => text.replaceAll(plain(word), ""), plain(password));
  return rest.replaceAll(/[^\p{L}\p{N}]/gu, "").length;
}

/** Without case and without accents: "Département" typed "departement" is the same word. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
