import type { NeedContract } from "../need-choices.ts";

/** What two tellings are compared by. Days are civil. */
export interface ComparableNeed {
  readonly siret: string;
  readonly companyName: string;
  readonly jobLabel: string;
  readonly metierCode: string | null;
  readonly communeCode: string;
  readonly headcount: number;
  readonly startsOn: string | null;
  readonly contract: NeedContract;
  readonly createdOn: string;
  /** The métiers that the words of the job may mean, and how likely, 0–1. */
  readonly jobs: readonly { readonly rome: string; readonly weight: number }[];
}

/** What two tellings may have in common or not, in the order it is shown. */
export const needAspects = ["company", "job", "place", "headcount", "startsOn", "contract"] as const;
export type NeedAspect = (typeof needAspects)[number];
