type Pace = "full_time" | "part_time" | "evening";

/** Words of `rythme-formation` that tell a pace; LHÉO leaves this text free. */
const PACE_WORDS: readonly (readonly [Pace, RegExp])[] = [
  ["full_time", /temps (?:plein|complet)|plein temps/],
  ["part_time", /temps (?:partiel|non complet)|mi[- ]temps/],
  ["evening", /\bsoir|\bnuit|week-?end|samedi/],
];

/** The paces a free text names, in a fixed order; empty when it names none. */
export function readPaces(text: string): readonly Pace[] {
  const folded = text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return PACE_WORDS.filter(([, words]) => words.test(folded)).map(([pace]) => pace);
}
