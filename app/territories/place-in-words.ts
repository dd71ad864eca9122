import { announceBefore, certaintyOf, foldedOf, type Span, spokenWords, type Word } from "./announced-place.ts";
import type { FarPlace, FarPlaces } from "./far-place.ts";
import { isFarPlaceMeant, type WordKind } from "./far-place-meant.ts";
import { meantTowns, type NamedPlace, type PlaceNames } from "./place-names.ts";
import { postalCodePlace } from "./postal-code-place.ts";
import type { ResolvedPlace } from "./resolved-place.ts";

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

const LONGEST_NAME = 7;
/** From this population a town is heard without a word that announces it; from the second with a slip. */
export const HEARD_FROM_POPULATION = 2000;
const HEARD_MISSPELT_FROM = 4000;
const SHORTEST_MISSPELT = 5;
/** One letter shorter, only a large town is meant, and its first letter is right: « aras », « lnes ». */
const SHORT_MISSPELT_FROM = 20_000;
/** Numbers after these say something of the training: « niveau 5 », « bac 2 », « caces 3 ». */
const COUNTS: ReadonlySet<string> = new Set([
  "niveau",
  "bac",
  "caces",
  "permis",
  "classe",
  "categorie",
  "module",
  "bloc",
  "cap",
]);

/** The place that words anywhere in a question name: a town, a département or a region, by name or code, with one slip at most. */
export function placeInWords(text: string, { names, far, kindOf }: KnownWords): HeardPlace | null {
  const words = spokenWords(text);
  const reading = { names, words, kindOf, far };
  return (
    byPostalCode(reading) ??
    byName(reading, exactly) ??
    byNumber(reading) ??
    elsewhere(reading) ??
    byName(reading, misspelt)
  );
}

/** What is known of names and words. */
export interface KnownWords {
  readonly names: PlaceNames;
  readonly far: FarPlaces;
  readonly kindOf: (word: string) => WordKind;
}

interface Reading extends KnownWords {
  readonly words: readonly Word[];
}

/** A place of elsewhere: announced, or too large a town to be anything else. */
function elsewhere({ names, far, words, kindOf }: Reading): HeardPlace | null {
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
    for (let start = words.length - length; start >= 0; start -= 1) {
      const span = { start, end: start + length };
      const [place] = far(foldedOf(words, span)).filter(
        ({ departement }) => names.departement(departement) === undefined,
      );
      if (place !== undefined && isFarPlaceMeant(words, span, { place, kindOf }))
        return { ...heard(words, span, []), far: place };
    }
  }
  return null;
}

/** « 59600 », alone or beside its town: then the town is meant. A CEDEX tells the département. */
function byPostalCode({ names, words }: Reading): HeardPlace | null {
  const at = words.findIndex(({ folded }) => /^\d{5}$/.test(folded));
  const code = words[at]?.folded ?? "";
  if (at === -1) return null;
  const beside = townBeside(names, words, at);
  if (beside !== null) return heard(words, beside.span, [beside.place]);
  const place = postalCodePlace(code, names.ofPostalCode(code));
  return place === null ? null : heard(words, { start: at, end: at + 1 }, [place]);
}

function townBeside(
  names: PlaceNames,
  words: readonly Word[],
  at: number,
): { readonly place: ResolvedPlace; readonly span: Span } | null {
  const departement = (words[at]?.folded ?? "").slice(0, 2);
  for (let length = Math.min(LONGEST_NAME, words.length - 1); length > 0; length -= 1) {
    for (const span of [
      { start: at + 1, end: at + 1 + length },
      { start: at - length, end: at },
    ]) {
      if (span.start < 0 || span.end > words.length) continue;
      const town = names.named(foldedOf(words, span)).find((one) => one.departement === departement);
      if (town === undefined) continue;
      const end = /^(cedex|cdx)$/.test(words[span.end]?.folded ?? "") ? span.end + 1 : span.end;
      return { place: town.place, span: { start: Math.min(span.start, at), end: Math.max(end, at + 1) } };
    }
  }
  return null;
}

/** « dans le 62 », or « 62 » at the end. */
function byNumber(reading: Reading): HeardPlace | null {
  const { names, words } = reading;
  for (const [at, { folded }] of words.entries()) {
    const area = /^\d{2}$/.test(folded) ? names.departement(folded) : undefined;
    const isAnnounced = announceBefore(words, at) > 0 && words[at - 1]?.folded !== "a";
    const isLast = at === words.length - 1 && at > 0 && !COUNTS.has(words[at - 1]?.folded ?? "");
    if (area === undefined || !(isAnnounced || isLast)) continue;
    const town = townBefore(reading, { start: at, end: at + 1 }, area);
    return heard(words, { start: town?.start ?? at, end: at + 1 }, [town?.place ?? area.place]);
  }
  return null;
}

type Find = (reading: Reading, span: Span) => readonly NamedPlace[];

/** The longest name first, wherever it is; among equals, the last: people say what, then where. */
function byName(reading: Reading, find: Find): HeardPlace | null {
  const { words } = reading;
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
    for (let start = words.length - length; start >= 0; start -= 1) {
      const span = { start, end: start + length };
      const [first, ...others] = placesOf(reading, find(reading, span), span);
      if (first === undefined) continue;
      const town = townBefore(reading, span, first);
      if (town !== null) return heard(words, { start: town.start, end: span.end }, [town.place]);
      const written = foldedOf(words, span);
      const to = find === misspelt ? first.foldedName : written;
      return heard(words, span, [first.place, ...others.map(({ place }) => place)], { from: written, to });
    }
  }
  return null;
}

/** By its whole name, its name without its article, or, announced or said of nothing else, the beginning of its name. */
function exactly({ names, words, kindOf }: Reading, span: Span): readonly NamedPlace[] {
  const written = foldedOf(words, span);
  const contracted = { au: "le", du: "le", aux: "les", des: "les" }[words[span.start - 1]?.folded ?? ""];
  const whole = contracted === undefined ? [] : names.named(`${contracted} ${written}`);
  if (whole.length > 0) return whole;
  const named = ["", "le ", "la ", "les ", "l "].flatMap((article) => names.named(`${article}${written}`));
  const isBeginning = announceBefore(words, span.start) > 0 || kindOf(written) === "unknown";
  const begun = isBeginning && written.length >= SHORTEST_MISSPELT ? names.begunBy(written) : [];
  return [...named, ...begun].sort((a, b) => b.population - a.population);
}

/** A town's name, mended, when at least one of its words is no word at all. */
function misspelt({ names, words, kindOf }: Reading, span: Span): readonly NamedPlace[] {
  const written = foldedOf(words, span);
  const parts = words.slice(span.start, span.end);
  const isSlip = parts.some(({ folded }) => folded.length > 2 && kindOf(folded) === "unknown");
  if (written.length < SHORTEST_MISSPELT - 1 || !isSlip) return [];
  const isShort = written.length < SHORTEST_MISSPELT;
  const isAnnounced = announceBefore(words, span.start) > 0;
  const least = isShort ? SHORT_MISSPELT_FROM : isAnnounced ? 0 : HEARD_MISSPELT_FROM;
  return names
    .misspelt(written)
    .filter(({ population, foldedName }) => population >= least && (!isShort || foldedName[0] === written[0]))
    .slice(0, 1);
}

/** Which of the places that bear the words is meant here: none when the words say something else. */
function placesOf(reading: Reading, found: readonly NamedPlace[], span: Span): readonly NamedPlace[] {
  const { words, kindOf } = reading;
  const certainty = certaintyOf(words, span.start);
  const isJob = words.slice(span.start, span.end).every(({ folded }) => kindOf(folded) === "job");
  const least = certainty === "sure" ? 0 : isJob ? Number.POSITIVE_INFINITY : HEARD_FROM_POPULATION;
  const known = found.filter(({ population }) => population >= least && population > 0);
  const written = foldedOf(words, span);
  const isWhole = ({ foldedName }: NamedPlace): boolean => foldedName === written || known.length === 1;
  return meantTowns(
    known.filter(isWhole),
    known.filter((one) => !isWhole(one)),
  );
}

/** « Arras, Pas-de-Calais », « Saint-Aubin 59 »: the town of that département whose name ends where the area's begins. */
function townBefore(
  { names, words, kindOf }: Reading,
  { start: end }: Span,
  area: NamedPlace,
): { readonly place: ResolvedPlace; readonly start: number } | null {
  if (area.place.filter.kind !== "departement") return null;
  for (let start = Math.max(0, end - LONGEST_NAME); start < end; start += 1) {
    const written = foldedOf(words, { start, end });
    const town = names
      .named(written)
      .find(({ departement, place }) => departement === area.departement && place !== area.place);
    if (town !== undefined && kindOf(written) !== "job") return { place: town.place, start };
  }
  return null;
}

function heard(
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
