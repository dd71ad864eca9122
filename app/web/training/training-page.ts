import { dayInWords } from "#app/content/dates.ts";
import { trainingPage as words } from "#app/content/training.ts";
import { levelWords } from "#app/content/vocabulary.ts";
import type { ContactView, TrainingDetail } from "#app/training/reading/training-detail.ts";
import { isStandInSiret } from "#app/training/siret.ts";
import { type ApplyStep, applySteps } from "./apply-steps.ts";
import { type ContactLinks, contactLinks, type Linked } from "./contact-links.ts";
import { type SessionCard, sessionCard, type TextFact } from "./session-card.ts";
import {
  capitalised,
  type PlacesWords,
  payerWords,
  placesWords,
  rhythmWords,
  startWords,
  whereWords,
} from "./session-words.ts";
import { type TextBlock, textBlocks } from "./text-blocks.ts";
import { type TrainingCard, trainingCard } from "./training-card.ts";

/** The training page in words. Texts come as the organisation wrote them; they are shown as text, never as markup. */
export interface TrainingPage {
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly isFictional: boolean;
  readonly essentials: Essentials | null;
  readonly promise: readonly TextBlock[];
  readonly description: string;
  readonly blocks: readonly { readonly code: string; readonly label: string }[];
  readonly program: readonly TextBlock[];
  readonly results: readonly TextBlock[];
  readonly certifications: readonly (Linked & { readonly detail: string })[];
  readonly metiers: readonly Linked[];
  readonly sessions: readonly SessionCard[];
  readonly steps: readonly ApplyStep[];
  readonly organisationFacts: readonly TextFact[];
  readonly contact: ContactLinks;
  readonly near: readonly TrainingCard[];
  readonly source: readonly string[];
}

export interface Essentials {
  readonly start: { readonly lead: string; readonly day: string | null };
  readonly otherDates: number;
  readonly where: string;
  readonly rhythm: string | null;
  readonly places: PlacesWords;
  readonly payer: string;
  readonly leadsTo: string;
}

/** Turns a training into its page. */
export function trainingPage(training: TrainingDetail, todayIso: string): TrainingPage {
  const contact = contactLinks(training);
  return {
    number: training.number,
    title: training.title,
    organisation: training.organisation.name,
    isFictional: training.source.isFictional,
    essentials: essentialsOf(training, todayIso),
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
    metiers: training.metiers.map(({ code, label }) => ({ label, href: `/formations?metier=${code}` })),
    sessions: training.sessions.map((session) => sessionCard(session, training.levelIn, todayIso)),
    steps: applySteps(training, contact),
    organisationFacts: organisationFacts(training),
    contact,
    near: training.near.map((near) => trainingCard(near, todayIso)).filter((card) => card !== null),
    source: sourceOf(training),
  };
}

function essentialsOf(training: TrainingDetail, todayIso: string): Essentials | null {
  const session = training.sessions[0];
  if (session === undefined) return null;
  return {
    start: startWords(session, todayIso),
    otherDates: training.sessions.length - 1,
    where: whereWords(session),
    rhythm: rhythmWords(session),
    places: placesWords(session),
    payer: payerWords(session.funders),
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
  const labels = new Map(
    training.sessions.flatMap(({ blocks }) => blocks.map(({ code, label }) => [code, label] as const)),
  );
  return [...labels].map(([code, label]) => ({ code, label }));
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
