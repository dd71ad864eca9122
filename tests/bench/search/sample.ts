import type pg from "pg";
import { randomPicks } from "#tests/support/random-picks.ts";
import { seed } from "./corpus.ts";

/** Words by how many documents bear them, body included: mid 0.3–5 %, broad 5–100 %, rare under 0.3 %. */
export interface WordSample {
  readonly mid: readonly string[];
  readonly broad: readonly string[];
  readonly rare: readonly string[];
}

/** The most frequent word of each stem, picked at random in its class; frequencies from one document in ten. */
export async function sampleWords(client: pg.Client, vectors: string, perClass: number): Promise<WordSample> {
  const { rows } = await client.query<{ word: string; share: number }>(`
    WITH total AS (SELECT count(*) AS n FROM (${vectors}) AS v),
    stat AS (SELECT word AS stem, ndoc FROM ts_stat($$${vectors}$$)),
    stemmed AS (SELECT word, documents, coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word) AS stem FROM search.lexeme),
    best AS (SELECT DISTINCT ON (stem) stem, word FROM stemmed WHERE length(word) >= 6 ORDER BY stem, documents DESC, word)
    SELECT b.word, s.ndoc::float8 / t.n AS share FROM stat s JOIN best b USING (stem), total t ORDER BY b.word`);
  const random = randomPicks(seed + 4);
  const pick = (from: number, to: number): string[] => {
    const words = rows.filter(({ share }) => share >= from && share < to).map(({ word }) => word);
    return Array.from(
      { length: Math.min(perClass, words.length) },
      () => words.splice(random.integer(words.length), 1)[0] ?? "",
    );
  };
  return { mid: pick(0.003, 0.05), broad: pick(0.05, 1.01), rare: pick(0.0005, 0.003) };
}

/** One slip in a word: a letter missing, doubled by another, replaced, or two swapped; never another word of the dictionary. */
export function withOneSlip(word: string, known: ReadonlySet<string>, number: number): string {
  const random = randomPicks(seed + 5 + number);
  for (;;) {
    const at = 1 + random.integer(word.length - 2);
    const letter = random.pick([..."abcdefghijklmnopqrstuvwxyz"]);
    const slip = random.pick([
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    ]);
    if (slip !== word && !known.has(slip)) return slip;
  }
}
