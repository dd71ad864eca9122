import type { WordKind } from "#app/territories/heard-place.ts";
import type { Lexicon } from "#search/understanding/lexicon.ts";

/** What a word is besides a place: a town's name that is also a word of jobs is heard only when it is announced. */
export function kindOfWord(lexicon: Lexicon): (word: string) => WordKind {
  return (word) => {
    if (lexicon.names.has(lexicon.classOf(word))) return "job";
    if (lexicon.texts.has(lexicon.classOf(word))) return "task";
    return lexicon.usesOf(word) > 0 ? "word" : "unknown";
  };
}
