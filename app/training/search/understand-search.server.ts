import { ok, type Result } from "#app/platform/result.ts";
import { relatedRomes } from "#app/skills/rome-relatives.server.ts";
import { knownPlace } from "#app/territories/known-places.server.ts";
import { outsideOf } from "#app/territories/nearest-of-ours.ts";
import { placeInWords } from "#app/territories/place-in-words.ts";
import type { PlaceRefusal, ResolvedPlace } from "#app/territories/resolved-place.ts";
import type { AskedBlocks, PlaceFilter, SearchQuery } from "#search/query.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { wordsAsTyped } from "#search/understanding/understand-text.ts";
import type { UnderstoodWords, WordCorrection } from "#search/understanding/understood-words.ts";
import { unknownWordsOf } from "#search/understanding/unknown-words.ts";
import { DEFAULT_RADIUS_KM } from "#search/values.ts";
import type { HitDetail } from "../reading/training-read-store.server.ts";
import type { OtherPlace, PlaceDoubt, Understood } from "../reading/training-view.ts";
import { cacesInText } from "./caces-in-text.ts";
import { type CatalogueLanguage, catalogueLexicon } from "./catalogue-lexicon.server.ts";
import { type NamedCodes, readCodeLabels } from "./code-labels-store.server.ts";
import { jobPieces } from "./job-pieces.ts";
import type { LackingBlocks } from "./lacking-blocks.ts";
import { schemesInText } from "./schemes-in-text.ts";
import { codesInText } from "./text-hints.ts";
import { understandLately } from "./understand-lately.ts";
import { type Wish, wishesInText, wishPieces, withWishes } from "./wishes-in-text.ts";
import { asWrittenIn, withoutRun, withoutWords } from "./without-words.ts";

/** The question for an engine, and what was understood besides the words that remain. */
export interface UnderstoodSearch {
  readonly query: SearchQuery;
  /** The words that were searched, as typed. */
  readonly text: string;
  /** Those of them that nobody here knows, folded. */
  readonly unknown: readonly string[];
  readonly understood: readonly Understood[];
  readonly corrections: readonly WordCorrection[];
  /** Why no session can be where the search wants it; null when one can. */
  readonly doubt: PlaceDoubt | null;
  /** A place among the words that a parameter replaces; null when there is none, or the same. */
  readonly otherPlace: OtherPlace | null;
}

/** What another search with the same words is made of: `isSomewhere` is false when nothing can be where the search wants it. */
export interface SearchSaid extends Pick<SearchQuery, "question" | "place"> {
  readonly metiers: readonly string[];
  readonly isSomewhere: boolean;
}

/** What a search may be made with besides its parameters. */
export interface SearchTerms {
  readonly language?: CatalogueLanguage | undefined;
  /** What the person who searches lacks; absent: they did not say what they can do, and the filter asks nothing. */
  readonly lacking?: LackingBlocks | undefined;
  /** How much is read of each training; absent: all its sessions. */
  readonly detail?: HitDetail | undefined;
  /** Told what the search came to as soon as it is understood: another search with the same words need not read them again. */
  readonly onUnderstood?: ((said: SearchSaid) => void) | undefined;
}

/**
 * Looks up what a search names: its place, jobs with their relatives, codes, and what else its words say. `language`: another than the
 * catalogue's, to try a synonym.
 */
export async function understandSearch(
  asked: TrainingSearchParameters,
  today: string,
  { language: given, lacking }: SearchTerms = {},
): Promise<Result<UnderstoodSearch, PlaceRefusal>> {
  const language = given ?? (await catalogueLexicon());
  const said = asked.asTyped ? nothingSaid(asked.q) : readWords(asked.q, language);
  const isPlaceAsked = asked.place !== null || asked.lat !== null;
  const place = await placeOf(asked, isPlaceAsked ? null : said.place);
  if (!place.ok) return place;
  const question = asked.asTyped ? wordsAsTyped(said.text) : understandLately(language.lexicon, said.text);
  const named = eachKind((kind) => union(asked[kind], said[kind]));
  const [romes, labels] = await Promise.all([
    named.rome.length === 0 ? [] : relatedRomes(named.rome),
    readCodeLabels({ ...named, rncp: union(named.rncp, said.unfound) }),
  ]);
  const { place: where, doubt } = place.value;
  return ok({
    text: said.text,
    unknown: unknownWordsOf(language.lexicon, question, said.text),
    query: {
      question: { ...question, approximate: isApproximate(question, said) },
      place: where === null ? pointFilter(asked) : placeFilter(where, asked.radiusKm),
      filters: {
        ...{ ...asked, ...withWishes(asked, said.wishes), ...named, rome: romes },
        lacking: asked.lacking && lacking !== undefined,
      },
      blocks: askedBlocks(asked.block, lacking),
      sort: asked.sort,
      page: asked.page,
      perPage: asked.perPage,
      today,
    },
    understood: [
      ...placePieces(where, isPlaceAsked ? null : said.place, asked.q),
      ...labels.map((one) => ({ ...one, without: withoutCode(asked.q, one.value, language) })),
      ...wishPieces(said.wishes, asked.q),
      ...jobPieces(question, language),
    ],
    corrections: [
      ...(where?.corrected === undefined ? [] : [where.corrected]),
      ...toldCorrections(
        [(isPlaceAsked ? null : said.place?.correction) ?? [], question.corrections].flat(),
        asked.q,
        language,
      ),
    ],
    doubt,
    otherPlace: isPlaceAsked ? otherPlaceOf(said.place, where) : null,
  });
}

function otherPlaceOf(said: SaidPlace | null, where: ResolvedPlace | null): OtherPlace | null {
  if (said === null || said.places.some(({ value }) => value === where?.value)) return null;
  return { words: said.words, places: said.places.map(({ value, label }) => ({ value, label })) };
}

/** A place heard among the words. */
interface SaidPlace {
  readonly places: readonly ResolvedPlace[];
  readonly doubt: PlaceDoubt | null;
  readonly words: string;
  readonly correction: WordCorrection | null;
}

interface Said {
  readonly text: string;
  readonly rome: readonly string[];
  readonly rncp: readonly string[];
  readonly block: readonly string[];
  /** Certificates asked by name to which no training here leads: near ones answer. */
  readonly unfound: readonly string[];
  readonly wishes: readonly Wish[];
  readonly place: SaidPlace | null;
  /** Something else than words was understood. */
  readonly hasPieces: boolean;
  /** Nothing was asked but a way to train, or to have it paid. */
  readonly isSchemeAlone: boolean;
}

function nothingSaid(text: string): Said {
  const none = { rome: [], rncp: [], block: [], unfound: [], wishes: [] };
  return { text, ...none, place: null, hasPieces: false, isSchemeAlone: false };
}

/** Codes first, then how and when, then where, then who pays; what is left is what one wants to learn. */
function readWords(q: string, { places, caces }: CatalogueLanguage): Said {
  const { text: uncoded, rome, rncp, block } = codesInText(q);
  const named = cacesInText(uncoded, caces);
  const found = named.certificates.filter(({ isTaught }) => isTaught).map(({ code }) => code);
  const unfound = found.length > 0 ? [] : named.certificates.map(({ code }) => code);
  const codes = { rome, rncp: union(rncp, found), block, unfound };
  const { text: unwished, wishes } = wishesInText(found.length > 0 ? named.text : uncoded);
  const heard = unwished === "" ? null : placeInWords(unwished, places);
  const place = heard === null ? null : { ...heard, doubt: doubtOf(heard, places.names.communes) };
  const { text, schemes } = schemesInText(heard?.rest ?? unwished);
  const hasMore = place !== null || wishes.length > 0 || uncoded !== q || named.certificates.length > 0;
  const isSchemeAlone = schemes.length > 0 && text === "" && !hasMore;
  return { text, ...codes, wishes, place, hasPieces: text !== q, isSchemeAlone };
}

/**
 * A question of pieces alone has no word to miss; a certificate that nothing here leads to, or a way to train, has only near answers.
 */
function isApproximate({ approximate }: UnderstoodWords, { hasPieces, text, unfound, isSchemeAlone }: Said): boolean {
  if (unfound.length > 0 || isSchemeAlone) return true;
  return approximate && !(hasPieces && text === "");
}

function doubtOf(
  { far, places }: NonNullable<ReturnType<typeof placeInWords>>,
  communes: CatalogueLanguage["places"]["names"]["communes"],
): PlaceDoubt | null {
  if (far !== null) return { kind: "outside", outside: outsideOf(far, communes) };
  if (places.length < 2) return null;
  return { kind: "ambiguous", ambiguous: places.map(({ value, label }) => ({ value, label })) };
}

function askedBlocks(block: readonly string[], lacking: LackingBlocks | undefined): AskedBlocks | undefined {
  if (block.length === 0 && lacking === undefined) return undefined;
  const { counted, codes } = lacking ?? { counted: [], codes: [] };
  return {
    counted: union(
      block,
      counted.map(({ code }) => code),
    ),
    lacking: codes,
  };
}

interface PlaceFound {
  readonly place: ResolvedPlace | null;
  readonly doubt: PlaceDoubt | null;
}

/** The place a parameter gives, else the one among the words. */
async function placeOf(
  { place }: TrainingSearchParameters,
  said: SaidPlace | null,
): Promise<Result<PlaceFound, PlaceRefusal>> {
  if (place === null)
    return ok({ place: said?.doubt == null ? (said?.places[0] ?? null) : null, doubt: said?.doubt ?? null });
  const resolved = await knownPlace(place);
  if (resolved.ok) return ok({ place: resolved.value, doubt: null });
  const { refusal } = resolved;
  if (refusal.kind === "outside-region")
    return ok({ place: null, doubt: { kind: "outside", outside: refusal.outside } });
  if (refusal.kind === "ambiguous-name")
    return ok({
      place: null,
      doubt: { kind: "ambiguous", ambiguous: refusal.choices.map(({ value, label }) => ({ value, label })) },
    });
  return resolved;
}

/** As people read them: what they wrote as they wrote it, what was read with its accents. */
function toldCorrections(
  corrections: readonly WordCorrection[],
  q: string,
  { lexicon }: CatalogueLanguage,
): readonly WordCorrection[] {
  return corrections.map(({ from, to }) => ({
    from: asWrittenIn(q, from),
    to: to.split(" ").map(lexicon.spellingOf).join(" "),
  }));
}

function placePieces(where: ResolvedPlace | null, said: SaidPlace | null, q: string): readonly Understood[] {
  if (where === null) return [];
  const without = said === null ? null : withoutWords(q, said.words);
  return [{ kind: "place", value: where.value, label: where.label, without }];
}

function withoutCode(q: string, code: string, { caces }: CatalogueLanguage): string | null {
  const named = cacesInText(q, caces);
  if (named.certificates.some((one) => one.code === code)) return named.text;
  return withoutRun(q, (run) => {
    const { rome, rncp, block } = codesInText(run);
    return [...rome, ...rncp, ...block].includes(code);
  });
}

function placeFilter(place: ResolvedPlace, radiusKm: number | null): PlaceFilter {
  const { filter } = place;
  return filter.kind === "circle" ? { ...filter, radiusKm: radiusKm ?? DEFAULT_RADIUS_KM } : filter;
}

function pointFilter({ lat, lon, radiusKm }: TrainingSearchParameters): PlaceFilter | null {
  if (lat === null || lon === null) return null;
  return { kind: "circle", centre: { latitude: lat, longitude: lon }, radiusKm: radiusKm ?? DEFAULT_RADIUS_KM };
}

function eachKind(codesOf: (kind: keyof NamedCodes) => readonly string[]): NamedCodes {
  return { rome: codesOf("rome"), rncp: codesOf("rncp"), block: codesOf("block") };
}

function union(asked: readonly string[], typed: readonly string[]): readonly string[] {
  return typed.length === 0 ? asked : [...new Set([...asked, ...typed])];
}
