import { ok, type Result } from "#app/platform/result.ts";
import { relatedRomes } from "#app/skills/rome-relatives.server.ts";
import { resolvePlace } from "#app/territories/resolve-place.server.ts";
import type { PlaceRefusal, ResolvedPlace } from "#app/territories/resolved-place.ts";
import type { PlaceFilter, SearchQuery } from "#search/query.ts";
import { readCodeLabels } from "./code-labels-store.server.ts";
import type { TrainingSearchParameters } from "./search-parameters.ts";
import { codesInText, placeReadings } from "./text-hints.ts";
import { findPlaceInText } from "./text-places-store.server.ts";
import type { Understood } from "./training-view.ts";

const DEFAULT_RADIUS_KM = 30;

/** The question for an engine, and what was understood besides the words that remain. */
export interface UnderstoodSearch {
  readonly query: SearchQuery;
  readonly understood: readonly Understood[];
}

/** Looks up what a search names: its place, jobs with their relatives, codes and a place typed among the words. */
export async function understandSearch(
  asked: TrainingSearchParameters,
  today: string,
): Promise<Result<UnderstoodSearch, PlaceRefusal>> {
  const codes = codesInText(asked.q);
  const asksPlace = asked.place !== null || asked.lat !== null;
  const inText = asksPlace ? null : await findPlaceInText(placeReadings(codes.text));
  const place = await placeOf(inText?.place ?? asked.place);
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
  const filter = place.value === null ? pointFilter(asked) : placeFilter(place.value, asked.radiusKm);
  const text = inText?.text ?? codes.text;
  return ok({
    query: toQuery({ ...asked, ...named, rome }, text, filter, today),
    understood:
      place.value === null
        ? labels
        : [{ kind: "place", value: place.value.value, label: place.value.label }, ...labels],
  });
}

async function placeOf(place: string | null): Promise<Result<ResolvedPlace | null, PlaceRefusal>> {
  return place === null ? ok(null) : resolvePlace(place);
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

function toQuery(asked: TrainingSearchParameters, text: string, place: PlaceFilter | null, today: string): SearchQuery {
  const { from, to, modality, pace, hoursMin, hoursMax, funder, aid, block, seats, permanent, accessible } = asked;
  const { levelIn, levelOut, rome, rncp, formacode, domain, organisation, certifying } = asked;
  const paid = { public: asked.public, paidCollective: asked.paidCollective };
  return {
    text,
    session: {
      place,
      from,
      to,
      modality,
      pace,
      hoursMin,
      hoursMax,
      funder,
      aid,
      block,
      seats,
      permanent,
      accessible,
      ...paid,
    },
    training: { levelIn, levelOut, rome, rncp, formacode, domain, organisation, certifying },
    sort: asked.sort,
    page: asked.page,
    perPage: asked.perPage,
    today,
  };
}
