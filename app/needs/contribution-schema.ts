import { z } from "zod";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { readPhone } from "#app/platform/phone.ts";
import { textLine } from "#app/platform/text-line.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { hasValidSiretKey, isPlaceholderSiret, isStandInSiret, siretSchema } from "#app/training/siret.ts";
import {
  callTimes,
  companySizes,
  needContracts,
  needOffers,
  needVisibilities,
  payPeriods,
  skillImportances,
} from "./need-choices.ts";
import { LONGEST_COMPANY_NAME, MOST_PEOPLE } from "./need-posting.ts";

const WEEK_HOURS = 48;
const MOST_SKILLS = 20;
/**
 * What a pay may be, in cents. More for an hour is a month's pay under the wrong name, less for a month an hour's, or euros for cents. The
 * least hour is below what an apprentice of 16 earns.
 */
const payBounds = { hour: { least: 300, most: 20_000 }, month: { least: 3000, most: 5_000_000 } } as const;
const MOST_OGR = 2_147_483_647;
const LONGEST_REFERENCE = 80;

const skill = z
  .strictObject({
    ogr: z.int().min(1).max(MOST_OGR).optional().describe("Numéro du savoir-faire dans le ROME."),
    label: textLine(150).optional().describe("Dans vos mots, sans numéro."),
    importance: z.enum(skillImportances),
  })
  .refine(({ ogr, label }) => (ogr === undefined) !== (label === undefined));

/** A need as the software or the file of an organisation tells it. Nothing of it is looked up here. */
export const contributionSchema = z.strictObject({
  reference: textLine(LONGEST_REFERENCE)
    .optional()
    .describe("Votre numéro du besoin : envoyé de nouveau, il n’en fait pas un second."),
  company: z.strictObject({
    siret: siretSchema
      .refine((siret) => hasValidSiretKey(siret) && !isPlaceholderSiret(siret) && !isStandInSiret(siret))
      .describe("14 chiffres, dont la clé est juste."),
    name: textLine(LONGEST_COMPANY_NAME).optional(),
    naf: z
      .string()
      .regex(/^\d{4}[A-Z]$/)
      .optional(),
    size: z.enum(companySizes).optional(),
  }),
  job: z
    .strictObject({
      rome: romeCodeSchema.optional(),
      label: textLine(100).optional().describe("Dans les mots de l’entreprise."),
    })
    .refine(({ rome, label }) => rome !== undefined || label !== undefined),
  headcount: z.int().min(1).max(MOST_PEOPLE),
  place: textLine(100).describe("Une commune de la région : insee:80620, postcode:80200 ou son nom."),
  startsOn: civilDaySchema.nullable().optional().describe("Null ou absent : dès que possible."),
  contract: z.enum(needContracts),
  weeklyHours: z.int().min(1).max(WEEK_HOURS).optional(),
  pay: z
    .strictObject({ cents: z.int().min(payBounds.hour.least).max(payBounds.month.most), per: z.enum(payPeriods) })
    .refine(({ cents, per }) => cents >= payBounds[per].least && cents <= payBounds[per].most)
    .optional()
    .describe("Avant cotisations."),
  offers: z.array(z.enum(needOffers)).max(needOffers.length).optional(),
  skills: z.array(skill).max(MOST_SKILLS).optional(),
  visibility: z
    .enum(needVisibilities)
    .describe("Qui le lira, une fois l’entreprise confirmée : tout le monde, les conseillers, ceux qui recueillent."),
  contact: z
    .strictObject({
      name: textLine(80),
      phone: z
        .string()
        .max(40)
        .refine((typed) => readPhone(typed) !== null),
      mail: z.email().max(254).optional(),
      callTime: z.enum(callTimes).optional().describe("Absent : n’importe quand."),
    })
    .optional()
    .describe("Qui appeler. Montré aux seuls conseillers entreprises."),
});
export type ContributionContent = Readonly<z.infer<typeof contributionSchema>>;
