import { monthInWords } from "#app/content/dates.ts";
import { eachFacet, type FacetCount, type FacetName } from "#search/engine.ts";
import type { CatalogueSnapshot } from "../catalogue-snapshot.server.ts";
import {
  accessibleLabel,
  certifyingLabel,
  lackingLabel,
  levelLabels,
  modalityLabels,
  noDomainLabel,
  paceLabels,
  paidLabel,
  permanentLabel,
  seatsLabel,
} from "./facet-labels.ts";
import { readReferenceNames } from "./reference-names-store.server.ts";
import type { TrainingSearchView } from "./training-view.ts";

/** The label of a value of a facet, the value itself when nothing names it. */
export type LabelOf = (facet: FacetName, value: string) => string;

/** Territories and jobs change without a new version of the catalogue: their names are read again after this long. */
const MAX_AGE_MS = 60_000;

interface Cached {
  readonly version: number;
  readonly readAt: number;
  readonly labelOf: LabelOf;
}

let cached: Cached | undefined;

/** The labels of this version of the catalogue, kept by the process. */
export async function facetLabels(snapshot: CatalogueSnapshot): Promise<LabelOf> {
  const readAt = performance.now();
  if (cached !== undefined && cached.version === snapshot.version && readAt - cached.readAt < MAX_AGE_MS) {
    return cached.labelOf;
  }
  const names = await readReferenceNames(snapshot);
  const labels: Readonly<Record<FacetName, (value: string) => string | undefined>> = {
    levelOut: (value) => levelLabels[value],
    modality: (value) => modalityLabels[value],
    pace: (value) => paceLabels[value],
    funder: (value) => names.funders.get(value),
    departement: (value) => names.departements.get(value),
    zone: (value) => names.zones.get(value),
    domain: (value) => (value === "Z" ? noDomainLabel : names.domains.get(value)),
    certifying: () => certifyingLabel,
    permanent: () => permanentLabel,
    seats: () => seatsLabel,
    accessible: () => accessibleLabel,
    paid: () => paidLabel,
    startMonth: monthInWords,
    radiusKm: (km) => `${km} km`,
    block: () => undefined,
    lacking: () => lackingLabel,
  };
  const labelOf: LabelOf = (facet, value) => labels[facet](value) ?? value;
  cached = { version: snapshot.version, readAt, labelOf };
  return labelOf;
}

/** Counts with their labels, in the order the engine gives them. `blocks`: what the blocks that the question names are called. */
export function labelledFacets(
  counts: Readonly<Record<FacetName, readonly FacetCount[]>>,
  labelOf: LabelOf,
  blocks: ReadonlyMap<string, string>,
): TrainingSearchView["facets"] {
  return eachFacet((facet) =>
    counts[facet].map(({ value, count }) => {
      const named = facet === "block" ? blocks.get(value) : undefined;
      return { value, label: named ?? labelOf(facet, value), count };
    }),
  );
}
