import { z } from "zod";
import { needAnswers } from "#app/content/needs.ts";
import { defineForm, type RefusalOf } from "../forms/define-form.server.ts";

const version = z.coerce.number().int().positive();

/** What a sensor says of two needs that look alike: they are one, or they are not. */
const sameForm = defineForm({
  form: "same",
  schema: z.object({ intent: z.enum(["merge", "apart"]), version, otherId: z.uuid(), otherVersion: version }),
  fields: {},
});

export type SameFormRefusal = RefusalOf<typeof sameForm>;

/** Reads what is said of two needs that look alike. */
export const readSame = sameForm.read;

/** One of them changed meanwhile, or somebody said that both are two. */
export function refuseSame(sent: FormData): SameFormRefusal {
  return sameForm.refuse(sent, null, needAnswers.changed);
}
