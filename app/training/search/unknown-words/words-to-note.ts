/** Letters alone, folded: the database holds no other. */
const WORD = /^[a-z]{3,40}$/;
/** A postal code has five. Telephone numbers, the NIR and the SIRET have more. */
const MOST_DIGITS = 5;
const LETTER_ADDRESS = /@|\barobase\b|:\/\/|\bwww\./i;
/** What comes before somebody's name. */
const TITLES: ReadonlySet<string> = new Set("m mr mrs mme mlle monsieur madame mademoiselle dr docteur".split(" "));

/** What a search was: as typed, without what was understood as codes, places and wishes, and the words of it that nobody knows. */
export interface SearchedWords {
  readonly typed: string;
  readonly left: string;
  readonly unknown: readonly string[];
}

/**
 * The unknown words that may be noted. Nothing is noted of a search that holds an address of mail, a number that could be a person's, any
 * digit beside its words, or a name announced as one: « madame Dupont ».
 */
export function wordsToNote({ typed, left, unknown }: SearchedWords): readonly string[] {
  const digits = typed.match(/\p{Nd}/gu)?.length ?? 0;
  if (digits > MOST_DIGITS || /\p{Nd}/u.test(left) || LETTER_ADDRESS.test(typed)) return [];
  if (
    typed
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .some((word) => TITLES.has(word))
  )
    return [];
  return unknown.filter((word) => WORD.test(word));
}
