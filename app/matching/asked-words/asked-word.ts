/** What an operator decides of a word of needs: a known skill, a skill that the Region adds, no skill; `open`: to be decided again. */
export const wordVerdicts = ["linked", "regional", "ignored", "open"] as const;
export type WordVerdict = (typeof wordVerdicts)[number];

export const LONGEST_WORD = 300;
/** As the everyday words of ROME's skills. */
export const LONGEST_PLAIN = 60;

/** The numbers of regional skills come after this one; ROME's are far below. */
const FIRST_REGIONAL = 2_000_000_000;

/** The number of the n-th regional skill. */
export function regionalOgr(number: number): number {
  return FIRST_REGIONAL + number;
}

/** "HDF-12": the code of a regional skill. */
export function regionalCode(ogr: number): string {
  return `HDF-${ogr - FIRST_REGIONAL}`;
}

/** A telephone, a number of several digits, an address: what may tell of somebody is not collected. */
export function mayBePersonal(label: string): boolean {
  return label.includes("@") || /\d(?:[\s.-]?\d){5}/.test(label) || /\b(?:https?:|www\.)/i.test(label);
}
