import { workingDaysBetween } from "#app/platform/working-days.ts";

/** The civil days a request was sent and first answered. */
export interface AnsweredRequest {
  readonly sentOn: string;
  readonly answeredOn: string;
}

/** How long a training organisation takes to answer: the median, in working days, of so many answers. */
export interface AnswerTime {
  readonly medianWorkingDays: number;
  readonly answers: number;
}

/** Answers of so many days back are counted. */
export const ANSWERS_OF_DAYS = 180;

/** Below so many answers, a median says more of one request than of the organisation: others are not told. */
export const FEWEST_ANSWERS_TOLD = 5;

/** The median of some answers, the lower of two middles; null: there is none. */
export function answerTimeOf(requests: readonly AnsweredRequest[]): AnswerTime | null {
  const days = requests.map(({ sentOn, answeredOn }) => workingDaysBetween(sentOn, answeredOn)).sort((a, b) => a - b);
  const medianWorkingDays = days[Math.floor((days.length - 1) / 2)];
  return medianWorkingDays === undefined ? null : { medianWorkingDays, answers: days.length };
}

/** What others are told of it: nothing below a small number of answers. */
export function toldToOthers(time: AnswerTime | null): AnswerTime | null {
  return time !== null && time.answers >= FEWEST_ANSWERS_TOLD ? time : null;
}
