import { type Database, database } from "#app/platform/database.server.ts";
import { rememberAnswers } from "#app/platform/remembered-answers.ts";
import type { Result } from "#app/platform/result.ts";
import { arrondissementOf } from "./place-units.server.ts";
import { resolvePlace } from "./resolve-place.server.ts";
import type { PlaceRefusal, ResolvedPlace } from "./resolved-place.ts";

/** Territories change once a year; an import of them shows within a minute. Most searches are around the same few towns. */
const REMEMBERED = { maxAgeMs: 60_000, most: 1000 };

const places = rememberAnswers(({ pool }: Database, text) => resolvePlace(text, pool), REMEMBERED);
const arrondissements = rememberAnswers(({ pool }: Database, place) => arrondissementOf(place, pool), REMEMBERED);

/** `resolvePlace`, for pages: the same text is not looked up again for a minute. */
export function knownPlace(text: string, open: Database = database()): Promise<Result<ResolvedPlace, PlaceRefusal>> {
  return places(open, text);
}

/** `arrondissementOf`, likewise. */
export function knownArrondissement(place: string): Promise<string | null> {
  return arrondissements(database(), place);
}
