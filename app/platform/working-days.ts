import { gregorianEaster } from "date-easter";
import { Temporal } from "temporal-polyfill";

/** The public holidays of metropolitan France (Code du travail, L3133-1): the fixed ones, then days after Easter Sunday. */
const FIXED_HOLIDAYS = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
const EASTER_HOLIDAYS = [1, 39, 50];
const FRIDAY = 5;
const holidaysOfYear = new Map<number, ReadonlySet<string>>();

/** Is this civil day (`YYYY-MM-DD`) worked: Monday to Friday, public holidays aside? */
export function isWorkingDay(day: string): boolean {
  const date = Temporal.PlainDate.from(day);
  return date.dayOfWeek <= FRIDAY && !holidaysOf(date.year).has(day);
}

/** The civil day that ends a delay of so many working days, the first one counted being the day after. */
export function addWorkingDays(day: string, count: number): string {
  let date = day;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}

/** The working days after a civil day, up to another one: 0 on the same day. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date)) count += 1;
  return count;
}

/** The civil day so many days later; earlier when negative. */
export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

function holidaysOf(year: number): ReadonlySet<string> {
  const known = holidaysOfYear.get(year);
  if (known !== undefined) return known;
  const easter = Temporal.PlainDate.from({ ...gregorianEaster(year), year }).toString();
  const fixed = FIXED_HOLIDAYS.map((day) => `${year}-${day}`);
  const found = new Set([...fixed, ...EASTER_HOLIDAYS.map((days) => addDays(easter, days))]);
  holidaysOfYear.set(year, found);
  return found;
}
