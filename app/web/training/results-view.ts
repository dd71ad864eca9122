import { resultsText } from "#app/content/results.ts";
import type { NeedsBeside } from "#app/needs/search/needs-beside.server.ts";
import type { Result } from "#app/platform/result.ts";
import type { TrainingSearchView } from "#app/training/reading/training-view.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { besideResults, type ResultsBeside } from "./results-beside.ts";
import type { FilterChip } from "./results-chips.ts";
import { addressOf, type KeptField, keptFields } from "./results-filters.ts";
import { placeLabel, type ResultsPage, resultsPage, titleOf } from "./results-page.ts";

/** What the document says of itself, and its screen. */
export interface ResultsView extends ResultsScreen {
  readonly title: string;
  readonly canonical: string;
}

/** Everything the screen of results shows, a search that could not be made included. */
export interface ResultsScreen {
  readonly heading: string;
  /** What the two fields hold: the search as it was understood. */
  readonly text: string;
  readonly place: string;
  readonly kept: readonly KeptField[];
  readonly problems: readonly string[];
  /** Places one may have meant, when the one given could not be used. */
  readonly readings: readonly FilterChip[];
  readonly results: ResultsPage | null;
  readonly nearHelp: { readonly place: string; readonly arrondissement: string } | null;
  readonly nearMetiers: readonly FilterChip[];
  /** Métiers and needs that answer the same words; null: not asked for, or none. */
  readonly beside: ResultsBeside | null;
}

interface Answer {
  readonly found: TrainingSearchView;
  readonly arrondissement: string | null;
  readonly nearMetiers: readonly { readonly code: string; readonly label: string }[];
}

interface Refusal {
  readonly message: string;
  readonly readings: readonly { readonly value: string; readonly label: string }[];
}

interface ResultsViewInput {
  readonly parameters: TrainingSearchParameters;
  readonly problems: readonly string[];
  readonly answer: Result<Answer, Refusal>;
  readonly todayIso: string;
  /** What each training brings to whoever asks, by its number. */
  readonly brings?: ReadonlyMap<string, string> | undefined;
  /** What companies look for that answers too; absent: this search shows trainings alone. */
  readonly needs?: NeedsBeside | undefined;
}

/** Puts an answer or a refusal of the search into the words of the screen. */
export function resultsView(input: ResultsViewInput): ResultsView {
  const { parameters, problems, answer, todayIso, brings, needs } = input;
  if (!answer.ok) return refusedView(parameters, problems, answer.refusal);
  const { found, arrondissement, nearMetiers } = answer.value;
  const doubt = doubtOf(found);
  if (doubt !== null) return refusedView(withoutSaidPlace(parameters, found), problems, doubt);
  const results = resultsPage({ parameters, found, todayIso, brings });
  const place = placeLabel(found);
  return {
    title: titleOf(parameters, found),
    canonical: addressOf(parameters),
    heading: results.heading,
    ...fieldsOf(parameters, found),
    kept: keptFields(parameters),
    problems: [...otherPlaceSaid(found, place), ...problems],
    readings: (found.query.otherPlace?.places ?? []).map(({ value, label }) => ({
      label: resultsText.otherPlace(label),
      href: addressOf({ ...parameters, q: found.query.text, place: value, lat: null, lon: null, page: 1 }),
    })),
    results,
    nearHelp: place === null || arrondissement === null ? null : { place, arrondissement },
    nearMetiers: nearMetiers.map(({ code, label }) => ({
      label,
      href: addressOf({ ...parameters, q: "", rome: [code], page: 1 }),
    })),
    beside: needs === undefined ? null : besideResults(parameters, found.query.understood, needs),
  };
}

/** The place of « Où ? » is the one that counts: the other is said to be left aside. */
function otherPlaceSaid({ query: { otherPlace } }: TrainingSearchView, place: string | null): readonly string[] {
  if (otherPlace === undefined) return [];
  return [
    place === null ? resultsText.otherThanPoint(otherPlace.words) : resultsText.twoPlaces(otherPlace.words, place),
  ];
}

/** A place that is elsewhere, or that several places of ours may be: asked rather than chosen. */
function doubtOf({ query: { outside, ambiguous } }: TrainingSearchView): Refusal | null {
  if (ambiguous !== undefined) return { message: resultsText.ambiguous, readings: ambiguous };
  if (outside === undefined) return null;
  const { nearest, nearestLabel } = outside;
  const readings = nearest === null ? [] : [{ value: nearest, label: resultsText.nearestOfOurs(nearestLabel ?? "") }];
  return { message: resultsText.outside(outside.label), readings };
}

/** The place chosen instead takes the place of the one among the words. */
function withoutSaidPlace(
  parameters: TrainingSearchParameters,
  { query }: TrainingSearchView,
): TrainingSearchParameters {
  return parameters.place === null ? { ...parameters, q: query.text } : parameters;
}

/** A place found among the words moves to its own field, unless codes went with it: they would be lost. */
function fieldsOf(
  parameters: TrainingSearchParameters,
  found: TrainingSearchView,
): { readonly text: string; readonly place: string } {
  const place = placeLabel(found) ?? "";
  if (parameters.place !== null) return { text: parameters.q, place };
  const hasOnlyPlace = found.query.understood.every(({ kind }) => kind === "place");
  return hasOnlyPlace && place !== "" ? { text: found.query.text, place } : { text: parameters.q, place: "" };
}

function refusedView(parameters: TrainingSearchParameters, problems: readonly string[], refusal: Refusal): ResultsView {
  return {
    title: resultsText.placeNotUnderstood,
    canonical: addressOf(parameters),
    heading: resultsText.placeNotUnderstood,
    text: parameters.q,
    place: parameters.place ?? "",
    kept: keptFields(parameters),
    problems: [refusal.message, ...problems],
    readings: [
      ...refusal.readings.map(({ value, label }) => ({ label, href: addressOf({ ...parameters, place: value }) })),
      { label: resultsText.emptyWiden, href: addressOf({ ...parameters, place: null, radiusKm: null }) },
    ],
    results: null,
    nearHelp: null,
    nearMetiers: [],
    beside: null,
  };
}
