import { answerPage as words } from "#app/content/answer-page.ts";
import { periodInWords } from "#app/content/dates.ts";
import { placeOf } from "#app/positioning/answer/answer-calendar.ts";
import type { AnsweredFacts } from "#app/positioning/answer/answered-facts.ts";
import { positioningStateWords } from "#app/positioning/positioning-words.ts";
import { stayStateWords } from "#app/positioning/stay/stay-words.ts";

/** Where a positioning stands and what comes next, for its person: one line a fact. */
export function answerStand(
  { state, stayState, answerBy, meetingOn, enteredOn }: AnsweredFacts & { readonly answerBy: string | null },
  waitingBefore: number | null,
): readonly string[] {
  const next = Object.entries(words.next).find(([name]) => name === state)?.[1];
  const isThere = stayState === null || stayState === "in_progress";
  return [
    ...(enteredOn === null ? [`${positioningStateWords[state].person}.`] : []),
    ...(enteredOn !== null && isThere ? [words.enteredOn(enteredOn)] : []),
    ...(stayState !== null && !isThere ? [`${stayStateWords[stayState].person}.`] : []),
    ...(waitingBefore === null ? [] : [words.waitingBefore(waitingBefore)]),
    ...(state === "invited" && meetingOn !== null ? [words.meeting(meetingOn)] : []),
    ...(state === "accepted" && answerBy !== null ? [words.answerBy(answerBy)] : []),
    ...(next === undefined || !isThere ? [] : [next]),
  ];
}

type Proposed =
  | "title"
  | "organisation"
  | "startsOn"
  | "endsOn"
  | "hours"
  | "placeName"
  | "addressLine"
  | "postalCode"
  | "town";
type ProposedFacts = Pick<AnsweredFacts, Proposed> & { readonly isPermanent: boolean };

/** What is proposed, for its person. */
export function answerFacts(positioning: ProposedFacts) {
  const { title, organisation, startsOn, endsOn, isPermanent, hours } = positioning;
  const period = periodInWords(startsOn, endsOn) ?? words.noDates;
  const place = placeOf(positioning);
  return [
    { label: words.training, value: title },
    { label: words.organisation, value: organisation },
    { label: words.dates, value: isPermanent ? `${period} (${words.permanent})` : period },
    ...(hours === null ? [] : [{ label: "Durée", value: words.hours(hours) }]),
    ...(place === "" ? [] : [{ label: words.place, value: place }]),
  ];
}
