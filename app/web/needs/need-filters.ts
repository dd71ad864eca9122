import { sectorWords, publicNeedsText as words } from "#app/content/public-needs.ts";
import { needContracts } from "#app/needs/need-choices.ts";
import { contractWords } from "#app/needs/need-words.ts";
import { DEFAULT_RADIUS_KM, radiusChoicesKm } from "#search/values.ts";

/** The choices of the filters of a search of needs. */
export const needFilters = {
  contracts: needContracts.map((value) => ({ value, label: contractWords[value] })),
  sectors: [
    { value: "", label: words.anySector },
    ...Object.entries(sectorWords).map(([value, label]) => ({ value, label })),
  ],
  radii: radiusChoicesKm.map((km) => ({ value: km === DEFAULT_RADIUS_KM ? "" : String(km), label: words.km(km) })),
} as const;
