import type { Lexicon } from "#search/understanding/lexicon.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import type { UnderstoodWords } from "#search/understanding/understood-words.ts";
import { unknownWordsOf } from "#search/understanding/unknown-words.ts";

/** Some hundred bytes each. */
const MOST_KEPT = 500;

/** By lexicon: another catalogue reads the same words otherwise. */
const keptBy = new WeakMap<Lexicon, Map<string, UnderstoodWords>>();

/**
 * Understands a question, once while many ask the same: it takes 1 to 8 ms. Kept in memory alone, the latest 500, and only those whose
 * words are all known here and hold no digit: less of what somebody wrote of a person is kept.
 */
export function understandLately(lexicon: Lexicon, text: string): UnderstoodWords {
  const kept = keptBy.get(lexicon) ?? new Map<string, UnderstoodWords>();
  keptBy.set(lexicon, kept);
  const known = kept.get(text);
  if (known !== undefined) return known;
  const question = understandText(lexicon, text);
  if (/\p{Nd}/u.test(text) || unknownWordsOf(lexicon, question, text).length > 0) return question;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(text, question);
  return question;
}
