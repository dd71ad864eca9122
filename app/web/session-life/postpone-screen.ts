import { periodInWords } from "#app/content/dates.ts";
import { postponePage as words } from "#app/content/session-life.ts";
import type { SessionLife } from "#app/positioning/session-life/read-session-life.server.ts";
import { decideSession, type SessionCommander } from "#app/training/seats/session-states.ts";
import { sessionRefusalWords } from "#app/training/seats/session-words.ts";
import { messageOf, type ToldMessage } from "./told-message.tsx";

/** What the address asks: nothing yet, or two days as they were typed. */
export interface AskedDays {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What is said before the session is postponed to these days. */
export interface Confirmed extends AskedDays {
  readonly newDates: string;
  readonly touched: readonly string[];
  readonly message: ToldMessage | null;
  readonly submit: string;
}

/** A session to postpone, in words. */
export interface PostponeScreen {
  readonly number: string;
  readonly title: string;
  readonly now: string;
  readonly version: string;
  readonly asked: AskedDays;
  /** What is wrong with the days asked; null: nothing, or none were asked. */
  readonly fault: string | null;
  readonly confirmed: Confirmed | null;
}

/** Puts a session that somebody postpones into words on a civil day; null: it cannot be any more, or is not managed here. */
export function postponeScreen(
  life: SessionLife,
  {
    asked,
    days,
    by,
    on,
  }: {
    readonly asked: AskedDays;
    readonly days: AskedDays | null;
    readonly by: Exclude<SessionCommander, "portal">;
    readonly on: string;
  },
): PostponeScreen | null {
  const { session } = life;
  const { managed, startsOn, endsOn } = session;
  if (managed === null) return null;
  const facts = { state: managed.state, startsOn, endsOn, seatsLeft: null, isClosedByPortal: false, present: 0 };
  const isAsked = asked.startsOn !== "" || asked.endsOn !== "";
  const decided = days === null ? null : decideSession(facts, { name: "postpone", ...days }, { by, on });
  if (decided !== null && !decided.ok && decided.refusal.kind === "wrong-state") return null;
  const fault = decided === null || decided.ok ? null : sessionRefusalWords(decided.refusal);
  return {
    ...{ number: session.number, title: session.title, version: String(managed.version), asked },
    now: nowWords(periodInWords(startsOn, endsOn)),
    fault: isAsked && days === null ? words.missing : fault,
    confirmed: days === null || fault !== null ? null : confirmedOf(life, days),
  };
}

const nowWords = (period: string | null): string => (period === null ? words.noDate : words.now(period));

function confirmedOf(life: SessionLife, days: AskedDays): Confirmed {
  const { people, enrolled } = life;
  return {
    ...days,
    newDates: words.newDates(periodInWords(days.startsOn, days.endsOn) ?? ""),
    touched: [
      people === 0 ? words.nobody : words.touched(people),
      ...(enrolled === 0 ? [] : [words.askedAgain(enrolled)]),
    ],
    message: people === 0 ? null : messageOf("postpone-with-session", life, days.startsOn),
    submit: words.submit(people),
  };
}
