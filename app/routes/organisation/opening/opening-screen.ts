import { dayOfInstant } from "#app/content/dates.ts";
import { openingFactWords, openingPage as words } from "#app/content/openings.ts";
import { openingEventWords, openingStateWords, openingWhyWords } from "#app/needs/openings/opening-words.ts";
import type { OpeningForMember } from "#app/needs/openings/read-openings.server.ts";
import { openingFacts, reasonWords } from "#app/web/openings/opening-facts.ts";

/** One request in words. */
export function openingScreen({ opening, events, may, sessions }: OpeningForMember, key: string) {
  const { own, sessionTitle, trainingNumber, askers, seats, ownAnswer } = opening;
  return {
    ...{ id: opening.id, key, version: String(opening.version), may },
    sessions: sessions.map(({ number, title, commune, startsOn, farKm, isOnAnotherDay }) => ({
      value: number,
      label: [
        ...[`${words.sessionLine(title, startsOn)}, ${commune}`, number],
        ...(isOnAnotherDay ? [words.onAnotherDay] : []),
        ...(farKm === null ? [] : [words.tooFar(Math.round(farKm))]),
      ].join(" · "),
    })),
    someOnAnotherDay: sessions.some(({ isOnAnotherDay }) => isOnAnotherDay),
    said: ownAnswer === null ? null : words.said[ownAnswer],
    could: ownAnswer === "could",
    isFunded: opening.isFunded === true,
    title: words.title(opening.blockLabel),
    state: openingStateWords[opening.state][may.answer ? "organisation" : "asker"],
    isLate: opening.isReminded,
    facts: openingFacts(opening),
    session:
      sessionTitle === null || trainingNumber === null
        ? null
        : {
            line: `${words.sessionLine(sessionTitle, opening.sessionStartsOn)}${isOnAnotherDay(opening) ? `, ${words.onAnotherDay}` : ""}`,
            to: `/formations/${encodeURIComponent(trainingNumber)}`,
          },
    own:
      own === null
        ? null
        : {
            ...{ line: words.ours(own.seats, openingWhyWords[own.why]), seats: String(own.seats) },
            ...{ people: own.people === null ? "" : String(own.people), need: own.needId ?? "" },
            why: own.why === "path" ? "path" : "other",
            others: seats > own.seats,
          },
    askers: own !== null && askers.length === 1 ? [] : askers.map(({ name, seats: asked }) => words.asker(name, asked)),
    isOver: opening.state === "refused" || opening.state === "lapsed",
    history: events.map(({ version, command, at, organisation, seats: asked, reason }) => ({
      key: String(version),
      title: openingEventWords[command],
      hints: [
        [dayOfInstant(at), organisation].filter((part) => part !== null).join(", "),
        [
          openingFactWords.seatsInWords(asked),
          reason === null ? null : `${openingFactWords.reason} : ${reasonWords(reason)}`,
        ]
          .filter((part) => part !== null)
          .join(". "),
      ],
    })),
  };
}

function isOnAnotherDay({ sessionStartsOn, startsFrom, startsBy }: OpeningForMember["opening"]): boolean {
  return sessionStartsOn !== null && (sessionStartsOn < startsFrom || sessionStartsOn > startsBy);
}

export type OpeningScreen = ReturnType<typeof openingScreen>;
