import { capitalised } from "#app/content/capitalised.ts";
import { periodInWords } from "#app/content/dates.ts";
import { sessionsPage as words } from "#app/content/sessions.ts";
import { answerTimeWords } from "#app/positioning/answer-time/answer-time-words.ts";
import type { OwnSessions } from "#app/positioning/sessions/list-own-sessions.server.ts";
import type { ListedSession, SessionFilters } from "#app/positioning/sessions/own-sessions-store.server.ts";
import { funderWordsForProfessionals } from "#app/training/catalogue-words.ts";
import { lightOf, type SeatLight } from "#app/training/seats/seat-ledger.ts";
import { type PageNavigation, pageNavigation } from "#app/ui/page-navigation.ts";

/** A session of the list, in words. */
export interface ShownSession {
  readonly to: string;
  readonly title: string;
  readonly where: string;
  readonly light: SeatLight;
  readonly lightWords: string;
  readonly work: string;
  readonly late: string | null;
  readonly seats: readonly string[];
}

/** The sessions of an organisation, in words. */
export interface SessionsScreen {
  readonly isTied: boolean;
  /** How long the organisation takes to answer; null: no request was answered of late. */
  readonly answerTime: string | null;
  readonly period: string;
  readonly work: string;
  readonly sessions: readonly ShownSession[];
  readonly pages: PageNavigation | null;
}

/** Puts a page of sessions into words. */
export function sessionsScreen(listed: OwnSessions, { period, work }: SessionFilters): SessionsScreen {
  const { sessions, total, page, perPage, isTied, answerTime } = listed;
  const filters = { ...(period === null ? {} : { periode: period }), ...(work === null ? {} : { afaire: work }) };
  return {
    isTied,
    answerTime: answerTime === null ? null : answerTimeWords.own(answerTime),
    period: period ?? "",
    work: work ?? "",
    sessions: sessions.map(shown),
    pages: pageNavigation(
      { page, lastPage: Math.ceil(total / perPage) },
      (other) => `/sessions?${new URLSearchParams({ ...filters, page: String(other) })}`,
    ),
  };
}

function shown(session: ListedSession): ShownSession {
  const { number, title, commune, site, toAnswer, late, held, waiting } = session;
  const light = lightOf(leftOf(session));
  return {
    to: `/sessions/${encodeURIComponent(number)}`,
    title,
    where: [commune, whenOf(session), site].filter((part) => part !== "").join(" · "),
    light,
    lightWords: words.light[light],
    work: toAnswer === 0 ? words.nothingToDo : words.toAnswer(toAnswer),
    late: late === 0 ? null : words.late(late),
    seats: [
      ...session.seats.map((one) =>
        words.seats(capitalised(funderWordsForProfessionals[String(one.code)] ?? one.label), one.announced, one.left),
      ),
      [words.held(held), ...(waiting === 0 ? [] : [words.waiting(waiting)])].join(", "),
    ],
  };
}

/** The seats left over all funders; null as long as one of them is not communicated. */
function leftOf({ seats }: ListedSession): number | null {
  const known = seats.flatMap(({ left }) => (left === null ? [] : [left]));
  return known.length === 0 || known.length < seats.length ? null : known.reduce((sum, left) => sum + left, 0);
}

function whenOf({ startsOn, endsOn, isPermanent }: ListedSession): string {
  if (isPermanent) return words.anyTime;
  return periodInWords(startsOn, endsOn) ?? words.noDate;
}
