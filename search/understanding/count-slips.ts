/** The longest written word whose letters are one bit each of a number. */
export const LONGEST_COUNTED = 32;
/** Folded words are of these letters, by their codes. */
const LETTERS = 127;

/** The number of each letter of a known word: its code; another alphabet's letters are all 127, like none of a written word. */
export function letterNumbers(word: string): Uint8Array {
  return Uint8Array.from({ length: word.length }, (_, at) => Math.min(word.charCodeAt(at), LETTERS));
}

/** A word to compare with many, at most 32 letters: for each letter, the places where it stands, as bits. */
export interface WrittenWord {
  readonly length: number;
  readonly places: Int32Array;
}

export function writtenWord(word: string): WrittenWord {
  const places = new Int32Array(LETTERS + 1);
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at);
    if (letter < LETTERS) places[letter] = (places[letter] ?? 0) | (1 << at);
  }
  return { length: word.length, places };
}

/**
 * The same number as `slipDistance`, for the word whose letters, by their numbers, stand in `spelt` from `start` to `end`: a whole column
 * of its table is kept in the bits of a few numbers, so that a letter takes a dozen operations (H. Hyyrö, « A Bit-Vector Algorithm for
 * Computing Levenshtein and Damerau Edit Distances », 2003).
 */
export function countSlips({ length, places }: WrittenWord, spelt: Uint8Array, start: number, end: number): number {
  if (length === 0) return end - start;
  const last = 1 << (length - 1);
  let slips = length;
  let rises = -1;
  let falls = 0;
  let same = 0;
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const here = places[spelt[at] ?? 0] ?? 0;
    const swapped = ((~same & here) << 1) & before;
    same = ((((here & rises) + rises) | 0) ^ rises) | here | falls | swapped;
    const up = falls | ~(same | rises);
    const down = same & rises;
    if ((up & last) !== 0) slips += 1;
    else if ((down & last) !== 0) slips -= 1;
    const shifted = (up << 1) | 1;
    rises = (down << 1) | ~(same | shifted);
    falls = same & shifted;
    before = here;
  }
  return slips;
}
