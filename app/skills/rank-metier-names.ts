import { foldName } from "#app/territories/fold.ts";
import { isWithinOneSlip } from "#app/territories/one-slip.ts";
import type { CommonJobs } from "./common/common-jobs.ts";
import { contentWords, type MetierName, type MetierNameIndex } from "./metier-name-index.ts";

/** Shorter words have too many neighbours one letter away. */
const SHORTEST_CORRECTED = 4;

/** One letter begins thousands of names: it asks for nothing yet. */
const SHORTEST_QUERY = 2;

const EXACT = 0;
const BEGINS_WHOLE = 2;
const ALL_WHOLE = 4;
const BEGINS = 6;
const ALL_WORDS = 8;

/**
 * The names that answer a query, the best first, each métier once: exact name, name that begins with these words, then bears them all
 * whatever their order, whole before only begun (« taxi » before « taxidermiste »); the métier's own label before its appellations,
 * common names before rare ones, short before long. Only when nothing answers, words with one slip. A ROME code, or its first three
 * characters, answers with its métiers.
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

function closeness({ forms }: MetierName, folded: string): number {
  if (forms.includes(folded)) return EXACT;
  if (forms.some((form) => form.startsWith(`${folded} `))) return BEGINS_WHOLE;
  const asked = contentWords(folded);
  if (forms.some((form) => asked.every((word) => contentWords(form).includes(word)))) return ALL_WHOLE;
  return forms.some((form) => form.startsWith(folded)) ? BEGINS : ALL_WORDS;
}

/**
 * The métiers of some words that people say for them, each under its name that answers best: first what they mean by it (`common`), then
 * the names that answer. Null when the words are no name, and begin none: they say something else.
 */
export function metiersNamed(
  { names }: MetierNameIndex,
  {
    query,
    named,
    common,
  }: { readonly query: string; readonly named: readonly MetierName[]; readonly common: CommonJobs },
): readonly MetierName[] | null {
  const folded = foldName(query);
  const meant = common.get(folded) ?? [];
  const isName = named.some((name) => closeness(name, folded) <= BEGINS_WHOLE);
  if (meant.length === 0 && !isName) return null;
  const first = meant.flatMap(
    (code) =>
      named.find((name) => name.code === code) ?? names.find((name) => name.isOwnLabel && name.code === code) ?? [],
  );
  return [...first, ...named.filter(({ code }) => !meant.includes(code))];
}

function byCode(a: MetierName, b: MetierName): number {
  return compare(a.code, b.code) || compare(a.label, b.label);
}

/** By code unit: locale rules cost a hundred times more and codes need none. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
