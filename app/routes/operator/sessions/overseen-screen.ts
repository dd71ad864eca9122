import { periodInWords } from "#app/content/dates.ts";
import { overseenPage as words } from "#app/content/session-life.ts";
import type { OverseenLife } from "#app/positioning/session-life/oversee-sessions.server.ts";
import type { OverseenSession } from "#app/positioning/session-life/overseen-session-store.server.ts";
import { canBeAsked, type SessionState } from "#app/training/seats/session-states.ts";
import { sessionStateWords } from "#app/training/seats/session-words.ts";

/** A session that the Region may change, in words. */
export interface OverseenLine {
  readonly number: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly hints: readonly string[];
  readonly canChange: boolean;
}

/** A session of the list of those that nobody answers for. */
export function leftLine(session: OverseenSession): OverseenLine {
  const { number, title, organisation, state } = session;
  return { number, title, lines: [whereAndWhen(session)], hints: [organisation, number], canChange: canChange(state) };
}

/** The session that was looked for, with who answers for it and how many people are concerned. */
export function foundLine({ session, people }: OverseenLife): OverseenLine {
  const { number, title, organisation, heldBy, managed } = session;
  const isChangeable = managed !== null && canChange(managed.state);
  return {
    ...{ number, title, canChange: isChangeable },
    lines: [
      whereAndWhen(session),
      ...(isChangeable
        ? [heldBy === null ? words.left : words.answeredFor(heldBy), words.people(people)]
        : [words.tooLate]),
    ],
    hints: [organisation, number, ...(managed === null ? [] : [words.state(sessionStateWords[managed.state])])],
  };
}

function whereAndWhen({ commune, startsOn, endsOn }: Pick<OverseenSession, "commune" | "startsOn" | "endsOn">): string {
  return [commune, periodInWords(startsOn, endsOn)].filter(Boolean).join(", ");
}

function canChange(state: SessionState): boolean {
  return canBeAsked("cancel", { state, by: "region" });
}
