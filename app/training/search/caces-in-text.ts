import { foldText } from "#search/understanding/fold-text.ts";

/** A certificate of safe driving of the register: « CACES, recommandation 489, catégorie 3 ». */
export interface CacesCertificate {
  readonly code: string;
  /** Three digits: 489. */
  readonly recommendation: string;
  /** 1A, 3, B1; null where the recommendation has none. */
  readonly category: string | null;
  /** A training in force leads to it. */
  readonly isTaught: boolean;
}

/** The certificates that a text asks by name, and the text without them. */
export interface CacesInText {
  readonly text: string;
  readonly certificates: readonly CacesCertificate[];
}

/** What the INRS replaced in 2020, as people still call it. */
const REPLACED: Readonly<Record<string, string>> = {
  372: "482",
  377: "487",
  383: "483",
  386: "486",
  389: "489",
  390: "490",
};
/** Without a recommendation, a number is a category of the forklifts, a letter one of the plant: the best known of each. */
const OF_NUMBERS = "489";
const OF_LETTERS = "482";
/** Words that say which machine is meant, where no recommendation does. */
const MACHINES: readonly (readonly [words: RegExp, recommendation: string])[] = [
  [/\b(nacelles?|pemp)\b/, "486"],
  [/\bgerbeurs?\b/, "485"],
  [/\bgrues? a tour\b/, "487"],
  [/\bgrues? mobiles?\b/, "483"],
  [/\bgrues? (auxiliaires?|de chargement)\b/, "490"],
  [/\b(ponts? roulants?|portiques?)\b/, "484"],
  [/\b(engins?|pelles?|pelleteuses?|chantiers?|tractopelles?|tp)\b/, "482"],
  [/\b(chariots?|caristes?|fenwick|elevateurs?)\b/, "489"],
];
const NAMED = /^(?:caces|r ?\d{3}[a-z]?|caces ?r? ?\d{3}[a-z]?)$/;
const RECOMMENDATION = /^(?:caces)?r?([34]\d{2})[a-z]?$/;
const CATEGORY = /^(?:[1-7][ab]?|[a-g][1-3]?)$/;
const ANNOUNCES = new Set(["cat", "categorie", "categories", "recommandation", "n", "et", "r"]);

/** Reads a certificate from its title in the register; null when the title is no CACES's. */
export function cacesOfTitle(title: string): Pick<CacesCertificate, "recommendation" | "category"> | null {
  const [, recommendation, category] =
    /\(CACES\).*?recommandation (\d{3})\w?(?: cat[ée]gories? ([0-9A-G]{1,2})\b)?/i.exec(title) ?? [];
  return recommendation === undefined ? null : { recommendation, category: category?.toLowerCase() ?? null };
}

/**
 * Reads « caces 3 », « CACES R489 cat 1A et 3 », « r482 »: the recommendation, then the categories that follow it. A certificate is
 * asked only by « caces » or a recommendation; the old numbers are read as those that replaced them.
 */
export function cacesInText(text: string, known: readonly CacesCertificate[]): CacesInText {
  const words = text.split(/\s+/).map((word) => ({ word, folded: foldText(word) }));
  const start = words.findIndex(({ folded }) => NAMED.test(folded) && recommends(folded, known));
  if (start === -1) return { text, certificates: [] };
  let end = start;
  let recommendation: string | null = null;
  const categories: string[] = [];
  for (; end < words.length; end += 1) {
    const folded = words[end]?.folded ?? "";
    const number = RECOMMENDATION.exec(folded)?.[1];
    if (number !== undefined) recommendation = REPLACED[number] ?? number;
    else if (CATEGORY.test(folded)) categories.push(folded);
    else if (end > start && !ANNOUNCES.has(folded)) break;
  }
  const others = [...words.slice(0, start), ...words.slice(end)].map(({ word }) => word).join(" ");
  const meant = recommendation ?? machineOf(foldText(others), categories);
  const certificates = known.filter(
    (one) => one.recommendation === meant && (categories.length === 0 || categories.some((asked) => isOf(asked, one))),
  );
  return certificates.length === 0 || meant === null ? { text, certificates: [] } : { text: others, certificates };
}

/** « r489 » is a recommendation of the register; « r2d2 » is none. */
function recommends(folded: string, known: readonly CacesCertificate[]): boolean {
  const number = RECOMMENDATION.exec(folded)?.[1];
  if (number === undefined) return folded === "caces";
  const today = REPLACED[number] ?? number;
  return known.some(({ recommendation }) => recommendation === today);
}

/** Null when nothing says which machine: « caces » alone. */
function machineOf(others: string, [first]: readonly string[]): string | null {
  const said = MACHINES.find(([words]) => words.test(others))?.[1];
  if (said !== undefined) return said;
  if (first === undefined) return null;
  return /^\d/.test(first) ? OF_NUMBERS : OF_LETTERS;
}

/** « 1 » is both 1A and 1B. */
function isOf(asked: string, { category }: CacesCertificate): boolean {
  return category === asked || (asked.length === 1 && category?.startsWith(asked) === true);
}
