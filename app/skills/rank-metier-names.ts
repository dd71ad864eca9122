import { foldName } from "#app/territories/fold.ts";
import { isWithinOneSlip } from "#app/territories/one-slip.ts";
import { genderedForms } from "./gendered-forms.ts";
import type { RomeCode } from "./rome-code.ts";

/** A name of a métier, ready to be compared: its own label or one of its appellations. */
export interface MetierName {
  readonly code: RomeCode;
  readonly label: string;
  readonly isOwnLabel: boolean;
  readonly isRarelyUsed: boolean;
  /** Both genders, folded. */
  readonly forms: readonly string[];
  readonly words: readonly string[];
}

const LINKING_WORDS: ReadonlySet<string> = new Set("a au aux d de des du en et l la le les ou pour sur".split(" "));
/** Shorter words have too many neighbours one letter away. */
const SHORTEST_CORRECTED = 4;

/** Prepares a name once, so that each search only compares. */
export function metierName(name: Pick<MetierName, "code" | "label" | "isOwnLabel" | "isRarelyUsed">): MetierName {
  const forms = genderedForms(name.label).map(foldName);
  return { ...name, forms, words: contentWords(forms.join(" ")) };
}

/**
 * The names that answer a query, the best first, each métier once: exact name, name that begins so, then all words found whatever their
 * order (whole or begun); the métier's own label before its appellations, common names before rare ones, short before long. Only when
 * nothing answers, words with one slip. A ROME code, or its first three characters, answers with its métiers.
 */
export function rankMetierNames(names: readonly MetierName[], query: string): readonly MetierName[] {
  const folded = foldName(query);
  if (folded === "") return [];
  if (/^[a-n][0-9]{2,4}$/.test(folded)) {
    return names.filter(({ code, isOwnLabel }) => isOwnLabel && code.toLowerCase().startsWith(folded)).sort(byCode);
  }
  const strict = ranked(names, (name) => closeness(name, folded));
  return strict.length > 0 ? strict : ranked(names, (name) => (hasAllWords(name, folded, isNear) ? NEAR : null));
}

const EXACT = 0;
const BEGINS = 2;
const ALL_WORDS = 4;
const NEAR = 6;

function closeness(name: MetierName, folded: string): number | null {
  if (name.forms.includes(folded)) return EXACT;
  if (name.forms.some((form) => form.startsWith(folded))) return BEGINS;
  return hasAllWords(name, folded, (word, asked) => word.startsWith(asked)) ? ALL_WORDS : null;
}

function hasAllWords(name: MetierName, folded: string, matches: (word: string, asked: string) => boolean): boolean {
  const asked = contentWords(folded);
  return asked.length > 0 && asked.every((wanted) => name.words.some((word) => matches(word, wanted)));
}

function isNear(word: string, asked: string): boolean {
  return word.startsWith(asked) || (asked.length >= SHORTEST_CORRECTED && isWithinOneSlip(word, asked));
}

function ranked(names: readonly MetierName[], rankOf: (name: MetierName) => number | null): readonly MetierName[] {
  const found = names.flatMap((name) => {
    const tier = rankOf(name);
    return tier === null ? [] : [{ name, tier: tier + (name.isOwnLabel ? 0 : 1) }];
  });
  found.sort(
    (a, b) =>
      a.tier - b.tier ||
      Number(a.name.isRarelyUsed) - Number(b.name.isRarelyUsed) ||
      a.name.words.length - b.name.words.length ||
      byCode(a.name, b.name),
  );
  const seen = new Set<string>();
  return found.map(({ name }) => name).filter(({ code }) => !seen.has(code) && seen.add(code));
}

function byCode(a: MetierName, b: MetierName): number {
  return a.code.localeCompare(b.code) || a.label.localeCompare(b.label);
}

function contentWords(folded: string): readonly string[] {
  return [...new Set(folded.split(" "))].filter((word) => word !== "" && !LINKING_WORDS.has(word));
}
