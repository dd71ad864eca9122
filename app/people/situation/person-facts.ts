/** The facts of somebody's situation that a file may hold: what the conditions of an entry look at, and nothing else. */
const factKinds = ["rsa", "level", "registration", "public"] as const;
type FactKind = (typeof factKinds)[number];

/** Who says a fact: the person, a paper that was seen, or a body that knows it. */
export const factSources = ["said", "document", "caf_msa", "france_travail", "departement"] as const;
type FactSource = (typeof factSources)[number];

export const yesNoUnknown = ["yes", "no", "unknown"] as const;

/** Levels of diploma on the scale of décret 2019-14. */
export const levels = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;

/** A fact with who says it, and the civil day it was true. */
export interface PersonFact {
  readonly kind: FactKind;
  /** `yes`, `no`, `unknown`; a level; a Formacode. */
  readonly value: string;
  readonly source: FactSource;
  readonly asOf: string;
}
