import { countSlips, LONGEST_COUNTED, letterNumbers, type WrittenWord, writtenWord } from "./count-slips.ts";
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
  /** The numbers of the letters of all words, one word after the other: as little memory as can be, since all of it is read. */
  readonly spelt: Uint8Array;
  /** Where those of each word begin. */
  readonly speltFrom: Int32Array;
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
  const speltFrom = new Int32Array(sorted.length + 1);
  sorted.forEach(({ length }, at) => {
    speltFrom[at + 1] = (speltFrom[at] ?? 0) + length;
  });
  const spelt = new Uint8Array(speltFrom[sorted.length] ?? 0);
  sorted.forEach((word, at) => {
    spelt.set(letterNumbers(word), speltFrom[at]);
  });
  return { words: sorted, letters: Int32Array.from(sorted, lettersOf), starts, spelt, speltFrom };
}

/** Every word that is at most `most` slips away, in no order. The cost grows with the words of about the same length. */
export function nearWords(shapes: WordShapes, written: string, most: number): readonly NearWord[] {
  const letters = lettersOf(written);
  const found: NearWord[] = [];
  const counted = written.length > LONGEST_COUNTED ? null : writtenWord(written);
  for (
    let length = Math.max(written.length - most, 0);
    length <= Math.min(written.length + most, LONGEST);
    length += 1
  ) {
    // A letter too many or missing changes the set of letters by one at most, another slip by two.
    const changes = 2 * most - Math.abs(written.length - length);
    const end = shapes.starts[length + 1] ?? shapes.words.length;
    for (let at = shapes.starts[length] ?? 0; at < end; at += 1) {
      if (countBits((shapes.letters[at] ?? 0) ^ letters) > changes) continue;
      const slips =
        counted === null ? slipDistance(written, shapes.words[at] ?? "", most) : slipsAt(shapes, counted, at);
      if (slips > 0 && slips <= most) found.push({ word: shapes.words[at] ?? "", slips });
    }
  }
  return found;
}

function slipsAt({ spelt, speltFrom }: WordShapes, written: WrittenWord, at: number): number {
  return countSlips(written, spelt, speltFrom[at] ?? 0, speltFrom[at + 1] ?? 0);
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
