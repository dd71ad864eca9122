import { publicNeedsText as words } from "#app/content/public-needs.ts";
import { allNeeds, type NeedSearch, needSearchAddress } from "#app/needs/search/need-search.ts";
import type { FoundNeeds } from "#app/needs/search/search-needs.server.ts";
import type { NeedSearchRefusal } from "#app/needs/search/understand-needs.server.ts";
import type { Result } from "#app/platform/result.ts";
import { type PageNavigation, pageNavigation } from "#app/ui/page-navigation.ts";
import { DEFAULT_RADIUS_KM } from "#search/values.ts";

/** A link that changes a search. */
export interface SearchLink {
  readonly label: string;
  readonly href: string;
}

/** The fields of a search of needs, as they stand. */
export interface NeedFields {
  readonly text: string;
  readonly place: string;
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  readonly contracts: readonly string[];
  readonly sector: string;
  readonly state: string;
  readonly company: string;
  readonly radius: string;
  readonly from: string;
  readonly to: string;
  readonly chosenCount: number;
}

/** What a page says of a search of needs besides the needs. */
export interface NeedResults {
  readonly heading: string;
  readonly fields: NeedFields;
  readonly notices: readonly string[];
  /** What was chosen by a link, to take away. */
  readonly chips: readonly SearchLink[];
  /** Places that may have been meant, or what else to try. */
  readonly ways: readonly SearchLink[];
  readonly pages: PageNavigation | null;
}

interface NeedResultsInput {
  /** The page of results. */
  readonly base: string;
  readonly search: NeedSearch;
  readonly isUnderstood: boolean;
  readonly found: Result<FoundNeeds, NeedSearchRefusal>;
  readonly perPage: number;
  /** What ROME calls the skill that is asked for. */
  readonly skillLabel: string | null;
}

/** Puts an answer or a refusal of the search of needs into the words of its page. */
export function needResults({ base, search, isUnderstood, found, perPage, skillLabel }: NeedResultsInput): NeedResults {
  const to = (change: Partial<NeedSearch>): string => needSearchAddress(base, { ...search, page: 1, ...change });
  const isReversed = search.from !== null && search.to !== null && search.from > search.to;
  const ignored = [...(isUnderstood ? [] : [words.ignored]), ...(isReversed ? [words.reversed] : [])];
  const common = { fields: fieldsOf(search), chips: chipsOf(search, found, { skillLabel, to }) };
  const everywhere = { label: words.wider, href: to({ place: null, radiusKm: null }) };
  if (!found.ok) {
    const { message, readings } = found.refusal;
    const ways = [
      ...readings.map(({ value, label }) => ({ label: words.around(label), href: to({ place: value }) })),
      everywhere,
    ];
    return { ...common, heading: words.title, notices: [message, ...ignored], ways, pages: null };
  }
  const { total, approximate } = found.value;
  const lastPage = Math.max(1, Math.ceil(total / perPage));
  return {
    ...common,
    heading: `${words.count(total)}${whereOf(search, found.value)}`,
    notices: [...(approximate ? [words.approximate] : []), ...ignored],
    ways: total > 0 ? [] : waysOut(base, search, everywhere),
    pages: pageNavigation({ page: search.page, lastPage }, (page) => to({ page })),
  };
}

function fieldsOf(search: NeedSearch): NeedFields {
  const { q, place, radiusKm, metier, skill, contracts, sector, state, company, from, to } = search;
  const kept = [
    { name: "metier", value: metier },
    { name: "savoir-faire", value: skill === null ? null : String(skill) },
  ];
  return {
    ...{ text: q, place: place ?? "", contracts, sector: sector ?? "", state: state ?? "" },
    company: company ?? "",
    ...{ radius: radiusKm === null ? "" : String(radiusKm), from: from ?? "", to: to ?? "" },
    kept: kept.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }])),
    chosenCount: contracts.length + [radiusKm, sector, state, company, from, to].filter((one) => one !== null).length,
  };
}

function chipsOf(
  { metier, skill }: NeedSearch,
  found: NeedResultsInput["found"],
  { skillLabel, to }: { readonly skillLabel: string | null; readonly to: (change: Partial<NeedSearch>) => string },
): readonly SearchLink[] {
  const named = found.ok ? found.value.understood.find(({ value }) => value === metier)?.label : undefined;
  return [
    ...(metier === null ? [] : [{ label: named ?? metier, href: to({ metier: null }) }]),
    ...(skill === null ? [] : [{ label: skillLabel ?? String(skill), href: to({ skill: null }) }]),
  ];
}

function whereOf({ radiusKm }: NeedSearch, { understood }: FoundNeeds): string {
  const place = understood.find(({ kind }) => kind === "place");
  if (place === undefined) return "";
  const isAround = /^(insee|postcode):/.test(place.value);
  return isAround ? words.near(radiusKm ?? DEFAULT_RADIUS_KM, place.label) : words.inArea(place.label);
}

function waysOut(base: string, search: NeedSearch, everywhere: SearchLink): readonly SearchLink[] {
  const isAnything = needSearchAddress(base, search) !== base;
  return [
    ...(search.place === null ? [] : [everywhere]),
    ...(isAnything ? [{ label: words.all, href: needSearchAddress(base, allNeeds) }] : []),
  ];
}
