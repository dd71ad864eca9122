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
  const iso = `${year}-${month}-${day}`;
  return exists(iso) ? { kind: "day", iso } : { kind: "impossible" };
}

function exists(iso: string): boolean {
  const at = new Date(`${iso}T00:00:00Z`);
  return iso > "1900" && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
}
