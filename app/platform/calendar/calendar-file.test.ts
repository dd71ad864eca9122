import { expect, test } from "vitest";
import { calendarFile } from "./calendar-file.ts";

const event = {
  ...{ uid: "1@hub.example", sequence: 2, firstDay: "2027-02-28", dayAfter: "2027-03-01" },
  ...{ title: "Formation : « Soudeur ; niveau 1, 2 »", place: "Arras", text: "Un\nDeux" },
};
const file = calendarFile([event], new Date("2027-01-12T11:00:00.123Z"));

test("a day is written as RFC 5545 says, with the day after as its end", () => {
  expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  const unfolded = file.replaceAll("\r\n ", "").split("\r\n");
  expect(unfolded).toEqual(
    expect.arrayContaining([
      ...["BEGIN:VCALENDAR", "VERSION:2.0", "UID:1@hub.example", "SEQUENCE:2", "DTSTAMP:20270112T110000Z"],
      ...["DTSTART;VALUE=DATE:20270228", "DTEND;VALUE=DATE:20270301", "LOCATION:Arras"],
      ...["SUMMARY:Formation : « Soudeur \\; niveau 1\\, 2 »", "DESCRIPTION:Un\\nDeux"],
    ]),
  );
});

test("an hour of a day is written in universal time", () => {
  const hours = { from: new Date("2027-02-28T08:30:00Z"), to: new Date("2027-02-28T09:30:00Z") };
  const said = calendarFile([{ ...event, hours }], new Date(0)).split("\r\n");
  expect(said).toEqual(expect.arrayContaining(["DTSTART:20270228T083000Z", "DTEND:20270228T093000Z", "TRANSP:OPAQUE"]));
  expect(said.some((line) => line.includes("VALUE=DATE"))).toBe(false);
});

test("no line has more than 75 octets, no sign is cut in two, and nothing adds a line", () => {
  const long = calendarFile(
    [{ ...event, title: "é€😀".repeat(60), place: "", text: "a\r\nEND:VEVENT\rX:1" }],
    new Date(0),
  );
  for (const line of long.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(long.replaceAll("\r\n ", "")).toContain(`SUMMARY:${"é€😀".repeat(60)}\r\n`);
  expect(long).not.toContain("LOCATION");
  expect(long.split("\r\n").filter((line) => line === "END:VEVENT")).toHaveLength(1);
  expect(long.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
});
