import { ok, type Result } from "#app/platform/result.ts";
import { relatedRomes } from "#app/skills/rome-relatives.server.ts";
import { findPlaceInText } from "#app/territories/find-place-in-text.server.ts";
import { resolvePlace } from "#app/territories/resolve-place.server.ts";
import type { PlaceRefusal, ResolvedPlace } from "#app/territories/resolved-place.ts";
import type { PlaceFilter, SearchQuery } from "#search/query.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import { DEFAULT_RADIUS_KM } from "#search/values.ts";
import type { Understood } from "../reading/training-view.ts";
import { catalogueLexicon } from "./catalogue-lexicon.server.ts";
import { readCodeLabels } from "./code-labels-store.server.ts";
import { isPostalCode } from "./postal-code-store.server.ts";
import { codesInText, postalCodeAtEnd } from "./text-hints.ts";

/** The question for an engine, and what was understood besides the words that remain. */
export interface UnderstoodSearch {
  readonly query: SearchQuery;
  /** The words that were searched, as typed. */
  readonly text: string;
  readonly understood: readonly Understood[];
}

/** Looks up what a search names: its place, jobs with their relatives, codes and a place typed among the words. */
export async function understandSearch(
  asked: TrainingSearchParameters,
  today: string,
): Promise<Result<UnderstoodSearch, PlaceRefusal>> {
  const codes = codesInText(asked.q);
  const asksPlace = asked.place !== null || asked.lat !== null;
  const place = asksPlace ? await placeAsked(asked.place, codes.text) : ok(await placeAmongWords(codes.text));
  if (!place.ok) return place;
  const named = {
    rome: union(asked.rome, codes.rome),
    rncp: union(asked.rncp, codes.rncp),
    block: union(asked.block, codes.block),
  };
  const [rome, labels] = await Promise.all([
    named.rome.length === 0 ? [] : relatedRomes(named.rome),
    readCodeLabels(named),
  ]);
  const { text, place: where } = place.value;
  const lexicon = await catalogueLexicon();
  return ok({
    text,
    query: {
      question: understandText(lexicon, text),
      place: where === null ? pointFilter(asked) : placeFilter(where, asked.radiusKm),
      filters: { ...asked, ...named, rome },
      sort: asked.sort,
      page: asked.page,
      perPage: asked.perPage,
      today,
    },
    understood: where === null ? labels : [{ kind: "place", value: where.value, label: where.label }, ...labels],
  });
}

/** A place, if any, and the words that remain to be searched. */
interface PlaceAndWords {
  readonly place: ResolvedPlace | null;
  readonly text: string;
}

async function placeAsked(place: string | null, text: string): Promise<Result<PlaceAndWords, PlaceRefusal>> {
  if (place === null) return ok({ place: null, text });
  const resolved = await resolvePlace(place);
  return resolved.ok ? ok({ place: resolved.value, text }) : resolved;
}

/** A commune or a postal code at the end of the words. */
async function placeAmongWords(text: string): Promise<PlaceAndWords> {
  const found = text === "" ? null : await findPlaceInText(text);
  if (found !== null) return { place: found.place, text: found.rest };
  const digits = postalCodeAtEnd(text);
  const isCode = digits !== null && (await isPostalCode(digits.code));
  const resolved = isCode ? await resolvePlace(`postcode:${digits.code}`) : null;
  return digits !== null && resolved?.ok ? { place: resolved.value, text: digits.rest } : { place: null, text };
}

function placeFilter(place: ResolvedPlace, radiusKm: number | null): PlaceFilter {
  const { filter } = place;
  return filter.kind === "circle" ? { ...filter, radiusKm: radiusKm ?? DEFAULT_RADIUS_KM } : filter;
}

function pointFilter({ lat, lon, radiusKm }: TrainingSearchParameters): PlaceFilter | null {
  if (lat === null || lon === null) return null;
  return { kind: "circle", centre: { latitude: lat, longitude: lon }, radiusKm: radiusKm ?? DEFAULT_RADIUS_KM };
}

function union(asked: readonly string[], typed: readonly string[]): readonly string[] {
  return typed.length === 0 ? asked : [...new Set([...asked, ...typed])];
}
