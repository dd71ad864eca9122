import { answerCalendar as words } from "#app/content/answer-page.ts";
import { calendarFile } from "#app/platform/calendar/calendar-file.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import { calendarOf } from "#app/positioning/answer/answer-calendar.ts";
import { openAnswerLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

/** The days to come of what a link opens, for a calendar. It names no person. */
export const loader = guardedLoader("positioning.answer", async ({ params, database }) => {
  const opened = await openAnswerLink(database, params["token"] ?? "");
  const events = opened.ok ? calendarOf(opened.value.positioning, todayIso()) : [];
  if (events.length === 0) throw nothingHere();
  return new Response(calendarFile(events, now()), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${words.file}"`,
    },
  });
});
