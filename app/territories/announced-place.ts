import { foldName } from "./fold.ts";

/** A word of a question, as written and folded. */
export interface Word {
  readonly raw: string;
  readonly folded: string;
}

/** Words side by side: from `start`, `end` left out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words that announce a place, and how surely: « à Maubeuge »; « sur » also tells what one works on (« soudeur sur citerne »). */
const ANNOUNCES: ReadonlyMap<string, "sure" | "likely"> = new Map([
  ...[
    "a",
    "vers",
    "pres de",
    "pres d",
    "pres du",
    "autour de",
    "autour d",
    "autour du",
    "a cote de",
    "aux alentours de",
  ].map((words) => [words, "sure"] as const),
  ...[
    "sur",
    "en",
    "au",
    "aux",
    "region",
    "region de",
    "secteur",
    "secteur de",
    "secteur du",
    "du cote de",
    "du cote d",
  ].map((words) => [words, "likely"] as const),
  ...["dans", "dans le", "dans l", "dans les", "dans la", "departement de", "departement du", "departement de l"].map(
    (words) => [words, "likely"] as const,
  ),
]);
const LONGEST_ANNOUNCE = 3;
/** What stands between two words: « couvreur/hirson », but not the stroke of « Boulogne s/Mer ». */
const BETWEEN_WORDS = /[\s,;()]+|(?<=['’])|(?<!\bs)\/+/i;

/** The words of a question, in their order. */
export function spokenWords(text: string): readonly Word[] {
  return text
    .split(BETWEEN_WORDS)
    .map((raw) => ({ raw, folded: foldName(raw) }))
    .filter(({ folded }) => folded !== "");
}

/** How surely a place begins here; undefined when nothing announces one. */
export function certaintyOf(words: readonly Word[], start: number): "sure" | "likely" | undefined {
  return ANNOUNCES.get(foldedOf(words, { start: start - announceBefore(words, start), end: start }));
}

/** The words of a span, folded, with a space between. */
export function foldedOf(words: readonly Word[], { start, end }: Span): string {
  return words
    .slice(start, end)
    .map(({ folded }) => folded)
    .join(" ");
}

/** How many words before these announce a place. */
export function announceBefore(words: readonly Word[], start: number): number {
  for (let length = Math.min(LONGEST_ANNOUNCE, start); length > 0; length -= 1)
    if (ANNOUNCES.has(foldedOf(words, { start: start - length, end: start }))) return length;
  return 0;
}
