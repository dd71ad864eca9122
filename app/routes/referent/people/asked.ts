import { z } from "zod";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { owers, stepKeys } from "#app/positioning/follow/step-rules.ts";

/** What the address of the list asks: what is not understood filters nothing. */
export const askedSchema = z.object({
  qui: z.enum(["", ...owers]).catch(""),
  etape: z.enum(["", ...stepKeys]).catch(""),
  du: civilDaySchema.catch(""),
  au: civilDaySchema.catch(""),
  nom: z.string().trim().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type Asked = z.infer<typeof askedSchema>;

/** What is asked, as the list reads it. */
export function filtersOf({ qui: owedBy, etape: step, nom: name, du: startsFrom, au: startsTo }: Asked) {
  return { owedBy, step, name, startsFrom, startsTo };
}

/** What an address must say of what is asked. */
export function queryOf({ page, ...filters }: Asked): string {
  const said = Object.entries(filters).filter(([, value]) => value !== "");
  return new URLSearchParams([...said, ...(page === 1 ? [] : [["page", String(page)]])]).toString();
}
