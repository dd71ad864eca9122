import type { Lexicon } from "./lexicon.ts";
import { textWords } from "./text-words.ts";
import { noWords, type UnderstoodWords } from "./understood-words.ts";

/** Reads the words of a question: which carry it, what each was meant to be, which jobs they name. */
export function understandText(_lexicon: Lexicon, text: string): UnderstoodWords {
  return wordsAsTyped(text);
}

/** The words that carry a question, exactly as they were written: for somebody who asked for no correction. */
export function wordsAsTyped(text: string): UnderstoodWords {
  const words = textWords(text).map(({ word, isCode }) => ({ word, typed: word, isCode, alternatives: [] }));
  return { ...noWords, words, approximate: words.length === 0 && text.trim() !== "" };
}
