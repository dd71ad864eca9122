import type { Lexicon } from "./lexicon.ts";
import { type NearWord, nearWords } from "./near-words.ts";
import { stopWords } from "./stop-words.ts";
import { isSpeltWithoutVowel } from "./text-words.ts";

/** What a written word may have been meant to be: one word, or several written without their space. */
export interface Reading {
  readonly words: readonly string[];
  /** The logarithm of how likely it is, whatever the words around; comparable between the readings of one word. */
  readonly score: number;
}

/** Shorter words have too many neighbours. */
const SHORTEST_CORRECTED = 4;
const SHORTEST_TWICE_CORRECTED = 6;
const SLIP_COSTS = [0, 2, 5.5] as const;
/** People see the first letter of what they write. */
const FIRST_LETTER_COST = 1.8;
const SHORT_WORD_COST = 1.5;
/** A letter written once for twice, or twice for once, is heard the same: « goutière ». */
const DOUBLED_LETTER_COST = 0.5;
const JOINT_USES = 10_000;
const MOST_READINGS = 8;
const MOST_PARTS = 12;
/** About how many uses all words have together: a part is worth the logarithm of its share. */
const ALL_USES = 100_000;
/** Long words have few neighbours: two slips are still surely them. */
const LONG_WORD = 8;
const LONG_WORD_GAIN = 1.5;
/** Small words that glued ones are cut at: « agentdesecurite ». */
const JOINTS: ReadonlySet<string> = new Set([
  "de",
  "du",
  "des",
  "d",
  "en",
  "la",
  "le",
  "l",
  "a",
  "au",
  "aux",
  "et",
  "sur",
]);

/** What a word nobody knows may be, the likeliest first. A small word (« de », « dans ») is never what was meant. */
export function readingsOf(lexicon: Lexicon, written: string): readonly Reading[] {
  const most = written.length < SHORTEST_CORRECTED ? 0 : written.length < SHORTEST_TWICE_CORRECTED ? 1 : 2;
  const near = most === 0 ? [] : [...nearWords(lexicon.shapes.ours, written, most), ...languageNear(lexicon, written)];
  const readings: Reading[] = near
    .filter(({ word }) => !stopWords.has(word) && word.length >= SHORTEST_CORRECTED - 1)
    .map(({ word, slips }) => ({
      words: [word],
      score: Math.log(lexicon.usesOf(word)) - costOf(written, word, slips),
    }));
  const cut = unglue(lexicon, written);
  if (cut !== null) readings.push(cut);
  return readings.sort((a, b) => b.score - a.score).slice(0, MOST_READINGS);
}

/** Words that lead nowhere by themselves still tell what a sentence means: only the surest slips are read as one. */
function languageNear(lexicon: Lexicon, written: string): readonly NearWord[] {
  return nearWords(lexicon.shapes.language, written, 1).filter(({ word }) => lexicon.usesOf(word) < 1);
}

function costOf(written: string, word: string, slips: number): number {
  if (slips === 1 && withoutDoubles(written) === withoutDoubles(word)) return DOUBLED_LETTER_COST;
  const first = written[0] === word[0] ? 0 : FIRST_LETTER_COST;
  const length = written.length <= 5 ? SHORT_WORD_COST : written.length >= LONG_WORD && slips > 1 ? -LONG_WORD_GAIN : 0;
  return (SLIP_COSTS[slips] ?? Number.POSITIVE_INFINITY) + first + length;
}

function withoutDoubles(word: string): string {
  return word.replace(/(.)\1+/g, "$1");
}

/** « chefdecuisine »: the likeliest way to cut a word into known ones, small words aside; null when there is none. */
function unglue(lexicon: Lexicon, written: string): Reading | null {
  const best: (Reading | null)[] = [{ words: [], score: 0 }];
  for (let end = 1; end <= written.length; end += 1) {
    let found: Reading | null = null;
    for (let start = Math.max(0, end - 20); start < end; start += 1) {
      const before = best[start];
      const part = written.slice(start, end);
      if (before === null || before === undefined || before.words.length >= MOST_PARTS) continue;
      const gain = gainOf(lexicon, part);
      if (gain === null) continue;
      const score = before.score + gain;
      if (found === null || score > found.score) found = { words: [...before.words, part], score };
    }
    best.push(found);
  }
  const whole = best[written.length] ?? null;
  const words = whole?.words.filter((word) => !JOINTS.has(word)) ?? [];
  if (whole === null || whole.words.length < 2 || words.length === 0) return null;
  const uses = words.map((word) => Math.log(lexicon.usesOf(word)));
  return { words, score: uses.reduce((sum, one) => sum + one, 0) / words.length - 1 };
}

/** What a part of a glued word is worth; null when it is no word that leads to something. */
function gainOf(lexicon: Lexicon, part: string): number | null {
  if (JOINTS.has(part)) return Math.log(JOINT_USES / ALL_USES);
  if (part.length < 3 || stopWords.has(part) || isSpeltWithoutVowel(part)) return null;
  const uses = lexicon.usesOf(part);
  return uses < 1 ? null : Math.log(uses / ALL_USES);
}
