import { answerCalendar as words } from "#app/content/answer-page.ts";
import type { CalendarEvent } from "#app/platform/calendar/calendar-file.ts";
import { addDays } from "#app/platform/working-days.ts";
import type { AnsweredFacts } from "./answered-facts.ts";

/** Of a positioning, the days to come that a person puts in their calendar: the meeting they are invited to, and the first day. */
export function calendarOf(positioning: AnsweredFacts, on: string): readonly CalendarEvent[] {
  const { id, version, state, title, meetingOn, startsOn, organisation, phone } = positioning;
  const isGoing = state === "accepted" || state === "enrolled";
  const days = [
    {
      kind: "rencontre",
      day: state === "invited" ? meetingOn : null,
      said: words.meeting(title),
      place: positioning.organisationPlace,
    },
    { kind: "debut", day: isGoing ? startsOn : null, said: words.firstDay(title), place: placeOf(positioning) },
  ];
  return days.flatMap(({ kind, day, said, place }) =>
    // A day alone: a feed may give a month.
    day === null || day < on || day.length < FULL_DAY
      ? []
      : [
          {
            ...{
              uid: `${kind}-${id}@hub-emploi-formation`,
              sequence: version,
              firstDay: day,
              dayAfter: addDays(day, 1),
            },
            ...{ title: said, place, text: words.text(organisation, phone) },
          },
        ],
  );
}

const FULL_DAY = "2027-01-01".length;

/** Where a training is given, on one line; empty: not known. */
export function placeOf({
  placeName,
  addressLine,
  postalCode,
  town,
}: Pick<AnsweredFacts, "placeName" | "addressLine" | "postalCode" | "town">): string {
  const cityLine = [postalCode ?? "", town].filter(Boolean).join(" ");
  return [placeName, addressLine, cityLine].filter(Boolean).join(", ");
}
