import { aids, modalities, paces } from "../values.ts";

/** How a column of `session_document AS d` or `training_document AS t` tells which of the values hold. */
interface BitRow {
  /** The bit of the first value; the others follow. */
  readonly from: number;
  readonly values: readonly string[];
  readonly column: string;
  readonly holding: "value" | "list" | "flag";
}

const yes = ["1"] as const;
const upTo = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

/**
 * The one table of `search.session.features`: where the bits of each filter stand, and what they are packed from. 62 bits at most, so
 * that the number stays a positive bigint. After a change, `npm run search -- rebuild`.
 */
const bitTable = {
  modality: { from: 0, values: modalities, column: "d.modality", holding: "value" },
  pace: { from: 3, values: paces, column: "d.paces", holding: "list" },
  permanent: { from: 6, values: yes, column: "d.is_permanent", holding: "flag" },
  certifying: { from: 7, values: yes, column: "t.is_certifying", holding: "flag" },
  levelOut: { from: 8, values: upTo(1, 8), column: "t.level_out::text", holding: "value" },
  domain: { from: 16, values: [..."ABCDEFGHIJKLMNZ"], column: "t.domains", holding: "list" },
  funder: { from: 31, values: upTo(0, 20), column: "d.funder_codes", holding: "list" },
  seats: { from: 52, values: yes, column: "d.is_recruiting", holding: "flag" },
  accessible: { from: 53, values: yes, column: "d.is_accessible", holding: "flag" },
  paid: { from: 54, values: ["collective"], column: "d.is_paid_collective", holding: "flag" },
  aid: { from: 55, values: aids, column: "d.aids", holding: "list" },
} as const satisfies Readonly<Record<string, BitRow>>;

/** A filter whose values are bits of a session. */
export type BitName = keyof typeof bitTable;
/** Those that a facet counts: all but the aids. */
export type BitFacet = Exclude<BitName, "aid">;

const rows: readonly (readonly [BitName, BitRow])[] = Object.entries(bitTable).flatMap(([name, row]) =>
  isBitName(name) ? [[name, row]] : [],
);

/**
 * The parts of `features` that are counted together: a part is small enough for sessions to fall into few different masks, and for its
 * bits to fit a number.
 */
export const countedParts = [
  partOf("modality", "levelOut"),
  partOf("domain", "domain"),
  partOf("funder", "paid"),
] as const;

/** Which value of which facet a bit means; undefined for a bit that no facet counts. */
export const countedBits: ReadonlyMap<number, { readonly facet: BitFacet; readonly value: string }> = new Map(
  rows.flatMap(([name, { from, values }]) =>
    name === "aid" ? [] : values.map((value, index) => [from + index, { facet: name, value }] as const),
  ),
);

export function isBitName(name: string): name is BitName {
  return Object.hasOwn(bitTable, name);
}

export function isBitFacet(name: string): name is BitFacet {
  return isBitName(name) && name !== "aid";
}

/** The bits of some values of a filter, as a decimal number for a bigint parameter; unknown values have no bit and match nothing. */
export function maskOf(name: BitName, values: readonly string[] = bitTable[name].values): string {
  const { from, values: known }: BitRow = bitTable[name];
  return known
    .reduce((mask, value, index) => (values.includes(value) ? mask | bit(from + index) : mask), 0n)
    .toString();
}

/** SQL that packs the features of a session from `session_document AS d` and its `training_document AS t`. */
export function packedFeatures(): string {
  return rows.map(([, row]) => packed(row)).join("\n    | ");
}

function packed({ from, values, column, holding }: BitRow): string {
  const test = {
    flag: () => column,
    value: (v: string) => `${column} = '${v}'`,
    list: (v: string) => `'${v}' = ANY(${column})`,
  };
  return values
    .map((value, index) => `CASE WHEN ${test[holding](value)} THEN ${bit(from + index)} ELSE 0 END`)
    .join(" | ");
}

function partOf(first: BitName, last: BitName): { readonly from: number; readonly mask: number } {
  const width = bitTable[last].from + bitTable[last].values.length - bitTable[first].from;
  return { from: bitTable[first].from, mask: 2 ** width - 1 };
}

function bit(position: number): bigint {
  return 1n << BigInt(position);
}
