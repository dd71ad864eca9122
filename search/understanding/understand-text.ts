import { correctWords } from "./correct-words.ts";
import type { Lexicon } from "./lexicon.ts";
import { questionTrades } from "./question-trades.ts";
import { textWords } from "./text-words.ts";
import { noWords, type UnderstoodWords } from "./understood-words.ts";

/** Reads the words of a question: which carry it, what each was meant to be, which jobs they name or describe. */
export function understandText(lexicon: Lexicon, text: string): UnderstoodWords {
  const { words, corrections } = correctWords(lexicon, textWords(text));
  const { trades, isMeant } = questionTrades(
    lexicon,
    words.filter(({ isCode }) => !isCode).map(({ word }) => word),
  );
  const codes = words.flatMap(({ word, isCode }) => (isCode ? lexicon.relativesOf(word.toUpperCase()) : []));
  const weights = words.map(({ word, isCode }) => (isCode ? 1 : lexicon.names.weightOf(lexicon.classOf(word))));
  const all = weights.reduce((sum, one) => sum + one, 0);
  return {
    words: words.map((word, at) => ({ ...word, share: (weights[at] ?? 0) / all })),
    trades: [...codes.map(({ rome, closeness }) => ({ rome, weight: closeness })), ...trades],
    meansTrades: isMeant || (codes.length > 0 && words.length === 1),
    corrections,
    approximate: isWordless(words, text),
  };
}

/** The words that carry a question, exactly as they were written: for somebody who asked for no correction. */
export function wordsAsTyped(text: string): UnderstoodWords {
  const written = textWords(text);
  const words = written.map(({ word, isCode }) => ({
    word,
    typed: word,
    isCode,
    alternatives: [],
    share: 1 / written.length,
  }));
  return { ...noWords, words, approximate: isWordless(words, text) };
}

function isWordless(words: readonly unknown[], text: string): boolean {
  return words.length === 0 && text.trim() !== "";
}
