import type { Lexicon } from "./lexicon.ts";
import { type Reading, readingsOf } from "./readings.ts";
import type { TextWord } from "./text-words.ts";
import type { QuestionWord, WordCorrection } from "./understood-words.ts";

/** The words of a question, mended, and what was read otherwise than written. */
export interface CorrectedWords {
  readonly words: readonly Omit<QuestionWord, "share">[];
  readonly corrections: readonly WordCorrection[];
}

/** What the words around may add to a reading. */
const CONTEXT_WEIGHT = 1.5;
/** Below this a reading is a guess. */
const LEAST_SCORE = -3.2;
/** How much likelier than a word of the language, rightly written, another must be. */
const RIGHT_WORD_LEAD = 6;
/** What a right word that only the dictionary knows is worth: « étamage » is no slip of « étalage ». */
const RARE_USES = 0.01;
const SHORTEST_BEGINNING = 3;
const MOST_BEGUN = 10;

/**
 * Corrects what is surely a slip. A word that leads to something stays; a right word of the language, or an acronym, gives way only to what
 * goes with the words around it.
 */
export function correctWords(lexicon: Lexicon, written: readonly TextWord[]): CorrectedWords {
  const joined = joinHalves(lexicon, written);
  const sure = joined.filter((one) => isKept(lexicon, one.word)).map(({ word }) => lexicon.classOf(word.word));
  const words: Omit<QuestionWord, "share">[] = [];
  const corrections: WordCorrection[] = [];
  for (const { word, typed } of joined) {
    const reading = isKept(lexicon, word) ? null : meantBy(lexicon, word, sure);
    const read = reading?.words ?? [word.word];
    if (reading !== null) sure.push(...read.map(lexicon.classOf));
    if (read.join(" ") !== typed) corrections.push({ from: typed, to: read.join(" ") });
    for (const one of read)
      words.push({
        word: one,
        typed,
        isCode: word.isCode,
        alternatives: otherwise(lexicon, word, { reading, isAlone: joined.length === 1 }),
      });
  }
  return { words, corrections };
}

function isKept(lexicon: Lexicon, { word, isCode }: TextWord): boolean {
  return isCode || lexicon.isOurs(word);
}

/** A word that leads to nothing here may begin one that does, or be a slip that is a right word: both are looked for beside it. */
function otherwise(
  lexicon: Lexicon,
  word: TextWord,
  { reading, isAlone }: { readonly reading: Reading | null; readonly isAlone: boolean },
): QuestionWord["alternatives"] {
  if (reading !== null || isKept(lexicon, word)) return [];
  const begun = word.word.length < SHORTEST_BEGINNING ? [] : lexicon.startingWith(word.word, MOST_BEGUN);
  if (begun.length > 0) return begun.map((one) => ({ word: one, weight: 1 }));
  const [best] = word.isAcronym || !isAlone ? [] : readingsOf(lexicon, word.word);
  return best === undefined || best.score < LEAST_SCORE ? [] : best.words.map((one) => ({ word: one, weight: 0.6 }));
}

function meantBy(lexicon: Lexicon, { word, isAcronym }: TextWord, around: readonly string[]): Reading | null {
  const uses = lexicon.usesOf(word);
  const scored = readingsOf(lexicon, word).map((reading) => {
    const context = contextOf(lexicon, reading, around);
    return { reading, score: reading.score + CONTEXT_WEIGHT * Math.log1p(context), context };
  });
  const best = scored.reduce<(typeof scored)[number] | null>(
    (found, one) => (found === null || one.score > found.score ? one : found),
    null,
  );
  if (best === null || best.score < LEAST_SCORE) return null;
  if (isAcronym) return best.context > 0 && best.score > RIGHT_WORD_LEAD ? best.reading : null;
  const isRight = uses > 0 || lexicon.isFrench(word);
  if (isRight && best.context === 0) return null;
  const lead = isRight ? Math.log(Math.max(uses, RARE_USES)) + RIGHT_WORD_LEAD : Number.NEGATIVE_INFINITY;
  return best.score > lead ? best.reading : null;
}

/** In how many titles and names of jobs the reading comes with the words around it. */
function contextOf(lexicon: Lexicon, { words }: Reading, around: readonly string[]): number {
  const classes = words.map(lexicon.classOf);
  const pairs = [...around.flatMap((one) => classes.map((other) => [one, other] as const))];
  classes.forEach((one, at) => {
    const next = classes[at + 1];
    if (next !== undefined) pairs.push([one, next]);
  });
  return pairs.reduce((sum, [one, other]) => sum + lexicon.pairs.together(one, other), 0);
}

interface WrittenWord {
  readonly word: TextWord;
  readonly typed: string;
}

/** « menui sier »: two halves, one of which is no word, that are one word of ours together. */
function joinHalves(lexicon: Lexicon, written: readonly TextWord[]): readonly WrittenWord[] {
  const words: WrittenWord[] = [];
  for (let at = 0; at < written.length; at += 1) {
    const [word, next] = [written[at], written[at + 1]];
    if (word === undefined) continue;
    const whole = next === undefined ? "" : word.word + next.word;
    const isHalved =
      next !== undefined && !(isKept(lexicon, word) && isKept(lexicon, next)) && lexicon.usesOf(whole) > 1;
    if (isHalved) at += 1;
    words.push(
      isHalved ? { word: { ...word, word: whole }, typed: `${word.word} ${next.word}` } : { word, typed: word.word },
    );
  }
  return words;
}
