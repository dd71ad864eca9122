import { announceBefore, certaintyOf, foldedOf, type Span, spokenWords } from "./announced-place.ts";
import { isFarPlaceMeant } from "./far-place-meant.ts";
import { type HeardPlace, heard, type KnownWords, LONGEST_NAME, type Reading } from "./heard-place.ts";
import { meantTowns, type NamedPlace } from "./place-names.ts";
import { byPostalCode } from "./postal-code-in-words.ts";
import type { ResolvedPlace } from "./resolved-place.ts";

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

/** A place of elsewhere: announced, or too large a town to be anything else. */
function elsewhere({ names, far, words, kindOf }: Reading): HeardPlace | null {
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
    for (let start = words.length - length; start >= 0; start -= 1) {
      const span = { start, end: start + length };
      const [place] = far
        .named(foldedOf(words, span))
        .filter(({ departement }) => names.departement(departement) === undefined);
      if (place !== undefined && isFarPlaceMeant(words, span, { place, kindOf }))
        return { ...heard(words, span, []), far: place };
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
      const to = find === misspelt ? first.place.label : written;
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
