import { parisHour } from "#app/content/dates.ts";
import type { PersonChannel } from "../answer/answer-link.ts";

/** Nobody is told anything before, nor from the second one on (Europe/Paris). */
const FIRST_HOUR = 8;
const LAST_HOUR = 20;
const MOST_A_DAY = 2;
/** From when the last message of a person's day tells what they know already. */
const GATHERING_HOUR = 17;
/** When a professional is sent what came since the last time, all in one. */
const DIGEST_HOURS = [12, 17] as const;

/** News that can never wait for the morning nor for tomorrow: a seat that is lost, changed, or given. */
const urgentKinds: readonly string[] = ["cancel-with-session", "move", "promote"];

export function isUrgentKind(kind: string): boolean {
  return urgentKinds.includes(kind);
}

/** How long before they must be somewhere a person has to know it, in hours. */
const HOURS_TO_COME = 4;
const HOUR_MS = 3_600_000;

/**
 * Would what waits for the next morning be told too late for the person to come? `comesAt`: when they are awaited; null: nowhere at a
 * set time.
 */
export function isTooLateNextMorning(comesAt: Date | null, at: Date): boolean {
  if (comesAt === null) return false;
  const hour = parisHour(at);
  const hoursToMorning = hour < FIRST_HOUR ? FIRST_HOUR - hour : 24 + FIRST_HOUR - hour;
  return comesAt.getTime() - at.getTime() < (hoursToMorning + HOURS_TO_COME) * HOUR_MS;
}

/** News that asks for an answer or for somebody's coming, within days. */
const askingKinds: readonly string[] = [
  ...["accept", "confirm-by-silence", "remind-last-day", "remind", "invite", "record-absence", "postpone-with-session"],
  ...["suggest", "remind-suggestion", "restore-offer", "propose", "remind-proposal", "meet"],
  ...["aid-prepare", "aid-quote", "aid-remind"],
];

/** News that a person knows already: they were there, or agreed to it with their referent. */
const patientKinds: readonly string[] = [
  ...["submit", "reopen", "confirm", "decline", "withdraw", "take-back", "enter"],
  ...["aid-agree", "aid-decline", "aid-send", "aid-cancel"],
];

/** Of what a person has not heard, what is told first: what is urgent, what asks something of them, what they do not know, the oldest. */
export function nextToTell<News extends { readonly kind: string; readonly isUrgent: boolean }>(
  oldestFirst: readonly News[],
): News | undefined {
  return (
    oldestFirst.find(({ isUrgent }) => isUrgent) ??
    oldestFirst.find(({ kind }) => askingKinds.includes(kind)) ??
    oldestFirst.find(({ kind }) => !patientKinds.includes(kind)) ??
    oldestFirst[0]
  );
}

/**
 * May a person be told now? `toldToday`: messages they had since midnight, Paris time. With what they know already, the last message of
 * their day waits for the evening and gathers what comes until then.
 */
export function mayTellPerson(
  at: Date,
  toldToday: number,
  { kind, isUrgent }: { readonly kind: string; readonly isUrgent: boolean },
): boolean {
  if (isUrgent) return true;
  if (!isDay(at) || toldToday >= MOST_A_DAY) return false;
  return toldToday < MOST_A_DAY - 1 || !patientKinds.includes(kind) || parisHour(at) >= GATHERING_HOUR;
}

/** The most news of one message. */
const MOST_TOGETHER = 10;

/**
 * Of what a person is to be told, the first first, what one message tells. An SMS says in words what is urgent and what has no page to
 * read, one at a time; a letter has one code, for one request.
 */
export function toldTogether<
  News extends { readonly message: { readonly hasLink: boolean }; readonly notice: { readonly isUrgent: boolean } },
>(news: readonly News[], channel: PersonChannel): readonly News[] {
  const [first] = news;
  const isAlone = first === undefined || first.notice.isUrgent || !first.message.hasLink;
  if (channel === "letter" || (channel === "sms" && isAlone)) return news.slice(0, 1);
  return news.slice(0, MOST_TOGETHER);
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
