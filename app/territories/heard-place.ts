import { announceBefore, type Span, type Word } from "./announced-place.ts";
import type { FarPlace, FarPlaces } from "./far-place.ts";
import type { PlaceNames } from "./place-names.ts";
import type { ResolvedPlace } from "./resolved-place.ts";

/** What is known of a word besides places: part of the name of a job, of what is told of one, a right word of any kind, or nothing. */
export type WordKind = "job" | "task" | "word" | "unknown";

/** A place heard among the words of a question. */
export interface HeardPlace {
  /** Several of ours bear the name when there is more than one; none when it is a place of elsewhere. */
  readonly places: readonly ResolvedPlace[];
  readonly far: FarPlace | null;
  /** As written, with what announces it: « à maubeuge ». */
  readonly words: string;
  /** The words without it, as written. */
  readonly rest: string;
  /** What was read otherwise than written; null when nothing was. */
  readonly correction: { readonly from: string; readonly to: string } | null;
}

/** What is known of names and words. */
export interface KnownWords {
  readonly names: PlaceNames;
  readonly far: FarPlaces;
  readonly kindOf: (word: string) => WordKind;
}

/** The most words a name is looked for in. */
export const LONGEST_NAME = 7;

/** A question being read. */
export interface Reading extends KnownWords {
  readonly words: readonly Word[];
}

/** What is heard in a span of words, with what announces it. */
export function heard(
  words: readonly Word[],
  span: Span,
  places: HeardPlace["places"],
  read: { readonly from: string; readonly to: string } | null = null,
): HeardPlace {
  const start = span.start - announceBefore(words, span.start);
  const raw = (from: number, to: number): string =>
    words
      .slice(from, to)
      .map((word) => word.raw)
      .join(" ");
  const rest = `${raw(0, start)} ${raw(span.end, words.length)}`.trim();
  return {
    places,
    far: null,
    words: raw(start, span.end),
    rest,
    correction: read !== null && read.from !== read.to ? read : null,
  };
}
