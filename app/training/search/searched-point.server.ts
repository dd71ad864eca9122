import { todayIso } from "#app/platform/clock.server.ts";
import type { GeoPoint } from "#search/query.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { understandSearch } from "./understand-search.server.ts";

/** The point a search measures distances from, null when it names no town, no postal code and no point. */
export async function searchedPoint(parameters: TrainingSearchParameters): Promise<GeoPoint | null> {
  const { q, place, lat } = parameters;
  if (q === "" && place === null && lat === null) return null;
  const question = await understandSearch(parameters, todayIso());
  const where = question.ok ? question.value.query.place : null;
  return where?.kind === "circle" ? where.centre : null;
}
