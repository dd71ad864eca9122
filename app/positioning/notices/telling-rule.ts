import { parisHour } from "#app/content/dates.ts";

/** Nobody is told anything before, nor from the second one on (Europe/Paris). */
const FIRST_HOUR = 8;
const LAST_HOUR = 20;
const MOST_A_DAY = 2;
/** When a professional is sent what came since the last time, all in one. */
const DIGEST_HOURS = [12, 17] as const;

/** News that cannot wait for the morning nor for tomorrow: a seat that is lost, changed, or given. */
const urgentKinds: readonly string[] = ["cancel-with-session", "move", "promote"];

export function isUrgentKind(kind: string): boolean {
  return urgentKinds.includes(kind);
}

/** News that asks for an answer or for somebody's coming, within days. */
const askingKinds: readonly string[] = [
  ...["accept", "confirm-by-silence", "remind-last-day", "remind", "invite", "record-absence", "postpone-with-session"],
];

/** Of what a person has not heard, what is told first: what is urgent, then what asks something of them, then the oldest. */
export function nextToTell<News extends { readonly kind: string; readonly isUrgent: boolean }>(
  oldestFirst: readonly News[],
): News | undefined {
  return (
    oldestFirst.find(({ isUrgent }) => isUrgent) ??
    oldestFirst.find(({ kind }) => askingKinds.includes(kind)) ??
    oldestFirst[0]
  );
}

/** May somebody be told now? `toldToday`: messages they had since midnight, Paris time. */
export function mayTellPerson(at: Date, toldToday: number, isUrgent: boolean): boolean {
  if (isUrgent) return true;
  return isDay(at) && toldToday < MOST_A_DAY;
}

/** Two mails a day at most, at noon and at five: each holds all that came before. */
export function mayTellProfessional(at: Date, toldToday: number): boolean {
  return isDay(at) && toldToday < DIGEST_HOURS.filter((hour) => hour <= parisHour(at)).length;
}

/** Is it an hour at which somebody may be told? */
export function isDay(at: Date): boolean {
  const hour = parisHour(at);
  return hour >= FIRST_HOUR && hour < LAST_HOUR;
}
