import { type CorrectedWords, correctWords } from "./correct-words.ts";
import type { Lexicon } from "./lexicon.ts";
import { guessTrades, nameTrades, type QuestionTrades } from "./question-trades.ts";
import { joinTrades, namesByLeft, readSynonymsOf, type SaidOtherwise } from "./said-otherwise.ts";
import { textWords } from "./text-words.ts";
import { noWords, type UnderstoodWords } from "./understood-words.ts";

/** What the words of a question say beside the jobs guessed from them: these have been read in all their texts already. */
const GUESSED_WORDS = 0.4;

/** Reads the words of a question: which carry it, what each was meant to be, which jobs they name or describe. */
export function understandText(lexicon: Lexicon, text: string): UnderstoodWords {
  const written = textWords(text);
  const asWritten = correctWords(lexicon, written);
  const named = nameTrades(lexicon, spokenOf(asWritten));
  const said =
    asWritten.corrections.length === 0 && isNamedByAll(named) ? null : readSynonymsOf(lexicon, text, written);
  if (said === null || said.trades.length === 0)
    return questionOf(lexicon, asWritten, named ?? guessTrades(lexicon, spokenOf(asWritten), []), text);
  const left = correctWords(lexicon, said.words);
  const others = said.isWhole ? null : nameTrades(lexicon, spokenOf(left));
  const isNamed = others !== null && spokenOf(left).some(lexicon.namesPeople) && namesByLeft(said, others.trades);
  if (!said.isWhole && !isNamed) return sentenceWith(lexicon, said, left, text);
  const trades = joinTrades(said.trades, others?.trades ?? [], said.leftShare);
  return lessSaid(
    questionOf(lexicon, left, { trades, isMeant: true, isGuess: false, isFar: false }, text),
    said.leftShare,
  );
}

/** A sentence in which a synonym is one sign more of what is meant. */
function sentenceWith(lexicon: Lexicon, said: SaidOtherwise, left: CorrectedWords, text: string): UnderstoodWords {
  const terms = said.terms.map((word) => ({ word, typed: word, isCode: false, alternatives: [] }));
  const sentence = { words: [...terms, ...left.words], corrections: left.corrections };
  return questionOf(lexicon, sentence, guessTrades(lexicon, spokenOf(sentence), said.trades), text);
}

/** Words beside a synonym say only their share of the question: « couper les cheveux des gens » is of hair before people. */
function lessSaid(question: UnderstoodWords, leftShare: number): UnderstoodWords {
  return { ...question, words: question.words.map((word) => ({ ...word, share: word.share * leftShare })) };
}

/** The question is a job's whole name: no synonym says it better. */
function isNamedByAll(named: QuestionTrades | null): boolean {
  return (named?.trades[0]?.weight ?? 0) > 0.99;
}

function spokenOf({ words }: CorrectedWords): readonly string[] {
  return words.filter(({ isCode }) => !isCode).map(({ word }) => word);
}

function questionOf(
  lexicon: Lexicon,
  { words, corrections }: CorrectedWords,
  { trades, isMeant, isGuess, isFar }: QuestionTrades,
  text: string,
): UnderstoodWords {
  const codes = words.flatMap(({ word, isCode }) => (isCode ? lexicon.relativesOf(word.toUpperCase()) : []));
  const weights = words.map(({ word, isCode }) => (isCode ? 1 : lexicon.names.weightOf(lexicon.classOf(word))));
  const all = weights.reduce((sum, one) => sum + one, 0) / (isGuess && isMeant ? GUESSED_WORDS : 1);
  return {
    words: words.map((word, at) => ({ ...word, share: (weights[at] ?? 0) / all })),
    trades: [...codes.map(({ rome, closeness }) => ({ rome, weight: closeness })), ...trades],
    meansTrades: isMeant || (codes.length > 0 && words.length === 1),
    isGuess,
    corrections,
    approximate: isFar || isWordless(words, text) || isUntaught(lexicon, { trades, isGuess }),
  };
}

/** A job is named, and no training here leads to it nor to one of its relatives. */
function isUntaught(lexicon: Lexicon, { trades, isGuess }: Pick<QuestionTrades, "trades" | "isGuess">): boolean {
  return trades.length > 0 && !isGuess && !trades.some(({ rome }) => lexicon.isTaught(rome));
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
