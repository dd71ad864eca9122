import { slipDistance } from "./slip-distance.ts";

/** A known word that a written one may have been meant to be. `slips`: 1 or 2. */
export interface NearWord {
  readonly word: string;
  readonly slips: number;
}

/** Words by length, each with the set of its letters as bits: most are ruled out without comparing their letters. */
export interface WordShapes {
  readonly words: readonly string[];
  readonly letters: Int32Array;
  /** Where the words of each length begin. */
  readonly starts: readonly number[];
}

const LONGEST = 40;

/** Arranges words to be looked up by likeness. */
export function arrangeShapes(words: Iterable<string>): WordShapes {
  const sorted = [...words].filter(({ length }) => length <= LONGEST).sort((a, b) => a.length - b.length);
  const starts: number[] = [];
  sorted.forEach(({ length }, at) => {
    while (starts.length <= length) starts.push(at);
  });
  while (starts.length < LONGEST + 2) starts.push(sorted.length);
  return { words: sorted, letters: Int32Array.from(sorted, lettersOf), starts };
}

/** Every word that is at most `most` slips away, in no order. The cost grows with the words of about the same length. */
export function nearWords(shapes: WordShapes, written: string, most: number): readonly NearWord[] {
  const letters = lettersOf(written);
  const found: NearWord[] = [];
  const end = shapes.starts[Math.min(written.length + most, LONGEST) + 1] ?? shapes.words.length;
  for (let at = shapes.starts[Math.max(written.length - most, 0)] ?? 0; at < end; at += 1) {
    // A slip changes the set of letters by two at most.
    if (countBits((shapes.letters[at] ?? 0) ^ letters) > 2 * most) continue;
    const word = shapes.words[at] ?? "";
    const slips = slipDistance(written, word, most);
    if (slips > 0 && slips <= most) found.push({ word, slips });
  }
  return found;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << ((word.charCodeAt(at) - 97) % 32);
  return letters;
}

function countBits(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
