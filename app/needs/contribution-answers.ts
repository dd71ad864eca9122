import { z } from "zod";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import type { NeedPosting } from "./need-posting.ts";
import { needStates } from "./need-states.ts";

/** A need as an organisation tells it: it has no id yet, and may have nobody to call. */
export interface ContributedPosting extends Omit<NeedPosting, "id" | "contact"> {
  readonly contact: NeedPosting["contact"] | null;
}

/** The name served for another content: the need that it is of. */
export type NameRefusal = {
  readonly kind: "key-of-another-need" | "reference-of-another-need";
  readonly needId: string;
};

/** The need that was told, now or before. */
export interface Contributed {
  readonly id: string;
  readonly reference: string | null;
}

/** What a need says that nobody knows here. `choices`: the towns that a name may mean; `place`: of the skill, from 0. */
export type ContributionRefusal =
  | { readonly kind: "unknown-place"; readonly choices: readonly string[] }
  | { readonly kind: "unknown-metier" }
  | { readonly kind: "unknown-skill"; readonly place: number }
  | { readonly kind: "starts-before-today" };

export const toldNeedSchema = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  state: z.enum(needStates),
  headcount: z.number(),
  hired: z.number().nullable(),
  toldOn: readDay,
  changedOn: readDay,
});

/** What a need that an organisation told has become. Days are civil; `changedOn`: the last line of its history. */
export type ToldNeed = Readonly<z.infer<typeof toldNeedSchema>>;
