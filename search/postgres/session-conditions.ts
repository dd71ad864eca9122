import sql, { join, raw, type Sql } from "sql-template-tag";
import type { GeoPoint, PlaceFilter, SearchFilters, SearchQuery } from "../query.ts";
import { type Comparison, type ParameterField, parameterFacts, parameterFields } from "../training-parameters.ts";
import { type BitFacet, isBitFacet, isBitName, maskOf } from "./session-bits.ts";

/** Filters that one facet replaces together. `place`: departement, zone and circle; `dates`: from, to and startMonth. */
export type FilterGroup = BitFacet | "place" | "dates" | "block" | "lacking";

type CodeComparison = Extract<Comparison, { readonly by: "code" }>;

/** One filter as asked: the field, how it compares, and the values as the documents hold them. */
export interface AskedFilter<Compared extends Comparison = Exclude<Comparison, CodeComparison>> {
  readonly field: ParameterField;
  readonly compare: Compared;
  readonly values: readonly string[];
}

/** A filter on the codes that a training bears. */
export type AskedCodes = AskedFilter<CodeComparison>;

/** The filters of a question, sorted by what facets may do with them. The place, when there is one, is a group without filters. */
export interface SortedFilters {
  /** On the session, replaced by no facet. */
  readonly always: readonly AskedFilter[];
  /** On the codes that the training bears, replaced by no facet. */
  readonly ofTraining: readonly AskedCodes[];
  /** Those a facet can replace: only the groups that ask something. `bit`: says that a session fails the group. */
  readonly groups: readonly {
    readonly group: FilterGroup;
    readonly bit: number;
    readonly filters: readonly AskedFilter[];
  }[];
}

/** The filters of a question as conditions on `search.session AS s`. */
export interface SessionConditions {
  /** Filters no facet replaces, visibility first. */
  readonly always: readonly Sql[];
  /** Filters a facet can replace: only the groups that ask something. `bit`: says that a session fails the group. */
  readonly groups: readonly { readonly group: FilterGroup; readonly bit: number; readonly holds: Sql }[];
}

const KM_PER_DEGREE = 111.195;
/** The box must never cut what the exact distance would keep. */
const BOX_MARGIN = 1.001;

/** Sorts the filters of a question by what facets may do with them: for the statements, and for the columns in memory. */
export function sortFilters(query: SearchQuery): SortedFilters {
  const given = new Map<string, SearchFilters[keyof SearchFilters]>(Object.entries(query.filters));
  const always: AskedFilter[] = [];
  const ofTraining: AskedCodes[] = [];
  const groups = new Map<FilterGroup, AskedFilter[]>();
  for (const field of parameterFields) {
    const { compare, flagValue = "1" } = parameterFacts(field);
    const asked = [given.get(field) ?? []].flat().filter((value) => value !== false);
    if (compare === null || asked.length === 0) continue;
    const values = asked.map((value) => (value === true ? flagValue : String(value)));
    if (compare.by === "code") {
      ofTraining.push({ field, compare, values });
      continue;
    }
    // Nothing counts blocks unless the question names some: the filter then narrows at once.
    const group = field === "block" && query.blocks === undefined ? null : groupOf(field, compare);
    const filters = group === null ? always : (groups.get(group) ?? []);
    filters.push({ field, compare, values });
    if (group !== null) groups.set(group, filters);
  }
  if (query.filters.lacking) groups.set("lacking", [blockFilter("lacking", query.blocks?.lacking ?? [])]);
  if (query.place !== null) groups.set("place", []);
  return {
    ...{ always, ofTraining },
    groups: [...groups].map(([group, filters], index) => ({ group, bit: 2 ** index, filters })),
  };
}

/** The filters of a question as SQL. */
export function sessionConditions(query: SearchQuery): SessionConditions {
  const { today } = query;
  const { always, ofTraining, groups } = sortFilters(query);
  const born = ofTraining.length === 0 ? [] : [sql`s.training_id IN (${trainingsBearing(ofTraining)})`];
  return {
    always: [visibleOn(today), ...always.map((filter) => condition(filter, today)), ...born],
    groups: groups.map(({ group, bit, filters }) => {
      const places = group === "place" && query.place !== null ? [placeCondition(query.place)] : [];
      return { group, bit, holds: join([...filters.map((filter) => condition(filter, today)), ...places], " AND ") };
    }),
  };
}

/** The ids of the trainings that bear codes. Uses training_codes_idx. */
export function trainingsBearing(codes: readonly AskedCodes[]): Sql {
  const all = codes.map(
    ({ compare, values }) => sql`t.codes && ${values.map((value) => `${compare.kind}:${value}`)}::text[]`,
  );
  return sql`SELECT t.id FROM search.training t WHERE ${join(all, " AND ")}`;
}

/** Whether session `s` is shown on a day: the one rule of visibility, for whoever searches and for whoever asks why it is not found. */
export function visibleOn(today: string): Sql {
  return sql`s.visible_until >= ${today}::date`;
}

/** All conditions together, on one and the same session. */
export function everyCondition(conditions: SessionConditions): Sql {
  return join([...conditions.always, ...conditions.groups.map((group) => group.holds)], " AND ");
}

/** Whether visibility is the only condition. */
export function isUnfiltered(conditions: SessionConditions): boolean {
  return conditions.always.length === 1 && conditions.groups.length === 0;
}

/** The features of session `s` on a day, without those that no longer hold. */
export function featuresOn(today: string): Sql {
  return parameterFields.reduce((features, field) => {
    const { compare } = parameterFacts(field);
    if (compare?.by !== "value" || compare.until === undefined || !isBitName(field)) return features;
    return sql`${features} & CASE WHEN ${lasts(compare.until, today)} THEN -1 ELSE ~${maskOf(field)}::bigint END`;
  }, sql`s.features`);
}

/** The groups a session fails, as a sum of bits; zero when it fails none. */
export function failedGroups(conditions: SessionConditions): Sql {
  if (conditions.groups.length === 0) return sql`0`;
  const failures = conditions.groups.map(({ bit, holds }) => sql`CASE WHEN ${holds} THEN 0 ELSE ${bit}::integer END`);
  return join(failures, " + ");
}

/** Distance in km from the centre to the row of an alias; NULL without a centre or without a point. */
export function kmFrom(centre: GeoPoint | null, row: "s" | "a" = "s"): Sql {
  if (centre === null) return sql`NULL::float8`;
  const point = raw(`${row}.latitude, ${row}.longitude`);
  return sql`search.km(${centre.latitude}::float8, ${centre.longitude}::float8, ${point})`;
}

function blockFilter(field: ParameterField, values: readonly string[]): AskedFilter {
  return { field, compare: { by: "list", column: "blocks" }, values };
}

function groupOf(field: ParameterField, compare: Comparison): FilterGroup | null {
  if (compare.by === "bounds") return compare.column === "starts_on" ? "dates" : null;
  return isBitFacet(field) || field === "block" ? field : null;
}

function condition({ field, compare, values }: AskedFilter, today: string): Sql {
  switch (compare.by) {
    case "value": {
      const holds = sql`s.features & ${isBitName(field) ? maskOf(field, values) : "0"}::bigint <> 0`;
      return compare.until === undefined ? holds : sql`${holds} AND ${lasts(compare.until, today)}`;
    }
    case "list":
      return sql`s.${raw(compare.column)} && ${compare.everybody === undefined ? values : [...values, compare.everybody]}::text[]`;
    case "bounds":
      return sql`s.${raw(`${compare.column} ${compare.side}`)} ${values[0]}${raw(compare.column === "hours" ? "::integer" : "::date")}`;
  }
}

function lasts(until: string, today: string): Sql {
  return sql`s.${raw(until)} >= ${today}::date`;
}

function placeCondition(place: PlaceFilter): Sql {
  switch (place.kind) {
    case "departement":
      return sql`s.departement = ${place.code}::text`;
    case "zone":
      return sql`s.zone = ${place.code}::text`;
    case "region":
      return sql`s.region = ${place.code}::text`;
    case "circle":
      return circleCondition(place.centre, place.radiusKm);
  }
}

function circleCondition(centre: GeoPoint, radiusKm: number): Sql {
  const tall = (radiusKm / KM_PER_DEGREE) * BOX_MARGIN;
  const shrink = Math.cos((Math.min(Math.abs(centre.latitude) + tall, 89) * Math.PI) / 180);
  const wide = tall / shrink;
  return sql`s.latitude BETWEEN ${centre.latitude - tall}::float8 AND ${centre.latitude + tall}::float8
    AND s.longitude BETWEEN ${centre.longitude - wide}::float8 AND ${centre.longitude + wide}::float8
    AND ${kmFrom(centre)} <= ${radiusKm}::float8`;
}
