const DAY_MS = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day `days` after a day `YYYY-MM-DD`; negative goes back. */
export function addDays(day: string, days: number): string {
  return new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the week, 0 for Monday to 6 for Sunday. */
function weekday(day: string): number {
  return (new Date(at(day)).getUTCDay() + 6) % 7;
}

/** The day itself when it is a Monday, else the next one. */
export function mondayOnOrAfter(day: string): string {
  return addDays(day, (7 - weekday(day)) % 7);
}

/** The day itself when one works that day, else the next Monday. */
export function workingDayOnOrAfter(day: string): string {
  return weekday(day) > 4 ? mondayOnOrAfter(day) : day;
}

/** A Monday on which a training may well start: not between Christmas and the New Year, nor in the first weeks of August. */
export function plausibleStart(day: string): string {
  const monday = mondayOnOrAfter(day);
  const monthDay = monday.slice(5);
  const isBreak = monthDay >= "12-19" || monthDay <= "01-02" || (monthDay >= "08-01" && monthDay <= "08-20");
  return isBreak ? plausibleStart(addDays(monday, 7)) : monday;
}

/** The Friday that ends a training started on a Monday, after `weeks` weeks. */
export function fridayAfter(monday: string, weeks: number): string {
  return addDays(monday, weeks * 7 - 3);
}
