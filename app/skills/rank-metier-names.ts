import { foldName } from "#app/territories/fold.ts";
import { isWithinOneSlip } from "#app/territories/one-slip.ts";
import { contentWords, type MetierName, type MetierNameIndex } from "./metier-name-index.ts";

/** Shorter words have too many neighbours one letter away. */
const SHORTEST_CORRECTED = 4;

/** One letter begins thousands of names: it asks for nothing yet. */
const SHORTEST_QUERY = 2;

const EXACT = 0;
const BEGINS = 2;
const ALL_WORDS = 4;

/**
 * The names that answer a query, the best first, each métier once: exact name, name that begins so, then all words found whatever their
 * order (whole or begun); the métier's own label before its appellations, common names before rare ones, short before long. Only when
 * nothing answers, words with one slip. A ROME code, or its first three characters, answers with its métiers.
 */
export function rankMetierNames(index: MetierNameIndex, query: string): readonly MetierName[] {
  const folded = foldName(query);
  if (/^[a-n][0-9]{2,4}$/.test(folded)) {
    const hasCode = ({ code, isOwnLabel }: MetierName): boolean => isOwnLabel && code.toLowerCase().startsWith(folded);
    return index.names.filter(hasCode).sort(byCode);
  }
  if (folded.length < SHORTEST_QUERY) return [];
  const asked = contentWords(folded);
  const strict = namesWithAll(index, asked, isBegun);
  return ranked(strict.length > 0 ? strict : namesWithAll(index, asked, isNear), folded);
}

type WordMatch = (word: string, asked: string) => boolean;

function isBegun(word: string, asked: string): boolean {
  return word.startsWith(asked);
}

function isNear(word: string, asked: string): boolean {
  return word.startsWith(asked) || (asked.length >= SHORTEST_CORRECTED && isWithinOneSlip(word, asked));
}

/** The names that bear a match of every asked word; none when no word is asked. */
function namesWithAll(index: MetierNameIndex, asked: readonly string[], matches: WordMatch): readonly MetierName[] {
  const [first, ...others] = asked.map((wanted) => placesOf(index, wanted, matches));
  if (first === undefined) return [];
  return [...first]
    .filter((place) => others.every((places) => places.has(place)))
    .flatMap((place) => index.names[place] ?? []);
}

function placesOf({ bearers }: MetierNameIndex, wanted: string, matches: WordMatch): ReadonlySet<number> {
  const places = new Set<number>();
  for (const [word, bearing] of bearers) {
    if (matches(word, wanted)) for (const place of bearing) places.add(place);
  }
  return places;
}

function ranked(names: readonly MetierName[], folded: string): readonly MetierName[] {
  const tiers = new Map(names.map((name) => [name, closeness(name, folded) + (name.isOwnLabel ? 0 : 1)]));
  const sorted = names.toSorted(
    (a, b) =>
      (tiers.get(a) ?? 0) - (tiers.get(b) ?? 0) ||
      Number(a.isRarelyUsed) - Number(b.isRarelyUsed) ||
      a.wordCount - b.wordCount ||
      byCode(a, b),
  );
  const seen = new Set<string>();
  return sorted.filter(({ code }) => !seen.has(code) && seen.add(code));
}

function closeness(name: MetierName, folded: string): number {
  if (name.forms.includes(folded)) return EXACT;
  return name.forms.some((form) => form.startsWith(folded)) ? BEGINS : ALL_WORDS;
}

function byCode(a: MetierName, b: MetierName): number {
  return compare(a.code, b.code) || compare(a.label, b.label);
}

/** By code unit: locale rules cost a hundred times more and codes need none. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
