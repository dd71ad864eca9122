/** A day, or days that follow one another, of a calendar. Days are civil. */
export interface CalendarEvent {
  /** The same each time this event is written: a calendar then replaces it. */
  readonly uid: string;
  /** Grows with each change. */
  readonly sequence: number;
  readonly firstDay: string;
  /** Not of the event any more (RFC 5545, 3.6.1: DTEND is exclusive). */
  readonly dayAfter: string;
  readonly title: string;
  readonly place: string;
  readonly text: string;
}

const FOLD_OCTETS = 75;
const encoder = new TextEncoder();

/** A calendar file (RFC 5545) of days without hours, which every telephone and computer opens. */
export function calendarFile(events: readonly CalendarEvent[], at: Date): string {
  const stamp = `${at.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
  const lines = [
    ...[
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Région Hauts-de-France//Hub emploi-formation//FR",
      "METHOD:PUBLISH",
    ],
    ...events.flatMap(({ uid, sequence, firstDay, dayAfter, title, place, text }) => [
      ...["BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${stamp}`, `SEQUENCE:${sequence}`],
      ...[`DTSTART;VALUE=DATE:${compact(firstDay)}`, `DTEND;VALUE=DATE:${compact(dayAfter)}`],
      ...[`SUMMARY:${escaped(title)}`, ...(place === "" ? [] : [`LOCATION:${escaped(place)}`])],
      ...[`DESCRIPTION:${escaped(text)}`, "TRANSP:TRANSPARENT", "END:VEVENT"],
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
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
