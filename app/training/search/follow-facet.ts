import type { FacetName } from "#search/engine.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { nameOf } from "./parameter-name.ts";
import { fromPage } from "./search-parameters-from-url.ts";
import { toPage } from "./search-parameters-to-url.ts";

/**
 * The search one gets by following a facet's value: the filters of that facet's group are replaced by the value, all others stay.
 * Its total is exactly the count the facet announced (contract.md § Public API). Starts again at page 1.
 */
export function followFacet(
  parameters: TrainingSearchParameters,
  facet: FacetName,
  value: string,
): TrainingSearchParameters {
  switch (facet) {
    case "departement":
    case "zone":
      return { ...parameters, place: `${facet}:${value}`, radiusKm: null, lat: null, lon: null, page: 1 };
    case "startMonth":
      return { ...parameters, ...monthWindow(value), page: 1 };
    default: {
      const address = toPage({ ...parameters, page: 1 });
      address.set(nameOf(facet, "page"), value);
      return fromPage(address).parameters;
    }
  }
}

/** `2027-02` → the first and last day of that month. */
function monthWindow(month: string): { readonly from: string; readonly to: string } {
  const [year = "0", number = "1"] = month.split("-");
  const lastDay = new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(lastDay).padStart(2, "0")}` };
}
