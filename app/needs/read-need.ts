import { z } from "zod";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { siretSchema } from "#app/training/siret.ts";
import {
  companySizes,
  hiredFroms,
  needContracts,
  needOffers,
  needVisibilities,
  payPeriods,
  setAsideReasons,
} from "./need-choices.ts";
import { keptSkillSchema } from "./need-posting.ts";
import { needStates } from "./need-states.ts";

export const readNeedSchema = z.object({
  id: z.string(),
  version: z.number(),
  state: z.enum(needStates),
  siret: siretSchema,
  companyName: z.string(),
  isConfirmed: z.boolean(),
  naf: z.string().nullable(),
  companySize: z.enum(companySizes).nullable(),
  jobLabel: z.string(),
  metierCode: z.string().nullable(),
  metierLabel: z.string().nullable(),
  headcount: z.number(),
  startsOn: readDay.nullable(),
  communeCode: z.string(),
  town: z.string(),
  contract: z.enum(needContracts),
  weeklyHours: z.number().nullable(),
  payCents: z.number().nullable(),
  payPeriod: z.enum(payPeriods).nullable(),
  offers: z.array(z.enum(needOffers)),
  visibility: z.enum(needVisibilities),
  askedOn: readDay.nullable(),
  dueOn: readDay,
  hired: z.number().nullable(),
  hiredFrom: z.enum(hiredFroms).nullable(),
  reason: z.enum(setAsideReasons).nullable(),
  mergedIntoId: z.string().nullable(),
  createdOn: readDay,
  skills: z.array(keptSkillSchema),
});

/** A need as it is read, without whom to call. Days are civil. */
export type ReadNeed = Readonly<z.infer<typeof readNeedSchema>>;
