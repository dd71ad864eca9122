import { DIMENSIONS, lengthOf, type WordFiles } from "#search/understanding/word-vectors.ts";
import { titleRoots } from "./title-words.ts";

/** How alike two roots are by meaning: 1 for the same, 0 for what has nothing in common or is not known. */
export interface RootLikeness {
  between(one: string, other: string): number;
}

/** The most frequent words of a root that make its vector. */
const WORDS_OF_A_ROOT = 6;
/** Words of the same language all look a little alike: what is under this cosine counts for nothing. */
const LEAST_COSINE = 0.3;

export function rootLikeness({ words, wordVectors }: WordFiles): RootLikeness {
  const placesOf = new Map<string, number[]>();
  words.forEach((word, place) => {
    const [root] = titleRoots(word);
    if (root === undefined) return;
    const places = placesOf.get(root);
    if (places === undefined) placesOf.set(root, [place]);
    else if (places.length < WORDS_OF_A_ROOT) places.push(place);
  });
  const directions = new Map<string, Float32Array | null>();
  const directionOfRoot = (root: string): Float32Array | null => {
    const known = directions.get(root);
    if (known !== undefined) return known;
    const direction = meanDirection(wordVectors, placesOf.get(root) ?? []);
    directions.set(root, direction);
    return direction;
  };
  return {
    between(one, other) {
      if (one === other) return 1;
      const [a, b] = [directionOfRoot(one), directionOfRoot(other)];
      return a === null || b === null ? 0 : Math.max(0, (dot(a, b) - LEAST_COSINE) / (1 - LEAST_COSINE));
    },
  };
}

function meanDirection(vectors: Int8Array, places: readonly number[]): Float32Array | null {
  const total = new Float32Array(DIMENSIONS);
  for (const place of places) {
    const vector = Float32Array.from(vectors.subarray(place * DIMENSIONS, (place + 1) * DIMENSIONS));
    const length = lengthOf(vector) || 1;
    vector.forEach((one, at) => {
      total[at] = (total[at] ?? 0) + one / length;
    });
  }
  const length = lengthOf(total);
  return length === 0 ? null : total.map((one) => one / length);
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < DIMENSIONS; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
