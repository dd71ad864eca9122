import { answerCalendar as words } from "#app/content/answer-page.ts";
import { type CalendarEvent, calendarFile } from "#app/platform/calendar/calendar-file.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { calendarOf } from "#app/positioning/answer/answer-calendar.ts";
import { meetingCalendarOf } from "#app/positioning/answer/meeting-calendar.server.ts";
import { openAnswerLink, openProposalLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

/** The days to come of what a link opens, for a calendar. It names no person. */
export const loader = guardedLoader("positioning.answer", async ({ params, database }) => {
  const events = await eventsOf(database, params["token"] ?? "");
  if (events.length === 0) throw nothingHere();
  return new Response(calendarFile(events, now()), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${words.file}"`,
    },
  });
});

async function eventsOf(database: Database, token: string): Promise<readonly CalendarEvent[]> {
  const opened = await openAnswerLink(database, token);
  if (opened.ok) return calendarOf(opened.value.positioning, todayIso());
  const proposed = await openProposalLink(database, token);
  return proposed.ok ? meetingCalendarOf(proposed.value.proposal, todayIso()) : [];
}
