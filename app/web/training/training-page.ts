import { blockName } from "#app/blocks/block-name.ts";
import { capitalised } from "#app/content/capitalised.ts";
import { dayInWords } from "#app/content/dates.ts";
import { trainingPage as words } from "#app/content/training.ts";
import { levelWords } from "#app/training/catalogue-words.ts";
import type { ContactView, SessionDetail, TrainingDetail } from "#app/training/reading/training-detail.ts";
import type { TrainingSummary } from "#app/training/reading/training-view.ts";
import { isStandInSiret } from "#app/training/siret.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { DEFAULT_RADIUS_KM } from "#search/values.ts";
import { type ApplyStep, applySteps } from "./apply-steps.ts";
import { type ContactLinks, contactLinks, type Linked } from "./contact-links.ts";
import { paymentWords } from "./payment-words.ts";
import { addressOf } from "./results-filters.ts";
import { noSearch, type SearchOfPage } from "./search-of-page.ts";
import { type SessionCard, sessionCard, type TextFact } from "./session-card.ts";
import { type PlacesWords, placesWords, rhythmWords, startWords, whereWords } from "./session-words.ts";
import { type TextBlock, textBlocks } from "./text-blocks.ts";
import { type TrainingCard, trainingCard } from "./training-card.ts";

/** The training page in words. Texts come as the organisation wrote them; they are shown as text, never as markup. */
export interface TrainingPage {
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly isFictional: boolean;
  readonly essentials: Essentials | null;
  /** The date one chose in the results is not offered any more. */
  readonly isChosenGone: boolean;
  readonly promise: readonly TextBlock[];
  readonly description: string;
  readonly blocks: readonly { readonly code: string; readonly label: string }[];
  readonly program: readonly TextBlock[];
  readonly results: readonly TextBlock[];
  readonly certifications: readonly (Linked & { readonly detail: string })[];
  readonly metiers: readonly Linked[];
  readonly sessions: readonly (SessionCard & { readonly isChosen: boolean })[];
  readonly steps: readonly ApplyStep[];
  readonly organisationFacts: readonly TextFact[];
  readonly contact: ContactLinks;
  readonly near: { readonly title: string; readonly cards: readonly TrainingCard[] };
  readonly source: readonly string[];
}

export interface Essentials {
  /** Whether this is the date one chose in the results. */
  readonly isChosen: boolean;
  readonly start: { readonly lead: string; readonly day: string | null };
  readonly otherDates: number;
  readonly where: string;
  readonly rhythm: string | null;
  readonly places: PlacesWords;
  readonly payer: string;
  readonly leadsTo: string;
}

/** Turns a training into its page: the session that made the card one comes from leads it. */
export function trainingPage(read: TrainingDetail, todayIso: string, search: SearchOfPage = noSearch): TrainingPage {
  const chosen = read.sessions.find(({ number }) => number === search.session);
  const sessions = chosen === undefined ? read.sessions : [chosen, ...read.sessions.filter((one) => one !== chosen)];
  const training = { ...read, sessions };
  const contact = contactLinks(training);
  return {
    number: training.number,
    title: training.title,
    organisation: training.organisation.name,
    isFictional: training.source.isFictional,
    essentials: essentialsOf(training, todayIso, chosen !== undefined),
    isChosenGone: search.session !== null && chosen === undefined,
    promise: textBlocks(training.objective),
    description: training.objective.slice(0, descriptionLength).replaceAll(/\s+/g, " "),
    blocks: blocksOf(training),
    program: textBlocks(training.content),
    results: textBlocks(training.expectedResults),
    certifications: training.certifications.map((certification) => ({
      label: capitalised(certification.title ?? certification.code),
      href: certification.url,
      detail: [certification.code, levelOf(certification.level)].filter((part) => part !== null).join(", "),
    })),
    metiers: training.metiers.map(({ code, label }) => ({ label, href: sameJobAddress(code, search.parameters) })),
    sessions: sessions.map((session) => ({
      ...sessionCard(session, training.levelIn, todayIso),
      blocks: namedBlocks(training, session).map(({ label }) => label),
      isChosen: session === chosen,
    })),
    steps: applySteps(training, contact),
    organisationFacts: organisationFacts(training),
    contact,
    near: nearOf(training, todayIso, search.parameters),
    source: sourceOf(training),
  };
}

/** Trainings for the same job, where one searched. */
function sameJobAddress(rome: string, { place, radiusKm, lat, lon }: TrainingSearchParameters): string {
  return addressOf({ ...noSearchParameters, rome: [rome], place, radiusKm, lat, lon });
}

/** They are said to be near only when all of them are. A distance is shown only from where one searched. */
function nearOf(
  training: TrainingDetail,
  todayIso: string,
  parameters: TrainingSearchParameters,
): TrainingPage["near"] {
  const isMeasured = training.sessions.some(({ place }) => place.distanceKm !== null);
  const distances = training.near.map(({ sessions }) => sessions[0]?.place.distanceKm ?? Number.POSITIVE_INFINITY);
  const isNear = isMeasured && distances.every((km) => km <= DEFAULT_RADIUS_KM);
  const cards = training.near.map((near) =>
    trainingCard(isMeasured ? near : withoutDistances(near), todayIso, parameters),
  );
  return {
    title: isNear ? words.othersNear(DEFAULT_RADIUS_KM) : words.others,
    cards: cards.filter((card) => card !== null),
  };
}

function withoutDistances(near: TrainingSummary): TrainingSummary {
  const sessions = near.sessions.map((session) => ({ ...session, place: { ...session.place, distanceKm: null } }));
  return { ...near, sessions };
}

function essentialsOf(training: TrainingDetail, todayIso: string, isChosen: boolean): Essentials | null {
  const session = training.sessions[0];
  if (session === undefined) return null;
  return {
    isChosen,
    start: startWords(session, todayIso),
    otherDates: training.sessions.length - 1,
    where: whereWords(session),
    rhythm: rhythmWords(session),
    places: placesWords(session, todayIso),
    payer: paymentWords(session.payment),
    leadsTo: leadsTo(training),
  };
}

function leadsTo(training: TrainingDetail): string {
  const named = training.certifications.find(({ title }) => title !== null)?.title;
  const level = levelOf(training.levelOut);
  if (!training.certifying) return words.attestation;
  if (named !== undefined && named !== null) return capitalised(level === null ? named : `${named} (${level})`);
  return level === null ? words.certification : `${words.certification}, ${level}`;
}

function levelOf(level: number | null): string | null {
  return level === null ? null : (levelWords[level] ?? null);
}

/** Blocks of all sessions, each once, in the order they first come. */
function blocksOf(training: TrainingDetail): TrainingPage["blocks"] {
  const all = training.sessions.flatMap((session) => namedBlocks(training, session));
  return [...new Map(all.map((block) => [block.code, block])).values()];
}

/** The blocks of a session as people read them. */
function namedBlocks({ certifications }: TrainingDetail, { blocks }: SessionDetail): TrainingPage["blocks"] {
  return blocks.map(({ code, label, certification }) => {
    const title = certifications.find((one) => one.code === certification)?.title ?? null;
    return { code, label: blockName({ code, label, certification: title }) };
  });
}

/** What a search engine shows of a page. */
const descriptionLength = 160;

function organisationFacts({ organisation, contact }: TrainingDetail): readonly TextFact[] {
  const { line, postalCode, commune } = organisation.address;
  const town = [postalCode, commune].filter((part) => part !== null && part !== "").join(" ");
  const address = [line, town].filter((part) => part !== null && part !== "").join(", ");
  const facts: readonly (readonly [string, string | null])[] = [
    [words.contactName, contactName(contact)],
    [words.address, address],
    [words.siret, isStandInSiret(organisation.siret) ? null : organisation.siret],
    [words.activity, organisation.activityNumber],
  ];
  return facts.flatMap(([label, text]) => (text === null || text === "" ? [] : [{ label, text }]));
}

function contactName({ name }: ContactView): string | null {
  return name === null || name.trim() === "" ? null : name;
}

function sourceOf({ source, feedUpdatedOn }: TrainingDetail): readonly string[] {
  return [
    words.sourceText(source.label),
    ...(feedUpdatedOn === null ? [] : [words.updatedOn(dayInWords(feedUpdatedOn))]),
    ...(source.isFictional ? [words.fictional] : []),
  ];
}
