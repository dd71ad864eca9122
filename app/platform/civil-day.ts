import { z } from "zod";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/**
 * A civil day that exists, as `YYYY-MM-DD`, from 1900 to 2199. Every day that somebody sends passes by here: PostgreSQL has no year 0,
 * and the day after 9999-12-31 has no such writing.
 */
export const civilDaySchema = z.iso.date().refine(isInRange);

/** An instant in UTC of the same years, as `toISOString` writes it. */
export const instantSchema = z.iso
  .datetime()
  .refine(isInRange)
  .transform((text) => new Date(text));

function isInRange(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
