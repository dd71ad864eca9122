import type { NeedState } from "#app/needs/need-states.ts";

/** What a sensor chooses from: the métiers found for some words; the métier that stands or was just chosen, with its skills. */
export interface ChoiceToQualify {
  readonly state: NeedState;
  readonly companyName: string;
  readonly asked: string;
  readonly found: readonly { readonly value: string; readonly label: string; readonly hint?: string | undefined }[];
  readonly metier: { readonly code: string; readonly label: string } | null;
  readonly skillLabels: readonly string[];
  readonly skills: Readonly<Record<string, string>>;
  /** The skills of the need, by their places: those that count in the métier, and those that are contested, with why. */
  readonly counting: readonly { readonly value: string; readonly label: string }[];
  readonly contested: readonly { readonly value: string; readonly label: string; readonly why: string }[];
}
