const FIRST_YEAR = 1900;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What an LHÉO date says: a day (2027-03-11), a month (2027-03) or a year (2027) only, nothing, or a day that does not exist. */
export type LheoDate =
  | { readonly kind: "day"; readonly iso: string }
  | { readonly kind: "month" | "year"; readonly iso: string }
  | { readonly kind: "unknown" }
  | { readonly kind: "impossible" };

/**
 * Reads AAAAMMJJ. 00000000 means unknown, 99999999 (upper bound of the type) too; AAAAMM00 and AAAA0000 name a month or a year.
 * Source: LHÉO 2.3, element `date`.
 */
export function readLheoDate(text: string): LheoDate {
  if (text === "" || text === "00000000" || text === "99999999") return { kind: "unknown" };
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return { kind: "impossible" };
  const [, year = "", month = "", day = ""] = match;
  if (day === "00" && Number(year) >= FIRST_YEAR) {
    if (month === "00") return { kind: "year", iso: year };
    if (month <= "12") return { kind: "month", iso: `${year}-${month}` };
  }
  return exists(Number(year), Number(month), Number(day))
    ? { kind: "day", iso: `${year}-${month}-${day}` }
    : { kind: "impossible" };
}

/** By arithmetic: a feed of 20,000 formations holds half a million dates. */
function exists(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) return false;
  return day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** The first and the last day a date may stand for, of `2027-03-11`, `2027-03` or `2027`. */
export function daysOf(iso: string): { readonly first: string; readonly last: string } {
  const [year = "", month, day] = iso.split("-");
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (day !== undefined) return { first: iso, last: iso };
  return { first: `${iso}-01`, last: `${iso}-${daysIn(Number(year), Number(month))}` };
}
