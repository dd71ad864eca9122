import { capitalised } from "#app/content/capitalised.ts";
import { lackingWords } from "#app/content/lacking.ts";
import { resultsText } from "#app/content/results.ts";
import { schemeText } from "#app/content/schemes.ts";
import type { TrainingSearchView } from "#app/training/reading/training-view.ts";
import { schemesInText } from "#app/training/search/schemes-in-text.ts";
import { type PageNavigation, pageNavigation } from "#app/ui/page-navigation.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { wordsAsTyped } from "#search/understanding/understand-text.ts";
import { DEFAULT_RADIUS_KM, type Sort, sorts } from "#search/values.ts";
import { type FilterChip, filterChips } from "./results-chips.ts";
import { addressOf, type ResultsFilters, resultsFilters } from "./results-filters.ts";
import { type TrainingCard, trainingCard } from "./training-card.ts";

/** Everything the results page shows, already in words. */
export interface ResultsPage {
  readonly heading: string;
  readonly notices: readonly string[];
  /** Ways to train or to have it paid that the words name: what each is. */
  readonly explained: readonly { readonly name: string; readonly text: string }[];
  /** Only what somebody who said what they can do lacks; null when it is chosen, when nothing brings it, and for anybody else. */
  readonly lackingOnly: FilterChip | null;
  /** The same search with the words as typed, when some were read otherwise. */
  readonly asTyped: FilterChip | null;
  readonly cards: readonly TrainingCard[];
  readonly chips: readonly FilterChip[];
  /** The filters chosen, without what was read among the words. */
  readonly chosenCount: number;
  readonly filters: ResultsFilters;
  readonly sorts: readonly { readonly label: string; readonly href: string; readonly isChosen: boolean }[];
  readonly pages: PageNavigation | null;
  readonly wayOut: readonly FilterChip[];
}

interface ResultsPageInput {
  readonly parameters: TrainingSearchParameters;
  readonly found: TrainingSearchView;
  readonly todayIso: string;
  /** What each training brings to whoever asks, by its number. */
  readonly brings?: ReadonlyMap<string, string> | undefined;
}

/** Turns an answer of the search into the page's words and addresses. */
export function resultsPage({ parameters, found, todayIso, brings }: ResultsPageInput): ResultsPage {
  const kept = { ...parameters, place: parameters.place === null ? null : (placeOf(found)?.value ?? parameters.place) };
  const moved = withPlaceMoved(parameters, found);
  return {
    heading: headingOf(parameters, found),
    notices: noticesOf(parameters, found),
    explained: schemesInText(parameters.q).schemes.map((code) => schemeText[code]),
    asTyped: asTypedOf(parameters, found),
    lackingOnly: lackingOnlyOf(moved, found),
    cards: found.hits.flatMap((hit) => {
      const card = trainingCard(hit, todayIso, kept);
      return card === null ? [] : { ...card, brings: brings?.get(hit.number) };
    }),
    chips: filterChips(parameters, found.query),
    chosenCount: chosenChips(parameters).length,
    filters: resultsFilters(moved, found.facets),
    sorts: sortsOffered(moved).map((sort) => ({
      label: resultsText.sorts[sort],
      href: addressOf({ ...moved, sort, page: 1 }),
      isChosen: parameters.sort === sort,
    })),
    pages: pagesOf(parameters, found),
    wayOut: found.hits.length === 0 ? waysOut(moved, found) : [],
  };
}

function chosenChips(parameters: TrainingSearchParameters): readonly FilterChip[] {
  return filterChips(parameters, { text: "", understood: [] });
}

function placeOf({ query }: TrainingSearchView): TrainingSearchView["query"]["understood"][number] | undefined {
  return query.understood.find(({ kind }) => kind === "place");
}

/** A place read among the words, in its own parameter: another place is then chosen instead of it, not beside it. */
function withPlaceMoved(parameters: TrainingSearchParameters, found: TrainingSearchView): TrainingSearchParameters {
  const place = placeOf(found);
  if (parameters.place !== null || place === undefined || place.without === null) return parameters;
  return { ...parameters, q: place.without, place: place.value };
}

/** The place as the search understood it: "Maubeuge". */
export function placeLabel(found: TrainingSearchView): string | null {
  return placeOf(found)?.label ?? null;
}

/** "34 formations pour « soudeur » à moins de 30 km de Maubeuge". */
export function headingOf(parameters: TrainingSearchParameters, found: TrainingSearchView): string {
  const count = found.total.value === 0 ? resultsText.none : resultsText.trainings(found.total.value);
  const asked = correctedText(found);
  const text = asked === "" ? "" : resultsText.forText(asked);
  return `${count}${text}${whereOf(parameters, found)}`;
}

/** "Soudeur à moins de 30 km de Maubeuge : 34 formations", for the tab and the history. */
export function titleOf(parameters: TrainingSearchParameters, found: TrainingSearchView): string {
  const count = found.total.value === 0 ? resultsText.none.toLowerCase() : resultsText.trainings(found.total.value);
  const text = correctedText(found);
  const subject = text === "" ? resultsText.trainingsTitle : capitalised(text);
  const page = found.page > 1 ? resultsText.pageTitle(found.page) : "";
  return `${subject}${whereOf(parameters, found)}${resultsText.countTitle(count)}${page}`;
}

/** The words that were searched: those typed, mended where a slip was corrected. */
function correctedText({ query }: TrainingSearchView): string {
  return query.corrections.reduce((text, { from, to }) => text.replace(from, to), query.text);
}

function whereOf(parameters: TrainingSearchParameters, found: TrainingSearchView): string {
  const place = placeOf(found);
  const km = Math.ceil(found.query.widenedToKm ?? parameters.radiusKm ?? DEFAULT_RADIUS_KM);
  if (place === undefined) return parameters.lat === null ? "" : resultsText.nearPoint(km);
  if (place.value.startsWith("postcode:")) return resultsText.nearCode(km, place.label);
  return place.value.startsWith("insee:") ? resultsText.nearTown(km, place.label) : resultsText.inArea(place.label);
}

function noticesOf(parameters: TrainingSearchParameters, found: TrainingSearchView): readonly string[] {
  const { corrections, approximate, widenedToKm } = found.query;
  const notices = corrections.map(({ from, to }) => resultsText.corrected(from, to));
  if (approximate && found.hits.length > 0)
    notices.push(hasWord(found.query.text) ? resultsText.approximate : noWordNotice(parameters));
  if (widenedToKm !== null) notices.push(resultsText.widened(parameters.radiusKm, Math.ceil(widenedToKm)));
  if (found.hits.length === 0 && found.total.value > 0) notices.push(resultsText.pastTheEnd);
  if (found.degraded) notices.push(resultsText.degraded);
  return notices;
}

function noWordNotice({ q }: TrainingSearchParameters): string {
  return schemesInText(q).schemes.length > 0 ? resultsText.schemeAlone : resultsText.noWord;
}

/** Signs and small words alone ask for nothing: then everything is shown. */
function hasWord(text: string): boolean {
  return wordsAsTyped(text).words.length > 0;
}

function asTypedOf(parameters: TrainingSearchParameters, { query }: TrainingSearchView): FilterChip | null {
  const typed = foldText(parameters.q);
  const wasRead =
    query.corrections.some(({ from }) => typed.includes(foldText(from))) ||
    query.understood.some(({ without }) => without !== null) ||
    schemesInText(parameters.q).schemes.length > 0;
  if (!wasRead || parameters.asTyped) return null;
  return {
    label: resultsText.asTyped(parameters.q),
    href: addressOf({ ...parameters, asTyped: true, page: 1 }),
  };
}

function lackingOnlyOf(parameters: TrainingSearchParameters, { facets }: TrainingSearchView): FilterChip | null {
  const [found] = facets.lacking;
  if (found === undefined || parameters.lacking) return null;
  return { label: lackingWords.only(found.count), href: addressOf({ ...parameters, lacking: true, page: 1 }) };
}

function sortsOffered(parameters: TrainingSearchParameters): readonly Sort[] {
  const hasPoint = parameters.place !== null || parameters.lat !== null;
  return sorts.filter((sort) => sort !== "distance" || hasPoint);
}

function pagesOf(parameters: TrainingSearchParameters, found: TrainingSearchView): PageNavigation | null {
  const lastPage = Math.ceil(found.total.value / found.perPage);
  return pageNavigation({ page: found.page, lastPage }, (page) => addressOf({ ...parameters, page }));
}

/** What else to try when nothing is found, each as a search that asks for less. */
function waysOut(parameters: TrainingSearchParameters, { query }: TrainingSearchView): readonly FilterChip[] {
  const noPlace = { place: null, radiusKm: null, lat: null, lon: null };
  const ways: FilterChip[] = [];
  const offer = (label: string, change: Partial<TrainingSearchParameters>): void => {
    ways.push({ label, href: addressOf({ ...parameters, ...change, page: 1 }) });
  };
  if (parameters.page > 1) offer(resultsText.firstPage, {});
  const hasPlace = parameters.place !== null || parameters.lat !== null;
  if (hasPlace) offer(resultsText.emptyWiden, noPlace);
  if (parameters.from !== null || parameters.to !== null) offer(resultsText.emptyDates, { from: null, to: null });
  const isRemote =
    parameters.modality.includes("remote") ||
    query.understood.some(({ kind, value }) => kind === "modality" && value === "remote");
  // Without a place to leave out, it would only ask for more than what already gives nothing.
  if (hasPlace && !isRemote) offer(resultsText.emptyRemote, { ...noPlace, modality: ["remote"] });
  if (chosenChips(parameters).length > 0) {
    ways.push({
      label: resultsText.emptyFilters,
      href: parameters.q === "" ? "/formations" : `/formations?q=${encodeURIComponent(parameters.q)}`,
    });
  }
  return ways;
}
