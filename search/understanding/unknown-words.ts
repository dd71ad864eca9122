import { foldText } from "./fold-text.ts";
import type { Lexicon } from "./lexicon.ts";
import type { UnderstoodWords } from "./understood-words.ts";

/**
 * The words of a question that nobody here knows: neither the catalogue nor the jobs, the language nor the synonyms bear them, and they are
 * read as no slip and no beginning of another. `text`: what the question was read from.
 */
export function unknownWordsOf(lexicon: Lexicon, { words }: UnderstoodWords, text: string): readonly string[] {
  const unknown = words.filter(
    ({ word, typed, isCode, alternatives }) =>
      !isCode && word === typed && alternatives.length === 0 && !lexicon.isOurs(word) && lexicon.usesOf(word) === 0,
  );
  if (unknown.length === 0) return [];
  const spoken = foldText(text).split(" ");
  const said = new Set(
    lexicon.synonyms.find(spoken).flatMap(({ start, length }) => spoken.slice(start, start + length)),
  );
  return unknown.map(({ word }) => word).filter((word) => !said.has(word));
}
