import type { PlaceFilter } from "../query.ts";
import type { Count } from "./memory/count-candidates.ts";
import { mergeFirstSeen } from "./unfold-facets.ts";

/** Radii tried one after the other, in km, when nothing is found within the one asked for. */
const WIDER_KM = [10, 20, 30, 50, 100, 200, 400] as const;

/** An answer at the radius asked for, or at the first wider one that finds something; null when the one asked for was enough. */
export async function widening<Answer extends Count>(
  place: PlaceFilter | null,
  ask: (place: PlaceFilter | null) => Promise<Answer>,
): Promise<Answer & { readonly widenedToKm: number | null }> {
  const first = await ask(place);
  if (first.total > 0 || place?.kind !== "circle") return { ...first, widenedToKm: null };
  let facets = first.facets;
  for (const radiusKm of WIDER_KM.filter((km) => km > place.radiusKm)) {
    const wider = await ask(widened(place, radiusKm));
    facets = mergeFirstSeen(facets, wider.facets);
    if (wider.total > 0) return { ...wider, facets, widenedToKm: radiusKm };
  }
  return { ...first, facets, widenedToKm: null };
}

/** The same circle, wider; the same place when it is no circle. */
export function widened(place: PlaceFilter | null, radiusKm: number | null): PlaceFilter | null {
  return radiusKm === null || place?.kind !== "circle" ? place : { ...place, radiusKm };
}
