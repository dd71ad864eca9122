import { z } from "zod";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { inseeCodeSchema } from "#app/territories/insee-code.ts";
import { siretSchema } from "#app/training/siret.ts";
import {
  callTimes,
  companySizes,
  needContracts,
  needOffers,
  needVisibilities,
  payPeriods,
  skillImportances,
} from "./need-choices.ts";
import { MOST_PEOPLE, type NeedPosting } from "./need-posting.ts";
import { type NeedStep, needSteps } from "./need-steps.ts";

/** Skills of the métier that are proposed to a company, at most. */
export const MOST_PROPOSED = 8;
export const LONGEST_OWN_SKILL = 150;

/**
 * A need while it is written, a part for each page: it stays, sealed, in the browser of whoever writes it, and nowhere else. `id`: that of
 * the need to come, so that it is posted once.
 */
export const needDraftSchema = z.object({
  id: z.uuid(),
  /** `rome` null: none of the métiers that were found. */
  job: z.object({ label: z.string().max(100), rome: romeCodeSchema.nullable() }).nullable(),
  post: z
    .object({
      headcount: z.int().min(1).max(MOST_PEOPLE),
      startsOn: z.iso.date().nullable(),
      communeCode: inseeCodeSchema,
      town: z.string().max(100),
      contract: z.enum(needContracts),
      weeklyHours: z.int().nullable(),
      payCents: z.int().nullable(),
      payPeriod: z.enum(payPeriods).nullable(),
      offers: z.array(z.enum(needOffers)),
    })
    .nullable(),
  skills: z
    .object({
      wanted: z.array(z.object({ ogr: z.int().positive(), importance: z.enum(skillImportances) })).max(MOST_PROPOSED),
      other: z.string().max(LONGEST_OWN_SKILL).nullable(),
    })
    .nullable(),
  company: z
    .object({
      siret: siretSchema,
      companyName: z.string().max(120),
      naf: z.string().max(6).nullable(),
      companySize: z.enum(companySizes).nullable(),
      name: z.string().max(80),
      phone: z.string().max(20),
      mail: z.string().max(254).nullable(),
      callTime: z.enum(callTimes),
      visibility: z.enum(needVisibilities),
    })
    .nullable(),
});
export type NeedDraft = Readonly<z.infer<typeof needDraftSchema>>;

/** The first part that is not written yet; null: all are. */
export function missingStep(draft: NeedDraft | null): NeedStep | null {
  return needSteps.find((step) => draft === null || draft[step] === null) ?? null;
}

/** What is posted of a draft; null: a part is missing. `labels`: of the skills, by their number; one that is not known is left out. */
export function postingOf(
  { id, job, post, skills, company }: NeedDraft,
  labels: ReadonlyMap<number, string>,
): NeedPosting | null {
  if (job === null || post === null || skills === null || company === null) return null;
  const { town: _town, ...offered } = post;
  const { name, phone, mail, callTime, ...firm } = company;
  const known = skills.wanted.flatMap(({ ogr, importance }) => {
    const label = labels.get(ogr);
    return label === undefined ? [] : [{ ogr, label, importance }];
  });
  const own = skills.other === null ? [] : [{ ogr: null, label: skills.other, importance: "useful" as const }];
  return {
    ...{ id, jobLabel: job.label, metierCode: job.rome, ...offered, ...firm, skills: [...known, ...own] },
    contact: { name, phone, mail, callTime },
  };
}
