/** A day, or days that follow one another, of a calendar; or an hour of a day. Days are civil. */
export interface CalendarEvent {
  /** The same each time this event is written: a calendar then replaces it. */
  readonly uid: string;
  /** Grows with each change. */
  readonly sequence: number;
  readonly firstDay: string;
  /** Not of the event any more (RFC 5545, 3.6.1: DTEND is exclusive). */
  readonly dayAfter: string;
  /** Of an event that has an hour: the instants at which it begins and ends. */
  readonly hours?: { readonly from: Date; readonly to: Date };
  readonly title: string;
  readonly place: string;
  readonly text: string;
}

const FOLD_OCTETS = 75;
const encoder = new TextEncoder();

/** A calendar file (RFC 5545) of days and hours, which every telephone and computer opens. */
export function calendarFile(events: readonly CalendarEvent[], at: Date): string {
  const stamp = instant(at);
  const lines = [
    ...[
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Région Hauts-de-France//Hub emploi-formation//FR",
      "METHOD:PUBLISH",
    ],
    ...events.flatMap(({ uid, sequence, title, place, text, ...when }) => [
      ...["BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${stamp}`, `SEQUENCE:${sequence}`],
      ...timesOf(when),
      ...[`SUMMARY:${escaped(title)}`, ...(place === "" ? [] : [`LOCATION:${escaped(place)}`])],
      ...[`DESCRIPTION:${escaped(text)}`, "END:VEVENT"],
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function timesOf({ firstDay, dayAfter, hours }: Pick<CalendarEvent, "firstDay" | "dayAfter" | "hours">): string[] {
  if (hours !== undefined) return [`DTSTART:${instant(hours.from)}`, `DTEND:${instant(hours.to)}`, "TRANSP:OPAQUE"];
  return [`DTSTART;VALUE=DATE:${compact(firstDay)}`, `DTEND;VALUE=DATE:${compact(dayAfter)}`, "TRANSP:TRANSPARENT"];
}

/** A date with UTC time (3.3.5). */
function instant(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

function compact(day: string): string {
  return day.replaceAll("-", "");
}

/** A text value (3.3.11). */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n|[\r\n]/g, "\\n");
}

/** A content line in lines of at most 75 octets (3.1), no character cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > FOLD_OCTETS) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
