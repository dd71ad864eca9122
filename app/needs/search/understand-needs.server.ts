import { publicNeedsText } from "#app/content/public-needs.ts";
import { resultsText } from "#app/content/results.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { CodeReading, PlaceRefusal } from "#app/territories/resolved-place.ts";
import type { PlaceDoubt, Understood } from "#app/training/reading/training-view.ts";
import { searchRefusalMessage } from "#app/training/search/search-refusal-message.ts";
import { understandSearch } from "#app/training/search/understand-search.server.ts";
import type { NeedQuery } from "#search/needs/need-query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import type { NeedSearch } from "./need-search.ts";

/** A place that cannot be searched as it was given: what to say, and the places that may be meant, each a value of `place`. */
export interface NeedSearchRefusal {
  readonly kind: "place";
  readonly message: string;
  readonly readings: readonly CodeReading[];
}

/** What the words, the place and the filters of a search ask of needs; the words are read as those of a search of trainings. */
export interface UnderstoodNeeds extends Pick<NeedQuery, "question" | "place" | "filters"> {
  readonly understood: readonly Understood[];
}

/** Reads a search of needs. Five bare digits are a postal code. */
export async function understandNeeds(
  asked: NeedSearch,
  today: string,
): Promise<Result<UnderstoodNeeds, NeedSearchRefusal>> {
  const { q, place, radiusKm, metier, skill, contracts, sector, state, company, from, to } = asked;
  const rome = metier === null ? [] : [metier];
  const found = await understandSearch({ ...noSearchParameters, q, place, radiusKm, rome }, today);
  if (!found.ok) {
    const postal = found.refusal.kind === "ambiguous-code" ? found.refusal.readings.postcode : undefined;
    return postal === undefined
      ? refused(refusalOf(found.refusal))
      : understandNeeds({ ...asked, place: postal.value }, today);
  }
  const { query, understood, doubt } = found.value;
  if (doubt !== null) return refused(refusalOfDoubt(doubt));
  return ok({
    understood,
    question: query.question,
    place: query.place,
    filters: {
      ...{ metiers: query.filters.rome, skills: skill === null ? [] : [skill], contracts, from, to },
      ...{ sectors: sector === null ? [] : [sector], states: state === null ? [] : [state], company },
    },
  });
}

function refusalOf(refusal: PlaceRefusal): NeedSearchRefusal {
  return { kind: "place", message: searchRefusalMessage(refusal), readings: [] };
}

function refusalOfDoubt(doubt: PlaceDoubt): NeedSearchRefusal {
  if (doubt.kind === "ambiguous") return { kind: "place", message: resultsText.ambiguous, readings: doubt.ambiguous };
  const { label, nearest, nearestLabel } = doubt.outside;
  const readings = nearest === null ? [] : [{ value: nearest, label: nearestLabel ?? "" }];
  return { kind: "place", message: publicNeedsText.outside(label), readings };
}
