import { foldName } from "#app/territories/fold.ts";
import { isWithinOneSlip } from "#app/territories/one-slip.ts";
import type { ComparableNeed } from "./comparable-need.ts";

/** Legal forms, and words that only link: they tell no company from another. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  (
    "sa sarl sas sasu eurl eirl ei snc sci scm scop gaec earl ets etablissements societe groupe holding association maison " +
    "cabinet et fils freres associes de du des la le les l d a au aux en"
  ).split(" "),
);
const SIREN_DIGITS = 9;
/** Of initials, and of words in which one slip is forgiven. */
const SHORTEST_INITIALS = 2;
const SHORTEST_CORRECTED = 5;

type Company = Pick<ComparableNeed, "siret" | "companyName">;

/**
 * How likely two tellings are of one company, 0–1: the same establishment, else the same company, else its name. The number decides before
 * the name, since a trade name says nothing of the legal one.
 */
export function companyLikeness(one: Company, other: Company): number {
  if (one.siret === other.siret) return 1;
  if (one.siret.slice(0, SIREN_DIGITS) === other.siret.slice(0, SIREN_DIGITS)) return 0.9;
  // Half of the words may be those of the trade: « Ambulances du Valois », « Ambulances du Vimeu ».
  return nameLikeness(one.companyName, other.companyName) ** 2 * 0.85;
}

/** How alike two names of companies are, 0–1: the share of the words of the shorter that the longer bears, or its initials. */
export function nameLikeness(one: string, other: string): number {
  const [few, many] = [tellingWords(one), tellingWords(other)].toSorted((a, b) => a.length - b.length);
  if (few === undefined || many === undefined || few.length === 0) return 0;
  if (few.length === 1 && isInitialsOf(few[0] ?? "", many)) return 1;
  const shared = few.filter((word) => many.some((known) => isSameWord(word, known)));
  return shared.length / few.length;
}

function tellingWords(name: string): readonly string[] {
  const words = foldName(name).split(" ");
  // « M.I.A. » is one word of initials.
  if (words.length > 1 && words.every(({ length }) => length === 1)) return [words.join("")];
  return words.filter((word) => !SAYS_NOTHING.has(word));
}

function isInitialsOf(word: string, words: readonly string[]): boolean {
  return word.length >= SHORTEST_INITIALS && word === words.map(([first]) => first).join("");
}

function isSameWord(one: string, other: string): boolean {
  if (one.replace(/s$/, "") === other.replace(/s$/, "")) return true;
  return Math.min(one.length, other.length) >= SHORTEST_CORRECTED && isWithinOneSlip(one, other);
}
