import { holdsIn, type Synonym } from "./synonym.ts";

/** A term of the question and all it may stand for there; `start` and `length` in words. */
export interface FoundSynonym {
  readonly start: number;
  readonly length: number;
  readonly meanings: readonly Synonym[];
}

export interface SynonymFinder {
  /** The terms among all the words of a question, folded; the longest where several begin at one word. */
  find(words: readonly string[]): readonly FoundSynonym[];
}

/** Arranges synonyms to be found in a question. An acronym has no plural; the other terms are found in both numbers. */
export function arrangeSynonyms(synonyms: readonly Synonym[]): SynonymFinder {
  const exact = new Map<string, Synonym[]>();
  const plain = new Map<string, Synonym[]>();
  let longest = 0;
  for (const synonym of synonyms) {
    add(exact, synonym.term, synonym);
    if (synonym.kind !== "acronyms") add(plain, inSingular(synonym.term), synonym);
    longest = Math.max(longest, synonym.term.split(" ").length);
  }
  const meaningsAt = (words: readonly string[], start: number, length: number): readonly Synonym[] => {
    const term = words.slice(start, start + length).join(" ");
    const known = exact.get(term) ?? plain.get(inSingular(term)) ?? [];
    return known.filter((synonym) => holdsIn(synonym, words, start));
  };
  return {
    find(words) {
      const found: FoundSynonym[] = [];
      for (
        let start = 0;
        start < words.length;
        start += found.at(-1)?.start === start ? (found.at(-1)?.length ?? 1) : 1
      ) {
        for (let length = Math.min(longest, words.length - start); length > 0; length -= 1) {
          const meanings = meaningsAt(words, start, length);
          if (meanings.length === 0) continue;
          found.push({ start, length, meanings });
          break;
        }
      }
      return found;
    },
  };
}

function inSingular(term: string): string {
  return term
    .split(" ")
    .map((word) => word.replace(/[sx]$/, ""))
    .join(" ");
}

function add(lists: Map<string, Synonym[]>, term: string, synonym: Synonym): void {
  const list = lists.get(term);
  if (list === undefined) lists.set(term, [synonym]);
  else list.push(synonym);
}
