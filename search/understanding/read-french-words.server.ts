import { eachInTurns } from "#app/platform/in-turns.ts";
import { foldText } from "./fold-text.ts";

/** The folded words of a French dictionary (Dicollecte, as the package dictionary-fr carries it, MPL-2.0): rare right words are among them. */
export async function readFrenchWords(): Promise<ReadonlySet<string>> {
  const { default: dictionary } = await import("dictionary-fr");
  const [, ...lines] = new TextDecoder().decode(dictionary.dic).split("\n");
  const words = new Set<string>();
  await eachInTurns(lines, (line) => {
    const [word = ""] = line.split(/[/\s]/);
    if (/^\p{Ll}{4,}$/u.test(word)) words.add(foldText(word));
  });
  return words;
}
