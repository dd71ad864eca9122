import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addWorkingDays, isWorkingDay } from "./working-days.ts";

/** Arrêté by the Code du travail, L3133-1; Easter Monday, Ascension and Whit Monday from the published calendars. */
const HOLIDAYS_2027 = [
  ...["2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-08", "2027-05-17", "2027-07-14", "2027-08-15"],
  ...["2027-11-01", "2027-11-11", "2027-12-25"],
];

test("the eleven public holidays of 2027 are not worked, nor are Saturdays and Sundays", () => {
  const days = Array.from({ length: 365 }, (_, rank) => addDays("2027-01-01", rank));
  const idle = days.filter((day) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday === 0 || weekday === 6 || HOLIDAYS_2027.includes(day);
  });
  expect(days.filter((day) => !isWorkingDay(day))).toEqual(idle);
});

test.each([
  ["2027-05-05", 1, "2027-05-07", "Ascension is jumped over"],
  ["2027-05-05", 2, "2027-05-10", "and 8 May, a Saturday, costs nothing more"],
  ["2026-12-24", 1, "2026-12-28", "Christmas and its week-end"],
  ["2026-12-30", 2, "2027-01-04", "across two years"],
  ["2027-03-27", 1, "2027-03-30", "from a Saturday before Easter Monday"],
  ["2026-12-01", 0, "2026-12-01", "no delay"],
])("%s and %i working days: %s (%s)", (day, count, end) => {
  expect(addWorkingDays(day, count)).toBe(end);
});

describe("whatever the day and the delay", () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((rank) => addDays("2020-01-01", rank));
  const count = fc.integer({ min: 1, max: 60 });

  test("a delay ends on a working day, with exactly so many of them after the first day", () => {
    fc.assert(
      fc.property(day, count, (start, length) => {
        const end = addWorkingDays(start, length);
        let worked = 0;
        for (let one = addDays(start, 1); one <= end; one = addDays(one, 1)) if (isWorkingDay(one)) worked += 1;
        return isWorkingDay(end) && worked === length;
      }),
      { numRuns: 200 },
    );
  });

  test("a longer delay ends later", () => {
    fc.assert(
      fc.property(day, count, (start, length) => addWorkingDays(start, length) < addWorkingDays(start, length + 1)),
    );
  });
});
