import type { ResolvedPlace } from "./resolved-place.ts";

/** What a postal code's place is made of. */
export interface PostalCommune {
  readonly name: string;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * The place of a postal code: the centre of its communes weighted by population, named after the largest. Null without commune.
 * A plain mean over a few km of WGS 84 degrees is off by metres.
 */
export function postalCodePlace(code: string, communes: readonly PostalCommune[]): ResolvedPlace | null {
  const [largest] = communes.toSorted((a, b) => b.population - a.population);
  if (largest === undefined) return null;
  const others = communes.length - 1;
  const suffix = others === 0 ? "" : others === 1 ? " et 1 autre" : ` et ${others} autres`;
  return {
    value: `postcode:${code}`,
    label: `${code} (${largest.name}${suffix})`,
    filter: {
      kind: "circle",
      centre: { latitude: weightedMean(communes, "latitude"), longitude: weightedMean(communes, "longitude") },
    },
  };
}

function weightedMean(communes: readonly PostalCommune[], axis: "latitude" | "longitude"): number {
  const weight = (commune: PostalCommune): number => Math.max(commune.population, 1);
  const total = communes.reduce((sum, commune) => sum + weight(commune), 0);
  return communes.reduce((sum, commune) => sum + commune[axis] * weight(commune), 0) / total;
}
