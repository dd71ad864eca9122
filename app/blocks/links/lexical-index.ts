/** Texts to be compared with a title's words (Okapi BM25). */
export interface LexicalIndex {
  /** What each text says of the words: one score per text, in their order. */
  score(words: readonly string[]): Float64Array;
  /** How rare a word is among the texts. */
  rarity(word: string): number;
}

const SATURATION = 1.2;
const LENGTH_SHARE = 0.6;

export function lexicalIndex(texts: readonly (readonly string[])[]): LexicalIndex {
  const postings = new Map<string, Map<number, number>>();
  texts.forEach((words, text) => {
    for (const word of words) {
      const uses = postings.get(word) ?? new Map<number, number>();
      postings.set(word, uses.set(text, (uses.get(text) ?? 0) + 1));
    }
  });
  const mean = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length);
  const rarityOf = (bearers: number): number => Math.log(1 + (texts.length - bearers + 0.5) / (bearers + 0.5));
  return {
    rarity: (word) => rarityOf(postings.get(word)?.size ?? 0),
    score(words) {
      const scores = new Float64Array(texts.length);
      for (const word of new Set(words)) {
        const uses = postings.get(word);
        if (uses === undefined) continue;
        const rarity = rarityOf(uses.size);
        for (const [text, times] of uses) {
          const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * (texts[text]?.length ?? 0)) / mean;
          scores[text] = (scores[text] ?? 0) + (rarity * times * (SATURATION + 1)) / (times + SATURATION * length);
        }
      }
      return scores;
    },
  };
}
