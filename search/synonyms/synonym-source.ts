import { foldText } from "../understanding/fold-text.ts";

const LINKS: ReadonlySet<string> = new Set(
  "a au aux avec d dans de des du en et l la le les ou par pour sur un une".split(" "),
);

/** Whether a term is the first letters of a phrase, with its small words or without. */
export function isInitialsOf(term: string, phrase: string): boolean {
  const words = foldText(phrase).split(" ");
  const initials = (of: readonly string[]): string => of.map((word) => word.charAt(0)).join("");
  const letters = foldText(term).replaceAll(" ", "");
  return [words, words.filter((word) => !LINKS.has(word))].some((of) => of.length > 1 && initials(of) === letters);
}
