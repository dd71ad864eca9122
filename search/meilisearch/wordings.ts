import type { UnderstoodWords } from "../understanding/understood-words.ts";

/** A way to say the question, or a part of it, and what it is worth: 1 for the whole as it was asked, less what synonyms say of it. */
export interface Wording {
  readonly words: string;
  readonly weight: number;
}

/** Each wording is a search of its own. */
const MAX_WORDINGS = 4;

/** Each word alone, worth its share of the question: what is found bears some of them. */
export function wordsApart({ words }: UnderstoodWords): readonly Wording[] {
  return words.map(({ word, share }) => ({ words: word, weight: share }));
}

/** The question as it was asked, then with one word said otherwise, the likeliest first. */
export function wordingsOf({ words }: UnderstoodWords): readonly Wording[] {
  const asked = words.map(({ word }) => word);
  const whole = words.reduce((sum, { share }) => sum + share, 0);
  const others = words.flatMap(({ alternatives }, place) =>
    alternatives.map(({ word, weight }) => ({ words: asked.with(place, word).join(" "), weight: weight * whole })),
  );
  const best = others.toSorted((a, b) => b.weight - a.weight).slice(0, MAX_WORDINGS - 1);
  return [{ words: asked.join(" "), weight: whole }, ...best];
}
