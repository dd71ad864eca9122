import { foldName } from "#app/territories/fold.ts";
import { genderedForms } from "./gendered-forms.ts";
import type { RomeCode } from "./rome-code.ts";

/** A name of a métier: its own label or one of its appellations. */
export interface GivenName {
  readonly code: RomeCode;
  readonly label: string;
  readonly isOwnLabel: boolean;
  readonly isRarelyUsed: boolean;
}

/** A name ready to be compared. */
export interface MetierName extends GivenName {
  /** Both genders, folded. */
  readonly forms: readonly string[];
  readonly wordCount: number;
}

/** All names, and for each word the places in `names` of those that bear it: a search compares 9,000 words, not 15,000 names. */
export interface MetierNameIndex {
  readonly names: readonly MetierName[];
  readonly bearers: ReadonlyMap<string, readonly number[]>;
}

const LINKING_WORDS: ReadonlySet<string> = new Set("a au aux d de des du en et l la le les ou pour sur".split(" "));

/** Prepares names once, so that each search only compares. */
export function indexMetierNames(given: readonly GivenName[]): MetierNameIndex {
  const bearers = new Map<string, number[]>();
  const names = given.map((name, place) => {
    const forms = genderedForms(name.label).map(foldName);
    const words = contentWords(forms.join(" "));
    for (const word of words) {
      const places = bearers.get(word);
      if (places === undefined) bearers.set(word, [place]);
      else places.push(place);
    }
    return { ...name, forms, wordCount: words.length };
  });
  return { names, bearers };
}

/** The different words of a folded text, without those that only link. */
export function contentWords(folded: string): readonly string[] {
  return [...new Set(folded.split(" "))].filter((word) => word !== "" && !LINKING_WORDS.has(word));
}
