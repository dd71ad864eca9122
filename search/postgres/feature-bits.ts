import { modalities, paces } from "../query.ts";

/**
 * Where each facet value stands in `search.session.features`; the projection packs them. 62 bits at most, so that the
 * number stays a positive bigint.
 */
const PACE_BIT = 3;
const PERMANENT_BIT = 6;
const CERTIFYING_BIT = 7;
const LEVEL_1_BIT = 8;
const DOMAIN_A_BIT = 16;
const FUNDER_BIT = 31;
const DOMAINS = "ABCDEFGHIJKLMNZ";
const MAX_FUNDER = 31;

/** The facets whose values are bits; the others are dates and places. */
export const bitFacets = ["modality", "pace", "permanent", "certifying", "levelOut", "domain", "funder"] as const;
export type BitFacet = (typeof bitFacets)[number];

/** What each bit means, lowest first; holes hold null. */
export const featureBits: readonly ({ readonly facet: BitFacet; readonly value: string } | null)[] = buildBits();

function buildBits(): ({ readonly facet: BitFacet; readonly value: string } | null)[] {
  const bits: ({ readonly facet: BitFacet; readonly value: string } | null)[] = Array(FUNDER_BIT + MAX_FUNDER + 1).fill(
    null,
  );
  modalities.forEach((value, index) => {
    bits[index] = { facet: "modality", value };
  });
  paces.forEach((value, index) => {
    bits[PACE_BIT + index] = { facet: "pace", value };
  });
  bits[PERMANENT_BIT] = { facet: "permanent", value: "1" };
  bits[CERTIFYING_BIT] = { facet: "certifying", value: "1" };
  for (let level = 1; level <= 8; level += 1)
    bits[LEVEL_1_BIT + level - 1] = { facet: "levelOut", value: String(level) };
  [...DOMAINS].forEach((value, index) => {
    bits[DOMAIN_A_BIT + index] = { facet: "domain", value };
  });
  for (let funder = 0; funder <= MAX_FUNDER; funder += 1) {
    bits[FUNDER_BIT + funder] = { facet: "funder", value: String(funder) };
  }
  return bits;
}

/** The bits of some values of a facet, as a decimal number for a bigint parameter; unknown values have no bit and match nothing. */
export function maskOf(facet: BitFacet, values: readonly string[]): string {
  let mask = 0n;
  featureBits.forEach((bit, index) => {
    if (bit !== null && bit.facet === facet && values.includes(bit.value)) mask |= 1n << BigInt(index);
  });
  return mask.toString();
}

/** All the bits of a facet. */
export function facetMask(facet: BitFacet): string {
  return maskOf(
    facet,
    featureBits.flatMap((bit) => (bit !== null && bit.facet === facet ? [bit.value] : [])),
  );
}

/** Yes/no facts of a session that no facet counts, as bits of `search.session.traits`. */
export const traitBits = {
  recruiting: 1,
  accessible: 2,
  paidCollective: 4,
  meals: 8,
  lodging: 16,
  transport: 32,
} as const;
