import { z } from "zod";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import type { AskedDays } from "./postpone-screen.ts";

/** Of the address: the days as they were typed, to be shown again. */
const typed = z.object({ debut: z.string().max(20).catch(""), fin: z.string().max(20).catch("") });
const days = z.object({ startsOn: civilDaySchema, endsOn: civilDaySchema });

/** The confirmation that a session is postponed. */
export const postponeForm = defineForm({
  form: "postpone",
  schema: days.extend({ key: z.uuid(), version: z.coerce.number().int().min(1) }),
  fields: {},
});

/** The days that an address asks, as typed (`asked`) and as understood (`days`; null: they are not days). */
export function daysAsked({ url }: Pick<Request, "url">): {
  readonly asked: AskedDays;
  readonly days: AskedDays | null;
} {
  const { debut, fin } = typed.parse(Object.fromEntries(new URL(url).searchParams));
  const asked = { startsOn: debut, endsOn: fin };
  const read = days.safeParse(asked);
  return { asked, days: read.success ? read.data : null };
}

/** What an address asks for these days to be shown again. */
export function addressOfDays({ startsOn, endsOn }: AskedDays): string {
  return `?${new URLSearchParams({ debut: startsOn, fin: endsOn })}`;
}
