import { eachInTurns } from "#app/platform/in-turns.ts";
import { foldText } from "./fold-text.ts";

/** The words that have a vector, the most frequent first; a vector is 160 small integers times its scale. */
export interface WordFiles {
  readonly words: readonly string[];
  readonly wordVectors: Int8Array;
  readonly wordScales: Float32Array;
}

/** The places of a folded word among the words: without its accents it may be several. */
export type WordPlaces = ReadonlyMap<string, readonly number[]>;

export const DIMENSIONS = 160;
/** A part of the question, which is at most 1, as a whole number: 40 of them times 127 are under 2^31. */
const WHOLE = 32_767;

export async function placeWords(words: readonly string[]): Promise<WordPlaces> {
  const places = new Map<string, number[]>();
  await eachInTurns(words.entries(), ([at, word]) => {
    const folded = foldText(word);
    const list = places.get(folded);
    if (list === undefined) places.set(folded, [at]);
    else list.push(at);
  });
  return places;
}

/**
 * The direction of a text: of the sum of its words. A word written without its accents is the mean of those it may be. Null when no word
 * is known.
 */
export function directionOf(
  { wordVectors, wordScales }: WordFiles,
  wordPlaces: WordPlaces,
  words: readonly string[],
): Float32Array | null {
  const total = new Float32Array(DIMENSIONS);
  let isKnown = false;
  for (const word of words) {
    const places = wordPlaces.get(word) ?? [];
    for (const place of places) {
      isKnown = true;
      const scale = (wordScales[place] ?? 0) / places.length;
      const from = place * DIMENSIONS;
      for (let at = 0; at < DIMENSIONS; at += 1) total[at] = (total[at] ?? 0) + (wordVectors[from + at] ?? 0) * scale;
    }
  }
  const length = lengthOf(total);
  return isKnown && length > 0 ? total.map((one) => one / length) : null;
}

export function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, one) => sum + one * one, 0));
}

/** The length of each vector of a file. */
export function vectorLengths(vectors: Int8Array): Float32Array {
  return Float32Array.from({ length: vectors.length / DIMENSIONS }, (_, text) => {
    let sum = 0;
    for (let at = text * DIMENSIONS; at < (text + 1) * DIMENSIONS; at += 1) sum += (vectors[at] ?? 0) ** 2;
    return Math.sqrt(sum);
  });
}

/** A direction in whole numbers, for `dot`. */
export function wholeNumbers(direction: Float32Array): Int16Array {
  return Int16Array.from(direction, (one) => Math.round(one * WHOLE));
}

/**
 * In whole numbers, which a processor multiplies sooner: the cosine is right to four places. Four sums side by side: twice as fast as one.
 * Called thirty thousand times a question: it makes no list.
 */
export function dot(scaled: Int16Array, vectors: Int8Array, from: number, dimensions: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let at = 0; at < dimensions; at += 4) {
    a = (a + Math.imul(scaled[at] ?? 0, vectors[from + at] ?? 0)) | 0;
    b = (b + Math.imul(scaled[at + 1] ?? 0, vectors[from + at + 1] ?? 0)) | 0;
    c = (c + Math.imul(scaled[at + 2] ?? 0, vectors[from + at + 2] ?? 0)) | 0;
    d = (d + Math.imul(scaled[at + 3] ?? 0, vectors[from + at + 3] ?? 0)) | 0;
  }
  return a + b + c + d;
}

/** The cosine of two directions. */
export function cosineOf(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, part, at) => sum + part * (other[at] ?? 0), 0);
}

/** The cosine of a direction, in whole numbers, with one vector of a file. */
export function cosineWith(direction: Int16Array, vectors: Int8Array, lengths: Float32Array, text: number): number {
  return dot(direction, vectors, text * DIMENSIONS, DIMENSIONS) / ((lengths[text] ?? 1) * WHOLE);
}

/** The cosine of a direction with each vector of a file: right to four places. */
export function cosinesWith(direction: Float32Array, vectors: Int8Array, lengths: Float32Array): Float32Array {
  const whole = wholeNumbers(direction);
  const cosines = new Float32Array(lengths.length);
  for (let text = 0; text < cosines.length; text += 1) cosines[text] = cosineWith(whole, vectors, lengths, text);
  return cosines;
}

/** How many standard deviations each value is from the mean of those that are known (over −1); 0 for the others. */
export function standardScores(values: Float32Array): Float32Array {
  const known = values.filter((value) => value > -1);
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, one) => sum + (one - mean) ** 2, 0) / known.length) || 1;
  return values.map((value) => (value > -1 ? (value - mean) / deviation : 0));
}
