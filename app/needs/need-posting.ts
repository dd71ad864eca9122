import { z } from "zod";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { inseeCodeSchema } from "#app/territories/insee-code.ts";
import { siretSchema } from "#app/training/siret.ts";
import {
  callTimes,
  companySizes,
  contestReasons,
  needContracts,
  needOffers,
  needVisibilities,
  payPeriods,
  skillImportances,
} from "./need-choices.ts";

export const MOST_PEOPLE = 999;
export const LONGEST_COMPANY_NAME = 120;

/** A skill a company wants. `ogr` null: in its own words. */
export const wantedSkillSchema = z.object({
  ogr: z.int().positive().nullable(),
  label: z.string().min(1).max(300),
  importance: z.enum(skillImportances),
});
export type WantedSkill = Readonly<z.infer<typeof wantedSkillSchema>>;

/** The same, once kept: why a sensor contests it, if one does. */
export const keptSkillSchema = wantedSkillSchema.extend({ contested: z.enum(contestReasons).nullable() });
export type KeptSkill = Readonly<z.infer<typeof keptSkillSchema>>;

/** What a company looks for, and whom to call. Days are ISO; `payCents` goes with `payPeriod`. */
export const needPostingSchema = z.object({
  id: z.uuid(),
  siret: siretSchema,
  companyName: z.string().max(LONGEST_COMPANY_NAME),
  naf: z.string().max(6).nullable(),
  companySize: z.enum(companySizes).nullable(),
  jobLabel: z.string().max(200),
  metierCode: romeCodeSchema.nullable(),
  headcount: z.int().min(1).max(MOST_PEOPLE),
  startsOn: z.iso.date().nullable(),
  communeCode: inseeCodeSchema,
  contract: z.enum(needContracts),
  weeklyHours: z.int().nullable(),
  payCents: z.int().nullable(),
  payPeriod: z.enum(payPeriods).nullable(),
  offers: z.array(z.enum(needOffers)),
  visibility: z.enum(needVisibilities),
  skills: z.array(wantedSkillSchema),
  contact: z.object({
    name: z.string().max(80),
    phone: z.string().max(20),
    mail: z.string().max(254).nullable(),
    callTime: z.enum(callTimes),
  }),
});
export type NeedPosting = Readonly<z.infer<typeof needPostingSchema>>;
