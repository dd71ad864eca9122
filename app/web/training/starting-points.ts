import { home, type StartKey } from "#app/content/home.ts";
import { domainWords } from "#app/training/catalogue-words.ts";
import { noSearchParameters, type TrainingSearchParameters } from "#search/training-parameters.ts";
import { addressOf } from "./results-filters.ts";

export interface StartingPoint {
  readonly key: StartKey;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

export interface DomainLink {
  readonly label: string;
  readonly href: string;
}

const soonDays = 60;

/** Searches to begin with, for somebody who has no word to type. */
export function startingPoints(todayIso: string): readonly StartingPoint[] {
  const searches: Readonly<Record<StartKey, Partial<TrainingSearchParameters>>> = {
    paid: { funder: [2] },
    noDiploma: { levelIn: [1, 2] },
    soon: { from: todayIso, to: daysAfter(todayIso, soonDays), sort: "start" },
    remote: { modality: ["remote"] },
    evening: { pace: ["evening"] },
    certifying: { certifying: true },
  };
  return home.starts.map(({ key, title, text }) => ({
    key,
    title,
    text,
    href: addressOf({ ...noSearchParameters, ...searches[key] }),
  }));
}

/** The families of jobs, in alphabetical order. */
export function domainLinks(): readonly DomainLink[] {
  return Object.entries(domainWords)
    .map(([code, label]) => ({ label, href: addressOf({ ...noSearchParameters, domain: [code] }) }))
    .sort((a, b) => a.label.localeCompare(b.label, "fr"));
}

function daysAfter(isoDay: string, days: number): string {
  return new Date(new Date(`${isoDay}T00:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
