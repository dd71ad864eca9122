import { cardText } from "#app/content/training.ts";
import { levelWords } from "#app/training/catalogue-words.ts";
import type { TrainingSummary } from "#app/training/reading/training-view.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { paymentWords } from "./payment-words.ts";
import { trainingAddress } from "./search-of-page.ts";
import { type PlacesWords, placesWords, rhythmWords, startWords, whereWords } from "./session-words.ts";

/** A result as people read it: only the words the card shows, flat and without empty ones, since a page carries twenty of them twice. */
export interface TrainingCard {
  readonly url: string;
  readonly title: string;
  readonly organisation: string;
  readonly start: string;
  readonly day?: string | undefined;
  readonly otherDates?: string | undefined;
  readonly where: string;
  readonly places: string;
  readonly placesTone: PlacesWords["tone"];
  readonly rhythm?: string | undefined;
  readonly payer: string;
  readonly leadsTo: string;
  /** What it brings to whoever said what they can do. */
  readonly brings?: string | undefined;
}

/** Puts one hit into words around its first matching session, which leads the page it opens. */
export function trainingCard(
  training: TrainingSummary,
  todayIso: string,
  parameters: TrainingSearchParameters,
): TrainingCard | null {
  const session = training.sessions[0];
  if (session === undefined) return null;
  const others = training.otherSessions ?? training.sessions.length - 1;
  const { lead, day } = startWords(session, todayIso);
  const { text: places, tone: placesTone } = placesWords(session, todayIso);
  const rhythm = rhythmWords(session);
  return {
    url: trainingAddress(training.url, { parameters, session: session.number }),
    title: training.title,
    organisation: training.organisation.name,
    start: lead,
    ...(day === null ? {} : { day }),
    ...(others === 0 ? {} : { otherDates: cardText.otherDates(others) }),
    where: whereWords(session),
    places,
    placesTone,
    ...(rhythm === null ? {} : { rhythm }),
    payer: paymentWords(session.payment),
    leadsTo: leadsToWords(training),
  };
}

/** What one holds at the end: a certification and its level, blocks of one, or an attestation. */
export function leadsToWords(training: Pick<TrainingSummary, "certifying" | "levelOut" | "blocks">): string {
  if (!training.certifying) return cardText.attestation;
  const level = training.levelOut === null ? undefined : levelWords[training.levelOut];
  const certification = level === undefined ? cardText.certification : cardText.certificationOf(level);
  return training.blocks.length === 0 ? certification : `${certification}, ${cardText.blocks(training.blocks.length)}`;
}
