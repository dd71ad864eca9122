/** The facts of somebody's situation that a file may hold: what the conditions of an entry look at, and nothing else. */
export const factKinds = ["rsa", "level", "registration", "public"] as const;
export type FactKind = (typeof factKinds)[number];

/** Who says a fact: the person, a paper that was seen, or a body that knows it. */
export const factSources = ["said", "document", "caf_msa", "france_travail", "departement"] as const;
export type FactSource = (typeof factSources)[number];

export const yesNoUnknown = ["yes", "no", "unknown"] as const;
export type YesNoUnknown = (typeof yesNoUnknown)[number];

/** Levels of diploma on the scale of décret 2019-14. */
export const levels = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;
export type Level = (typeof levels)[number];

/**
 * The publics that a file may say, by Formacode v14 (domain.md § 4.4). Age, RSA and registration are facts of their own. No disability and
 * no sentence: whoever reads a file does not need them (domain.md § 7.2), and the database refuses their codes.
 */
export const recordedPublics = [
  "80007",
  "80008",
  "81019",
  "81021",
  "81023",
  "81042",
  "81043",
  "82010",
  "82044",
  "82062",
  "82063",
] as const;
export type RecordedPublic = (typeof recordedPublics)[number];

/** A fact with who says it, and the civil day it was true. */
export interface PersonFact {
  readonly kind: FactKind;
  /** `yes`, `no`, `unknown`; a level; a Formacode. */
  readonly value: string;
  readonly source: FactSource;
  readonly asOf: string;
}
