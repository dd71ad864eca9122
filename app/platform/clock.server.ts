import { env } from "./env.server.ts";

const parisDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The present instant; `HUB_NOW` fixes it outside production. */
export function now(): Date {
  const fixed = env().HUB_NOW;
  return fixed === undefined ? new Date() : new Date(fixed);
}

/** The civil day in Europe/Paris as `YYYY-MM-DD`: what "today" means for sessions and deadlines. */
export function todayIso(at: Date = now()): string {
  return parisDay.format(at);
}
