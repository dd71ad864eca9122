import { meetingCalendar as words } from "#app/content/answer-page.ts";
import { meetingPlace } from "#app/content/meetings.ts";
import type { CalendarEvent } from "#app/platform/calendar/calendar-file.ts";
import { instantOf } from "#app/platform/clock.server.ts";
import { addDays } from "#app/platform/working-days.ts";
import type { AnsweredProposal } from "./answered-proposal-store.server.ts";

const MEETING_MS = 3_600_000;

/** Of a proposal, the meeting to come with its company; an hour where it gave the hour of it. */
export function meetingCalendarOf(proposal: AnsweredProposal, on: string): readonly CalendarEvent[] {
  const { id, version, state, jobLabel, companyName, meetsOn, meetsAt, meetsHow, meetsWhere } = proposal;
  if (state !== "to_meet" || meetsOn === null || meetsOn < on) return [];
  const from = meetsAt === null ? null : instantOf(meetsOn, meetsAt);
  return [
    {
      ...{ uid: `rencontre-${id}@hub-emploi-formation`, sequence: version },
      ...{ firstDay: meetsOn, dayAfter: addDays(meetsOn, 1) },
      ...(from === null ? {} : { hours: { from, to: new Date(from.getTime() + MEETING_MS) } }),
      title: words.title(jobLabel, companyName),
      place: meetsHow === "place" ? (meetsWhere ?? "") : "",
      text: meetingPlace({ ...proposal, meetsOn }).join("\n"),
    },
  ];
}
