import type { RomeCode } from "./rome-code.ts";

/** A métier as a page, or the API, shows it beside others. */
export interface MetierReference {
  readonly code: RomeCode;
  readonly label: string;
}

/** A métier found by a name; `appellation` is the name that matched when it is not the métier's own. */
export interface MetierHit extends MetierReference {
  readonly appellation: string | null;
}

export type SkillKind = "skill" | "macro-skill" | "soft-skill" | "knowledge";
export type SkillImportance = "core" | "emerging" | "other";

/** What a métier asks for. `ogr` is ROME's number of the skill. */
export interface MetierSkill {
  readonly ogr: number;
  readonly label: string;
  readonly kind: SkillKind;
  readonly importance: SkillImportance;
  readonly category: string;
}

export interface MetierAppellation {
  readonly ogr: number;
  readonly label: string;
  readonly isMain: boolean;
  readonly isRarelyUsed: boolean;
}

/** All that the ROME says of a métier. Texts are plain French, empty when the ROME has none. */
export interface MetierDetail extends MetierReference {
  readonly definition: string;
  readonly accessText: string;
  readonly domaine: { readonly code: string; readonly label: string };
  readonly grandDomaine: { readonly code: string; readonly label: string };
  readonly isRegulated: boolean;
  readonly isExecutive: boolean;
  /** No longer in the ROME; kept because trainings name it. */
  readonly isWithdrawn: boolean;
  /** The ROME v3 métier it descends from; null when it is one itself. */
  readonly parent: MetierReference | null;
  readonly children: readonly MetierReference[];
  readonly appellations: readonly MetierAppellation[];
  /** Core first, then emerging, then other; by label. */
  readonly skills: readonly MetierSkill[];
  /** The closest first. */
  readonly near: readonly MetierReference[];
}
