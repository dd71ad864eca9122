import type { GranularFilterableAttribute, Settings } from "meilisearch";

/**
 * How the trainings are indexed. A question arrives folded, without words that tell nothing and with its slips corrected: the server's
 * own typo tolerance is for what is left. Codes are never taken for one another.
 */
export const trainingSettings = {
  searchableAttributes: ["title", "certifications", "codes", "organisation", "blockTitles", "body"],
  filterableAttributes: [
    equalTo([
      ...["id", "stamp", "departements", "zones", "regions", "cells", "modalities", "paces", "funders"],
      ...["aids", "blocks", "romes", "rncps", "formacodes", "domains", "siret", "levelIn", "levelOut"],
      ...["open", "certifying", "permanent", "accessible", "paid"],
    ]),
    { attributePatterns: ["months"], features: { facetSearch: false, filter: { equality: true, comparison: true } } },
  ],
  displayedAttributes: ["id", "generation", "settings"],
  typoTolerance: { disableOnAttributes: ["codes"], disableOnNumbers: true },
  stopWords: ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "pour", "un", "une"],
  // The ids of all that matches are asked as a facet: no count may be cut.
  faceting: { maxValuesPerFacet: 2_000_000, sortFacetValuesBy: { "*": "alpha" } },
  pagination: { maxTotalHits: 1000 },
  proximityPrecision: "byAttribute",
  facetSearch: false,
  searchCutoffMs: 200,
} satisfies Settings;

/** How the métiers are indexed: a name first, then what they do. Of two names that answer alike the shorter says no more than was asked. */
export const jobSettings = {
  rankingRules: ["words", "typo", "attribute", "proximity", "exactness", "length:asc"],
  searchableAttributes: ["label", "codes", "names", "skills", "definition"],
  filterableAttributes: [equalTo(["id", "stamp"])],
  displayedAttributes: ["id", "generation", "settings"],
  typoTolerance: { disableOnAttributes: ["codes"], disableOnNumbers: true },
  stopWords: trainingSettings.stopWords,
  faceting: { maxValuesPerFacet: 100_000, sortFacetValuesBy: { "*": "alpha" } },
  pagination: { maxTotalHits: 1000 },
  facetSearch: false,
  searchCutoffMs: 200,
} satisfies Settings;

/** How skills are indexed: the words of a skill before those of what it belongs to and of the jobs it is for. */
export const skillSettings = {
  ...jobSettings,
  searchableAttributes: ["label", "codes", "macro", "jobs"],
} satisfies Settings;

/** How certifications are indexed: of two that answer alike, one in force comes first. */
export const certificationSettings = {
  ...jobSettings,
  rankingRules: ["words", "typo", "attribute", "proximity", "exactness", "active:desc", "length:asc"],
  searchableAttributes: ["label", "codes", "kinds", "blocks"],
} satisfies Settings;

/**
 * How needs are indexed: what is looked for, then what is to be known, then who looks for it where everybody may read it. Slips are
 * corrected before; « souder » is not « soudeur », nor one company another.
 */
export const needSettings = {
  ...trainingSettings,
  searchableAttributes: ["title", "skills", "company"],
  filterableAttributes: [
    equalTo([
      ...[
        "id",
        "stamp",
        "metier",
        "skillCodes",
        "cell",
        "departement",
        "zone",
        "region",
        "contract",
        "sector",
        "state",
      ],
    ]),
  ],
  typoTolerance: { enabled: false },
} satisfies Settings;

/** The attributes that name a training, before its whole text is asked. */
export const shortAttributes = ["title", "certifications", "codes", "organisation"];

function equalTo(attributePatterns: string[]): GranularFilterableAttribute {
  return { attributePatterns, features: { facetSearch: false, filter: { equality: true, comparison: false } } };
}
