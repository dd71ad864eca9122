import type { ParameterField, TrainingSearchParameters } from "#search/training-parameters.ts";

export type ContradictionKind = "dates-reversed" | "hours-reversed" | "half-a-point" | "place-and-point";

/** Two parameters that cannot hold together; leaving `field` out ends the contradiction. */
export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly field: ParameterField;
}

/** The first contradiction between the parameters of a search, null when they go together. */
export function contradictionOf(parameters: TrainingSearchParameters): Contradiction | null {
  const { from, to, hoursMin, hoursMax, lat, lon, place } = parameters;
  if (from !== null && to !== null && from > to) return { kind: "dates-reversed", field: "to" };
  if (hoursMin !== null && hoursMax !== null && hoursMin > hoursMax)
    return { kind: "hours-reversed", field: "hoursMax" };
  if (lat !== null && lon === null) return { kind: "half-a-point", field: "lat" };
  if (lon !== null && lat === null) return { kind: "half-a-point", field: "lon" };
  if (lat !== null && place !== null) return { kind: "place-and-point", field: "place" };
  return null;
}
