import { openingFactWords as words } from "#app/content/openings.ts";
import type { DeclineReason, RefuseReason } from "#app/needs/openings/opening-states.ts";
import { declineWords, refuseWords } from "#app/needs/openings/opening-words.ts";
import type { ListedOpening } from "#app/needs/openings/read-opening-store.server.ts";

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Why somebody said no, in words. */
export function reasonWords(reason: DeclineReason | RefuseReason): string {
  const all: Readonly<Record<DeclineReason | RefuseReason, string>> = { ...declineWords, ...refuseWords };
  return all[reason];
}

/** What is asked, in pairs. */
export function openingFacts(opening: Omit<ListedOpening, "total">): readonly Fact[] {
  const { certification, people, isFunded, state, dueOn, replyBy } = opening;
  const whenKnown = (label: string, value: string | null): readonly Fact[] =>
    value === null ? [] : [{ label, value }];
  return [
    ...whenKnown(words.certification, certification),
    { label: words.where, value: words.near(opening.town, opening.radiusKm) },
    { label: words.starts, value: words.between(opening.startsFrom, opening.startsBy) },
    { label: words.seats, value: words.seatsInWords(opening.seats) },
    ...whenKnown(words.people, people === null ? null : words.peopleInWords(people)),
    ...whenKnown(words.replyBy, dueOn === null ? null : words.before(state === "asked" ? replyBy : dueOn)),
    ...whenKnown(words.funding, isFunded === null ? null : isFunded ? words.funded : words.notFunded),
    ...whenKnown(words.reason, opening.reason === null ? null : reasonWords(opening.reason)),
  ];
}
