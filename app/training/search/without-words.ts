import { foldText } from "#search/understanding/fold-text.ts";

/** The longest run of words that one piece of a question may be written with. */
const LONGEST_RUN = 10;

/** A word; signs and strokes part two words: « couvreur,hirson », « couvreur/hirson ». */
const WORD = /[^\s,;()/'’]+['’]?/g;
const SIGNS_BEFORE = /[\s,;(/]+$/;
const SIGNS_AFTER = /^[\s,;)/]+/;

/** A text without the first and shortest run of its words that `isPiece` recognises; null when there is none. */
export function withoutRun(text: string, isPiece: (run: string) => boolean): string | null {
  const run = findRun(text, isPiece);
  if (run === null) return null;
  const left = [text.slice(0, run.start).replace(SIGNS_BEFORE, ""), text.slice(run.end).replace(SIGNS_AFTER, "")];
  return left
    .filter((part) => part !== "")
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** These folded words as the text writes them; as they are when it does not hold them. */
export function asWrittenIn(text: string, folded: string): string {
  const run = findRun(text, (words) => foldText(words) === folded);
  return run === null ? folded : text.slice(run.start, run.end);
}

/** Where the first and shortest run of words stands that `isPiece` recognises. */
function findRun(
  text: string,
  isPiece: (run: string) => boolean,
): { readonly start: number; readonly end: number } | null {
  const words = [...text.matchAll(WORD)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  for (let length = 1; length <= Math.min(LONGEST_RUN, words.length); length += 1) {
    for (const [at, { start }] of words.entries()) {
      const end = words[at + length - 1]?.end;
      if (end !== undefined && isPiece(text.slice(start, end))) return { start, end };
    }
  }
  return null;
}

/** A text without these words, whatever their accents, their capitals and the signs around them. */
export function withoutWords(text: string, words: string): string | null {
  const folded = foldText(words);
  return withoutRun(text, (run) => foldText(run) === folded);
}
