import { assertNever } from "#app/platform/result.ts";
import type { FacetName } from "#search/engine.ts";
import { type Modality, modalities, type Pace, paces } from "#search/query.ts";
import type { TrainingSearchParameters } from "./search-parameters.ts";

/**
 * The search one gets by following a facet's value: the filters of that facet's group are replaced by the value, all others stay.
 * Its total is exactly the count the facet announced (contract.md § Public API). Starts again at page 1.
 */
export function followFacet(
  parameters: TrainingSearchParameters,
  facet: FacetName,
  value: string,
): TrainingSearchParameters {
  return { ...parameters, ...replacement(facet, value), page: 1 };
}

function replacement(facet: FacetName, value: string): Partial<TrainingSearchParameters> {
  switch (facet) {
    case "levelOut":
      return { levelOut: [Number(value)] };
    case "modality":
      return { modality: modalities.filter((known: Modality) => known === value) };
    case "pace":
      return { pace: paces.filter((known: Pace) => known === value) };
    case "funder":
      return { funder: [Number(value)] };
    case "departement":
    case "zone":
      return { place: `${facet}:${value}`, radiusKm: null, lat: null, lon: null };
    case "domain":
      return { domain: [value] };
    case "certifying":
      return { certifying: value === "1" };
    case "permanent":
      return { permanent: value === "1" };
    case "startMonth":
      return monthWindow(value);
    default:
      return assertNever(facet);
  }
}

/** `2027-02` → the first and last day of that month. */
function monthWindow(month: string): { readonly from: string; readonly to: string } {
  const [year = "0", number = "1"] = month.split("-");
  const lastDay = new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(lastDay).padStart(2, "0")}` };
}
