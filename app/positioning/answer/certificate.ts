import { certificate as words } from "#app/content/answer-page.ts";
import { periodInWords } from "#app/content/dates.ts";
import { plainClosing } from "#app/content/letters/letter.ts";
import { placeOf } from "./answer-calendar.ts";
import type { AnsweredFacts } from "./answered-facts.ts";

/** A certificate, in words; on paper it is one sheet. */
export interface CertificateWords {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly dateLine: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly closing: readonly string[];
}

/** Is there something to certify: a place that the person took, or a training they entered and follow? */
export function isCertified({ state, stayState }: Pick<AnsweredFacts, "state" | "stayState">): boolean {
  return state === "enrolled" || (state === "entered" && stayState === "in_progress");
}

/** What a positioning certifies of its person, on a civil day; null: nothing, or their name is not known. */
export function certificateOf(positioning: AnsweredFacts, on: string): CertificateWords | null {
  const { person, title, organisation, organisationPlace, startsOn, endsOn, hours, enteredOn, phone } = positioning;
  if (person === null || !isCertified(positioning)) return null;
  const period = periodInWords(startsOn, endsOn);
  const place = placeOf(positioning);
  const isEntered = positioning.state === "entered" && enteredOn !== null;
  return {
    ...{ from: words.from, to: [], dateLine: words.dateLine(on), closing: [plainClosing] },
    title: words.title[isEntered ? "entered" : "enrolled"],
    paragraphs: [
      isEntered ? words.entered(person, enteredOn) : words.enrolled(person),
      words.training(title),
      words.organisation(organisation, organisationPlace),
      ...(period === null ? [] : [words.dates(period)]),
      ...(place === "" ? [] : [words.place(place)]),
      ...(hours === null ? [] : [words.hours(hours)]),
      words.source,
      words.check(phone),
    ],
  };
}
