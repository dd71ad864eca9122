import { foldText } from "#search/understanding/fold-text.ts";

/** The longest run of words that one piece of a question may be written with. */
const LONGEST_RUN = 10;

/** A text without the first and shortest run of its words that `isPiece` recognises; null when there is none. */
export function withoutRun(text: string, isPiece: (run: string) => boolean): string | null {
  const words = text.split(/\s+/).filter((word) => word !== "");
  for (let length = 1; length <= Math.min(LONGEST_RUN, words.length); length += 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      if (isPiece(words.slice(start, start + length).join(" ")))
        return [...words.slice(0, start), ...words.slice(start + length)].join(" ");
    }
  }
  return null;
}

/** A text without these words, whatever their accents, their capitals and the signs around them. */
export function withoutWords(text: string, words: string): string | null {
  const folded = foldText(words);
  return withoutRun(text, (run) => foldText(run) === folded);
}
