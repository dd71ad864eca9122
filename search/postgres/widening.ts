import type { SearchQuery } from "../query.ts";
import type { Count } from "./memory/count-candidates.ts";
import { mergeFirstSeen } from "./unfold-facets.ts";

/** Radii tried one after the other, in km, when nothing is found within the one asked for. */
const WIDER_KM = [10, 20, 30, 50, 100, 200, 400] as const;

/** An answer at the radius asked for, or at the first wider one that finds something; null when the one asked for was enough. */
export async function widening<Answer extends Count>(
  query: SearchQuery,
  ask: (query: SearchQuery) => Promise<Answer>,
): Promise<Answer & { readonly widenedToKm: number | null }> {
  const { place } = query;
  const first = await ask(query);
  if (first.total > 0 || place?.kind !== "circle") return { ...first, widenedToKm: null };
  let facets = first.facets;
  for (const radiusKm of WIDER_KM.filter((km) => km > place.radiusKm)) {
    const wider = await ask(widened(query, radiusKm));
    facets = mergeFirstSeen(facets, wider.facets);
    if (wider.total > 0) return { ...wider, facets, widenedToKm: radiusKm };
  }
  return { ...first, facets, widenedToKm: null };
}

/** The same question in a wider circle; itself when there is none to enlarge. */
export function widened(query: SearchQuery, radiusKm: number | null): SearchQuery {
  const { place } = query;
  return radiusKm === null || place?.kind !== "circle" ? query : { ...query, place: { ...place, radiusKm } };
}
