import { AsyncLocalStorage } from "node:async_hooks";
import { Temporal } from "temporal-polyfill";
import { env } from "./env.server.ts";

const PARIS = "Europe/Paris";
/** Twenty times faster than Temporal, which every transaction would feel. */
const parisDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: PARIS,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const toldInstant = new AsyncLocalStorage<Date>();

/** The present instant; `HUB_NOW` fixes it outside production. */
export function now(): Date {
  const told = toldInstant.getStore();
  if (told !== undefined) return told;
  const fixed = env().HUB_NOW;
  return fixed === undefined ? new Date() : new Date(fixed);
}

/** Runs a work at another instant than the present one: the demonstration tells its past through the use cases of real life. */
export function atInstant<Answer>(at: Date, work: () => Promise<Answer>): Promise<Answer> {
  return toldInstant.run(at, work);
}

/** The minute asked last, since 1970, and its day. */
let lastDay = { minute: Number.NaN, iso: "" };
const MINUTE_MS = 60_000;

/** The civil day in Europe/Paris as `YYYY-MM-DD`: what "today" means for sessions and deadlines. */
export function todayIso(at: Date = now()): string {
  // No day of Paris has begun within a minute since 1911.
  const minute = Math.floor(at.getTime() / MINUTE_MS);
  if (minute !== lastDay.minute) lastDay = { minute, iso: parisDay.format(at) };
  return lastDay.iso;
}

/** The instant of an hour (`HH:MM`) of a civil day (`YYYY-MM-DD`) in Europe/Paris. */
export function instantOf(day: string, time: string): Date {
  const civil = Temporal.PlainDateTime.from(`${day}T${time}`);
  return new Date(civil.toZonedDateTime(PARIS).epochMilliseconds);
}

/** The instant at which a civil day (`YYYY-MM-DD`) begins in Europe/Paris; `daysAfter` it. */
export function startOfDay(day: string, daysAfter = 0): Date {
  const civil = Temporal.PlainDate.from(day).add({ days: daysAfter });
  return new Date(civil.toZonedDateTime(PARIS).epochMilliseconds);
}
