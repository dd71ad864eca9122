import { z } from "zod";
import { parisTime } from "#app/content/dates.ts";
import type { meetingHowWords } from "#app/content/meetings.ts";

/** How a company meets somebody. */
export const meetingHows = ["place", "phone", "video"] as const satisfies readonly MeetingHow[];
export type MeetingHow = keyof typeof meetingHowWords;

/** A time of day, `HH:MM`. */
const meetingTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const line = (longest: number): z.ZodType<string> =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** When, how and where a company meets somebody, and whom they ask for. `meetsWhere`, `meetsAsk` empty: not said. */
export const meetingSchema = z.object({
  meetsAt: meetingTimeSchema,
  meetsHow: z.enum(meetingHows),
  meetsWhere: line(200),
  meetsAsk: line(80),
});
export type Meeting = Readonly<z.infer<typeof meetingSchema>>;

/** Does the person know where to go, or who calls whom? A company may call those alone who gave their number. */
export function saysWhere({ meetsHow, meetsWhere }: Meeting, { hasPhone }: { readonly hasPhone: boolean }): boolean {
  return meetsWhere !== "" || (meetsHow === "phone" && hasPhone);
}

interface MeetingTime {
  readonly meetsOn: string | null;
  /** Null: only the day was said. */
  readonly meetsAt: string | null;
}

/** Has the hour of a meeting come, at an instant of a civil day? Never without a meeting. */
export function hasMeetingCome(
  { meetsOn, meetsAt }: MeetingTime,
  { on, at }: { readonly on: string; readonly at: Date },
): boolean {
  if (meetsOn === null || meetsOn !== on) return meetsOn !== null && meetsOn < on;
  return meetsAt === null || meetsAt <= parisTime(at);
}
