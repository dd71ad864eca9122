import type { UnderstoodWords } from "../../understanding/understood-words.ts";
import { allPlaces, type Question } from "../understand-words.ts";

/** The words whose stems `askedTerms` needs, in its order. */
export function wordsToStem({ words }: UnderstoodWords): readonly string[] {
  return words.flatMap(({ word, alternatives }) => [word, ...alternatives.map((other) => other.word)]);
}

interface Term {
  places: number;
  weight: number;
  share: number;
  trade: number;
}

/** What the words come to: the same as `lookUpWords` finds, in the order of the terms. `stems`: those of `wordsToStem`. */
export function askedTerms(
  { words, trades, meansTrades }: UnderstoodWords,
  stems: readonly string[],
  twins: ReadonlyMap<string, readonly string[]>,
): Question {
  const found = new Map<string, Term>();
  const add = (term: string, { places, weight, share, trade }: Term): void => {
    const known = found.get(term) ?? { places: 0, weight: 0, share: 0, trade: 0 };
    found.set(term, {
      places: known.places | places,
      weight: Math.max(known.weight, weight),
      share: Math.max(known.share, share),
      trade: Math.max(known.trade, trade),
    });
  };
  let next = 0;
  for (const [place, { word, isCode, share, alternatives }] of words.entries()) {
    for (const one of [{ word, weight: 1 }, ...alternatives]) {
      const stem = stems[next++] ?? one.word;
      const term = isCode ? one.word : stem;
      for (const same of [term, ...(twins.get(term) ?? [])])
        add(same, { places: 2 ** place, weight: one.weight, share, trade: 0 });
    }
  }
  const places = meansTrades ? allPlaces(words.length) : 0;
  for (const { rome, weight } of trades) add(rome.toLowerCase(), { places, weight: 0, share: 0, trade: weight });
  const terms = [...found.keys()].sort();
  const list = (of: (term: Term) => number): number[] =>
    terms.map((term) => of(found.get(term) ?? { places: 0, weight: 0, share: 0, trade: 0 }));
  return {
    terms,
    places: list(({ places }) => places),
    weights: list(({ weight }) => weight),
    shares: list(({ share }) => share),
    trades: list(({ trade }) => trade),
  };
}
