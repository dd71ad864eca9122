import { capitalised } from "#app/content/capitalised.ts";
import { monthInWords } from "#app/content/dates.ts";
import { lackingWords } from "#app/content/lacking.ts";
import { resultsText } from "#app/content/results.ts";
import { domainWords, funderWords, levelWords, modalityWords, paceWords } from "#app/training/catalogue-words.ts";
import type { FacetView, TrainingSearchView } from "#app/training/reading/training-view.ts";
import { followFacet } from "#app/training/search/follow-facet.ts";
import { toPage } from "#app/training/search/search-parameters-to-url.ts";
import type { FacetName } from "#search/engine.ts";
import { parameterFacts, type TrainingSearchParameters } from "#search/training-parameters.ts";
import { DEFAULT_RADIUS_KM, radiusChoicesKm } from "#search/values.ts";

/** A box to tick: it goes into the address as `name=value`. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen?: true | undefined;
  /** Its own name, where the choices of the group are not values of one parameter. */
  readonly name?: string | undefined;
}

export interface FilterGroup {
  readonly title: string;
  readonly name?: string | undefined;
  readonly choices: readonly FilterChoice[];
}

/** A value one goes to in one step, in place of the one chosen. */
export interface FilterLink {
  readonly href: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen?: true | undefined;
}

/** A distance around the place; an empty value is the usual one. */
export interface RadiusChoice {
  readonly value: string;
  readonly label: string;
}

/** A hidden field of the search form. */
export interface KeptField {
  readonly name: string;
  readonly value: string;
}

export interface ResultsFilters {
  readonly from: string;
  readonly to: string;
  /** The distances one chooses from, and the one chosen; none when the place is not a circle. */
  readonly radii: readonly RadiusChoice[];
  readonly radius: string;
  readonly groups: readonly FilterGroup[];
  readonly months: readonly FilterLink[];
  readonly departements: readonly FilterLink[];
  readonly zones: readonly FilterLink[];
}

type TickedFacet = "modality" | "pace" | "funder" | "levelOut" | "domain" | "block";
const tickedFacets: readonly Exclude<TickedFacet, "block">[] = ["modality", "pace", "funder", "levelOut", "domain"];
const flags = ["paid", "certifying", "seats", "permanent", "accessible"] as const;

/** The filters beside the list, each value with the number of trainings it leads to. */
export function resultsFilters(
  parameters: TrainingSearchParameters,
  facets: TrainingSearchView["facets"],
): ResultsFilters {
  const blocks = blockChoices(parameters, facets);
  const groups = tickedFacets.map((facet) => ({
    title: resultsText.groups[facet],
    name: parameterFacts(facet).page,
    choices: withChosen(parameters, facet, facets[facet]).map((value) => tickedChoice(parameters, facet, value)),
  }));
  return {
    from: parameters.from ?? "",
    to: parameters.to ?? "",
    radii: isAroundPoint(parameters) ? radiusChoices(parameters, facets) : [],
    radius: parameters.radiusKm === null ? "" : String(parameters.radiusKm),
    groups: [
      ...(blocks.length === 0
        ? []
        : [{ title: isOfPerson(facets) ? lackingWords.filter : lackingWords.blocks, choices: blocks }]),
      { title: resultsText.groups.other, choices: flags.map((flag) => flagChoice(parameters, flag, facets)) },
      ...groups.filter((group) => group.choices.length > 0),
    ],
    months: links(parameters, "startMonth", facets),
    departements: links(parameters, "departement", facets),
    zones: links(parameters, "zone", facets),
  };
}

/** Whether the search is around a town or a point: a whole département, zone or region has no distance. */
export function isAroundPoint({ place, lat }: Pick<TrainingSearchParameters, "place" | "lat">): boolean {
  return (place !== null && !/^(departement|zone|region):/.test(place)) || lat !== null;
}

/** Each distance with the trainings it reaches, the usual one chosen by saying nothing; one typed in the address has no count. */
function radiusChoices(
  { radiusKm }: TrainingSearchParameters,
  { radiusKm: counted }: TrainingSearchView["facets"],
): readonly RadiusChoice[] {
  const reachedWithin = (km: number): number => counted.find(({ value }) => value === String(km))?.count ?? 0;
  const sentFor = (km: number): string => (km === DEFAULT_RADIUS_KM && radiusKm !== km ? "" : String(km));
  const isListed = radiusKm === null || radiusChoicesKm.some((km) => km === radiusKm);
  return [
    ...radiusChoicesKm.map((km) => ({ value: sentFor(km), label: resultsText.radiusKm(km, reachedWithin(km)) })),
    ...(isListed ? [] : [{ value: String(radiusKm), label: resultsText.radiusKm(radiusKm, null) }]),
  ];
}

/** Left out where it does not hold: most values are not chosen, and every one of them is sent. */
const chosenMark = { isChosen: true } as const;

/** A chosen value that leads to nothing is no longer counted, but must stay there to be taken away. */
function withChosen(
  parameters: TrainingSearchParameters,
  facet: TickedFacet,
  counted: readonly FacetView[],
): readonly FacetView[] {
  const chosen: readonly (string | number)[] = parameters[facet];
  const missing = chosen.map(String).filter((value) => counted.every((one) => one.value !== value));
  return [...counted, ...missing.map((value) => ({ value, label: chosenLabel(facet, value), count: 0 }))];
}

function chosenLabel(facet: TickedFacet, value: string): string {
  const words: Readonly<Record<TickedFacet, Readonly<Record<string, string>>>> = {
    modality: modalityWords,
    pace: paceWords,
    levelOut: levelWords,
    domain: domainWords,
    funder: {},
    block: {},
  };
  return capitalised(words[facet][value] ?? funderWords[value] ?? value);
}

function tickedChoice(parameters: TrainingSearchParameters, facet: TickedFacet, value: FacetView): FilterChoice {
  const chosen: readonly (string | number)[] = parameters[facet];
  return {
    value: value.value,
    label: facet === "domain" ? (domainWords[value.value] ?? value.label) : value.label,
    count: value.count,
    ...(chosen.map(String).includes(value.value) ? chosenMark : {}),
  };
}

/** Whether whoever asks said what they can do. */
function isOfPerson({ lacking }: TrainingSearchView["facets"]): boolean {
  return lacking.length > 0;
}

/** All that somebody lacks, then block by block; only the blocks chosen for somebody who said nothing of themselves. */
function blockChoices(
  parameters: TrainingSearchParameters,
  facets: TrainingSearchView["facets"],
): readonly FilterChoice[] {
  const name = parameterFacts("block").page;
  const blocks = withChosen(parameters, "block", facets.block).map((value) => ({
    ...tickedChoice(parameters, "block", value),
    label: value.label,
    name,
  }));
  if (!isOfPerson(facets) && !parameters.lacking) return blocks;
  return [flagChoice(parameters, "lacking", facets), ...blocks];
}

function flagChoice(
  parameters: TrainingSearchParameters,
  flag: (typeof flags)[number] | "lacking",
  facets: TrainingSearchView["facets"],
): FilterChoice {
  return {
    name: parameterFacts(flag).page,
    value: parameterFacts(flag).flagValue ?? "1",
    label: flag === "lacking" ? lackingWords.all : resultsText.flags[flag],
    count: facets[flag][0]?.count ?? 0,
    ...(parameters[flag] ? chosenMark : {}),
  };
}

function links(
  parameters: TrainingSearchParameters,
  facet: FacetName,
  facets: TrainingSearchView["facets"],
): FilterLink[] {
  const here = addressOf({ ...parameters, page: 1 });
  return facets[facet].map(({ value, label, count }) => {
    const href = addressOf(followFacet(parameters, facet, value));
    return {
      href,
      label: facet === "startMonth" ? monthInWords(value) : label,
      count,
      ...(href === here ? chosenMark : {}),
    };
  });
}

/** What the form has no field for: a filter ticked must not lose the job, the level or the order chosen before. */
export function keptFields(parameters: TrainingSearchParameters): readonly KeptField[] {
  const kept: TrainingSearchParameters = {
    ...parameters,
    ...{ q: "", asTyped: false, place: null, radiusKm: null, from: null, to: null, page: 1 },
    ...{ modality: [], pace: [], funder: [], levelOut: [], domain: [], block: [] },
    ...{ paid: false, certifying: false, seats: false, permanent: false, accessible: false, lacking: false },
  };
  return [...toPage(kept)].map(([name, value]) => ({ name, value }));
}

/** The French address of a search. */
export function addressOf(parameters: TrainingSearchParameters): string {
  const query = toPage(parameters).toString();
  return query === "" ? "/formations" : `/formations?${query}`;
}
