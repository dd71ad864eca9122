import type { FoundSynonym } from "../synonyms/find-synonyms.ts";
import { foldText } from "./fold-text.ts";
import type { Lexicon } from "./lexicon.ts";
import type { TextWord } from "./text-words.ts";
import type { UnderstoodTrade } from "./understood-words.ts";

/** What the synonyms of a question say. */
export interface SaidOtherwise {
  /** The jobs they name, best first; none when the question holds no synonym. */
  readonly trades: readonly UnderstoodTrade[];
  /** The words that remain to be read. */
  readonly words: readonly TextWord[];
  /** How much of the question the synonyms leave to those words: 0 to 1. */
  readonly leftShare: number;
  /** No other word remains: the words are those of a synonym. */
  readonly isWhole: boolean;
}

/** A term names its jobs in order of likelihood. */
const NEXT_JOB = 0.9;
/** From this weight the other words are a job's whole name, and the synonym only says more of it: « comptable PME ». */
const NAMED = 0.95;
const BESIDE_A_NAME = 0.7;
/** A word that says less of the question than this names no job by itself: « organisation de tournées de livraison ». */
const LEAST_NAME_SHARE = 0.4;
/** Otherwise they say more of the synonym: « agent immo ». */
const BESIDE_A_SYNONYM = 0.5;

/** Reads the acronyms and the words of the trades. They are never corrected: « placo » is no slip of « place ». */
export function readSynonymsOf(lexicon: Lexicon, text: string, written: readonly TextWord[]): SaidOtherwise {
  const words = foldText(text).split(" ");
  const found = lexicon.synonyms.find(words);
  if (found.length === 0) return { trades: [], words: written, leftShare: 1, isWhole: false };
  const said = new Set(found.flatMap(({ start, length }) => words.slice(start, start + length)));
  const left = written.filter(({ word }) => !said.has(word));
  const isWhole = left.length === 0;
  const leftShare = isWhole ? 1 : shareOf(lexicon, left, written);
  return { trades: tradesOf(lexicon, found), words: isWhole ? termWords(words, found) : left, leftShare, isWhole };
}

function shareOf(lexicon: Lexicon, some: readonly TextWord[], all: readonly TextWord[]): number {
  const weigh = (words: readonly TextWord[]): number =>
    words.reduce((sum, { word }) => sum + lexicon.names.weightOf(lexicon.classOf(word)), 0);
  return weigh(some) / weigh(all);
}

/** The jobs of the synonyms and those of the other words, each at its best weight; best first. */
export function joinTrades(
  said: readonly UnderstoodTrade[],
  others: readonly UnderstoodTrade[],
  leftShare: number,
): readonly UnderstoodTrade[] {
  if (said.length === 0) return others;
  const isNamed = leftShare > LEAST_NAME_SHARE && others.some(({ weight }) => weight >= NAMED);
  const weights = new Map(
    others.map(({ rome, weight }) => [rome, isNamed ? weight : weight * BESIDE_A_SYNONYM * leftShare]),
  );
  for (const { rome, weight } of said) {
    const other = weights.get(rome);
    const alone = isNamed ? weight * BESIDE_A_NAME : weight;
    weights.set(rome, other === undefined ? alone : Math.max(weight, other));
  }
  return [...weights].map(([rome, weight]) => ({ rome, weight })).sort((a, b) => b.weight - a.weight);
}

/** A question that is a synonym and nothing else is looked for as it stands too. */
function termWords(words: readonly string[], [first]: readonly FoundSynonym[]): readonly TextWord[] {
  return first === undefined
    ? []
    : words
        .slice(first.start, first.start + first.length)
        .map((word) => ({ word, isCode: /\p{Nd}/u.test(word), isAcronym: true }));
}

function tradesOf(lexicon: Lexicon, found: readonly FoundSynonym[]): readonly UnderstoodTrade[] {
  const weights = new Map<string, number>();
  for (const { meanings } of found)
    for (const { rome } of meanings)
      rome.forEach((job, place) => {
        for (const { rome: one, closeness } of lexicon.relativesOf(job))
          weights.set(one, Math.max(weights.get(one) ?? 0, closeness * NEXT_JOB ** place));
      });
  return [...weights].map(([rome, weight]) => ({ rome, weight })).sort((a, b) => b.weight - a.weight);
}
