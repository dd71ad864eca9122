import { z } from "zod";

/** A DATE column as the client reads it (midnight UTC) → `YYYY-MM-DD`. */
export function isoDay(column: Date): string {
  return column.toISOString().slice(0, 10);
}

/** A DATE column of a row, as its day. */
export const readDay = z.date().transform(isoDay);

/** `YYYY-MM-DD` → what the client writes in a DATE column. */
export function dayColumn(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
