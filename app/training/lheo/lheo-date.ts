const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What an LHÉO date says: a day, nothing, a month or a year only, or a day that does not exist. */
export type LheoDate =
  | { readonly kind: "day"; readonly iso: string }
  | { readonly kind: "unknown" }
  | { readonly kind: "partial" }
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
  const isYearOnly = month === "00" && day === "00";
  const isMonthOnly = day === "00" && month >= "01" && month <= "12";
  if (year !== "0000" && (isYearOnly || isMonthOnly)) return { kind: "partial" };
  return exists(Number(year), Number(month), Number(day))
    ? { kind: "day", iso: `${year}-${month}-${day}` }
    : { kind: "impossible" };
}

/** By arithmetic: a feed of 20,000 formations holds half a million dates. */
function exists(year: number, month: number, day: number): boolean {
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0));
}
