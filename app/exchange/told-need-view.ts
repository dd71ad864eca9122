import { z } from "zod";
import type { Contributed, ToldNeed } from "#app/needs/contribution-answers.ts";
import { isOpenNeed, needStates } from "#app/needs/need-states.ts";
import { needStateWords } from "#app/needs/need-words.ts";

/** The answer of `POST /api/v1/needs`: the same each time the same need is sent. */
export const receivedNeedSchema = z.object({
  id: z.uuid(),
  reference: z.string().nullable(),
  url: z.string().describe("Où lire ce qu’il devient, avec le même jeton."),
});

/** The answer of `GET /api/v1/needs/{id}`. */
export const toldNeedSchema = z.object({
  id: z.uuid(),
  reference: z.string().nullable(),
  state: z.enum(needStates),
  label: z.string().describe("L’état en mots."),
  isOpen: z.boolean().describe("Cherche-t-on encore quelqu’un ?"),
  headcount: z.int(),
  hired: z.int().nullable().describe("Combien de personnes ont été trouvées, quand l’entreprise l’a dit."),
  toldOn: z.iso.date(),
  changedOn: z.iso.date(),
});

/** Says that a need is received. */
export function toReceivedNeed({ id, reference }: Contributed): z.infer<typeof receivedNeedSchema> {
  return { id, reference, url: `/api/v1/needs/${id}` };
}

/** Says what a need has become to the organisation that told it. */
export function toToldNeed(told: ToldNeed): z.infer<typeof toldNeedSchema> {
  return { ...told, label: needStateWords[told.state].sensor, isOpen: isOpenNeed(told.state) };
}
