import { foldText } from "./fold-text.ts";
import { withoutStopWords } from "./stop-words.ts";

/** A word of the question, folded. */
export interface TextWord {
  readonly word: string;
  /** A code or a number, looked up as it stands, never stemmed nor corrected. */
  readonly isCode: boolean;
  /** Short, and without a vowel or written in capitals in a text that is not: nobody slips on purpose. */
  readonly isAcronym: boolean;
}

const MAX_TEXT_LENGTH = 400;
const MAX_WORDS = 10;
const MAX_WORD_LENGTH = 40;

/** Codes people write with spaces: « RNCP 34441 BC 01 », « 130 005 481 00010 », « H 2913 ». */
const SPACED_CODES = [
  [/\b(rncp|rs)\s*(\d{1,6})\s*bc\s*(\d{1,3})\b/g, "$1$2bc$3"],
  [/\b(rncp|rs)\s+(\d{1,6})\b/g, "$1$2"],
  [/\b(\d{3})\s(\d{3})\s(\d{3})\s(\d{5})\b/g, "$1$2$3$4"],
  [/\b([a-n])\s(\d{4})\b/g, "$1$2"],
] as const;

const WITHOUT_VOWEL = /^[b-df-hj-np-tv-xz]{2,5}$/;

/** « pmsmp », « cqpm », « vrd »: an acronym, since no French word is spelt so. */
export function isSpeltWithoutVowel(word: string): boolean {
  return WITHOUT_VOWEL.test(word);
}

/**
 * The words that carry the question, at most ten. Words that tell nothing ("de", "formation") are dropped, unless nothing else remains of
 * the question, which is then no question at all: the answer is an empty list.
 */
export function textWords(text: string): readonly TextWord[] {
  let folded = foldText(text.slice(0, MAX_TEXT_LENGTH));
  for (const [pattern, replacement] of SPACED_CODES) folded = folded.replace(pattern, replacement);
  const spoken = folded.split(" ").filter((word) => word !== "" && word.length <= MAX_WORD_LENGTH);
  const words = withoutStopWords(spoken);
  const acronyms = acronymsOf(text);
  return [...new Set(words)].slice(0, MAX_WORDS).map((word) => ({
    word,
    isCode: /\p{Nd}/u.test(word),
    isAcronym: acronyms.has(word) || isSpeltWithoutVowel(word),
  }));
}

function acronymsOf(text: string): ReadonlySet<string> {
  if (text === text.toUpperCase() && /\s/.test(text.trim())) return new Set();
  return new Set((text.match(/\b\p{Lu}{2,7}\b/gu) ?? []).map(foldText));
}
