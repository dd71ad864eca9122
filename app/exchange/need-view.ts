import { z } from "zod";
import { needContracts, needOffers, payPeriods, skillImportances } from "#app/needs/need-choices.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";

/** The answer of `/api/v1/needs`. */
export const needListSchema = z.object({
  total: z.object({ value: z.int(), exact: z.literal(true) }),
  page: z.int(),
  perPage: z.int(),
  hits: z.array(
    z.object({
      id: z.uuid(),
      company: z.object({ name: z.string(), siret: z.string() }),
      job: z.object({ rome: z.string().nullable(), label: z.string() }),
      headcount: z.int(),
      startsOn: z.iso.date().nullable().describe("Null : dès que possible."),
      place: z.object({ insee: z.string(), commune: z.string() }),
      contract: z.enum(needContracts),
      weeklyHours: z.int().nullable(),
      pay: z.object({ cents: z.int(), per: z.enum(payPeriods) }).nullable(),
      offers: z.array(z.enum(needOffers)),
      skills: z.array(
        z.object({
          ogr: z.int().nullable().describe("Null : dans les mots de l’entreprise."),
          label: z.string(),
          importance: z.enum(skillImportances),
        }),
      ),
      postedOn: z.iso.date(),
    }),
  ),
});
export type NeedListView = z.infer<typeof needListSchema>;

/** Puts the needs that everybody may see into the shape of the API. */
export function toNeedList(
  { needs, total }: { readonly needs: readonly ReadNeed[]; readonly total: number },
  { page, perPage }: { readonly page: number; readonly perPage: number },
): NeedListView {
  return { total: { value: total, exact: true }, page, perPage, hits: needs.map(toHit) };
}

function toHit(need: ReadNeed): NeedListView["hits"][number] {
  const { id, headcount, startsOn, contract, weeklyHours, payCents, payPeriod, offers, skills } = need;
  return {
    ...{ id, headcount, startsOn, contract, weeklyHours, offers: [...offers], postedOn: need.createdOn },
    company: { name: need.companyName, siret: need.siret },
    job: { rome: need.metierCode, label: need.metierLabel ?? need.jobLabel },
    place: { insee: need.communeCode, commune: need.town },
    pay: payCents === null || payPeriod === null ? null : { cents: payCents, per: payPeriod },
    skills: skills.map(({ ogr, label, importance }) => ({ ogr, label, importance })),
  };
}
