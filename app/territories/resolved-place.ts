/** A point or an area that the search can filter on; the radius around a point is the asker's. Degrees of WGS 84. */
export type PlaceArea =
  | { readonly kind: "circle"; readonly centre: { readonly latitude: number; readonly longitude: number } }
  | { readonly kind: "departement" | "zone" | "region"; readonly code: string };

/** A place that was understood. `value` is its canonical code (`insee:59392`); resolving it, or the label, gives the same place. */
export interface ResolvedPlace {
  readonly value: string;
  /** As shown to people: « Maubeuge », « 59600 (Maubeuge et 8 autres) », « Nord (59) ». */
  readonly label: string;
  readonly filter: PlaceArea;
  /** Where no place bears the name as written, and a likely spelling was read instead: as written, and the name. */
  readonly corrected?: { readonly from: string; readonly to: string };
}

/** One of the two things five digits may mean. */
export interface CodeReading {
  /** `insee:59600` or `postcode:59600`: what to ask instead. */
  readonly value: string;
  readonly label: string;
}

/** A place of France that the catalogue does not hold. */
export interface PlaceOutside {
  /** « Reims (51) ». */
  readonly label: string;
  /** The value of the town of ours that is nearest, null when none is near. */
  readonly nearest: string | null;
  /** Its name; null likewise. */
  readonly nearestLabel: string | null;
}

/**
 * Why a place was not understood, or gives no place of ours. An ambiguous code carries its readings that exist; there may be none. An
 * ambiguous name carries the places of ours that bear it.
 */
export type PlaceRefusal =
  | { readonly kind: "outside-region"; readonly outside: PlaceOutside }
  | { readonly kind: "ambiguous-name"; readonly text: string; readonly choices: readonly ResolvedPlace[] }
  | { readonly kind: "unknown-place"; readonly text: string }
  | {
      readonly kind: "ambiguous-code";
      readonly code: string;
      readonly readings: { readonly insee?: CodeReading; readonly postcode?: CodeReading };
    };
