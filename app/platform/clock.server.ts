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

/** The instant at which a civil day (`YYYY-MM-DD`) begins in Europe/Paris; `daysAfter` it. Winter's midnight is an hour after summer's. */
export function startOfDay(day: string, daysAfter = 0): Date {
  const civil = new Date(Date.parse(`${day}T00:00:00Z`) + daysAfter * 86_400_000).toISOString().slice(0, 10);
  const inSummer = new Date(`${civil}T00:00:00+02:00`);
  return todayIso(inSummer) === civil ? inSummer : new Date(`${civil}T00:00:00+01:00`);
}
