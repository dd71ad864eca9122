import { capitalised } from "#app/content/capitalised.ts";
import { periodInWords } from "#app/content/dates.ts";
import type { BlockSession } from "#app/matching/sessions/block-session.ts";
import { paymentWords } from "#app/web/training/payment-words.ts";
import { type PlacesWords, placesWords, rhythmWords, startWords, whereWords } from "#app/web/training/session-words.ts";

/** A date of a training, in words. */
export interface SessionLine {
  readonly key: string;
  readonly title: string;
  readonly organisation: string;
  readonly href: string;
  readonly start: string;
  readonly day: string | null;
  readonly period: string;
  readonly where: string;
  readonly rhythm: string | null;
  readonly payer: string;
  readonly places: PlacesWords;
}

export function sessionLine({ training, session }: BlockSession, today: string): SessionLine {
  const { lead, day } = startWords(session, today);
  return {
    key: session.number,
    title: training.title,
    organisation: training.organisation.name,
    href: `${training.url}?session=${encodeURIComponent(session.number)}`,
    start: lead,
    day,
    period: capitalised(periodInWords(session.startsOn, session.endsOn) ?? lead),
    where: whereWords(session),
    rhythm: rhythmWords(session),
    payer: paymentWords(session.payment),
    places: placesWords(session, today),
  };
}
