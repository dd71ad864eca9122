import { database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { placeCandidates } from "./place-in-words.ts";
import { communesByNames } from "./place-store.server.ts";
import { communePlace } from "./resolve-place.server.ts";
import type { ResolvedPlace } from "./resolved-place.ts";

/** A query whose last words are a place. */
export interface PlaceInText {
  readonly place: ResolvedPlace;
  /** What is left to search for; empty when the query was the place alone. */
  readonly rest: string;
}

/**
 * The commune that the last words of a query name exactly (« soudeur maubeuge », « coiffeur à Élesmes »), the longest name first; null
 * when there is none. Without a word such as « à » before it, the commune has at least 2,000 inhabitants.
 */
export async function findPlaceInText(text: string, reader: SqlReader = database().pool): Promise<PlaceInText | null> {
  const candidates = placeCandidates(text);
  if (candidates.length === 0) return null;
  const communes = await communesByNames(
    reader,
    candidates.map(({ foldedName }) => foldedName),
  );
  for (const { foldedName, departement, rest, minimumPopulation } of candidates) {
    const commune = communes.find(
      (one) => one.foldedName === foldedName && (departement === null || one.departementCode === departement),
    );
    if (commune !== undefined && commune.population >= minimumPopulation) return { place: communePlace(commune), rest };
  }
  return null;
}
