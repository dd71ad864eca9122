import sql, { join, type Sql } from "sql-template-tag";
import type { GeoPoint, PlaceFilter, SearchQuery, SessionFilters, TrainingFilters } from "../query.ts";
import { type BitFacet, maskOf, traitBits } from "./feature-bits.ts";

/** A group of filters that one facet replaces. `place`: departement, zone and circle; `dates`: from, to and startMonth. */
export type FilterGroup = BitFacet | "place" | "dates";

/** One bit per group, to say which groups a session fails. */
export const groupBits: Readonly<Record<FilterGroup, number>> = {
  modality: 1,
  pace: 2,
  permanent: 4,
  certifying: 8,
  levelOut: 16,
  domain: 32,
  funder: 64,
  place: 128,
  dates: 256,
};

/** The filters of a question as conditions on `search.session AS s`. */
export interface SessionConditions {
  /** Filters no facet replaces, visibility first. */
  readonly always: readonly Sql[];
  /** Filters a facet can replace: only the groups that ask something. */
  readonly groups: readonly { readonly group: FilterGroup; readonly holds: Sql }[];
}

/** A public Formacode: open to everybody. */
const EVERYBODY = "83056";
const KM_PER_DEGREE = 111.195;
/** The box must never cut what the exact distance would keep. */
const BOX_MARGIN = 1.001;

/** Sorts the filters of a question by what facets may do with them. */
export function sessionConditions(query: SearchQuery): SessionConditions {
  const trainingCodes = codeConditions(query.training);
  const ofTraining =
    trainingCodes.length === 0
      ? []
      : [sql`s.training_id IN (SELECT t.id FROM search.training t WHERE ${join(trainingCodes, " AND ")})`];
  return {
    always: [visibleOn(query.today), ...plainConditions(query.session, query.today), ...ofTraining],
    groups: groupConditions(query),
  };
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

/** The groups a session fails, as a sum of bits; zero when it fails none. */
export function failedGroups(conditions: SessionConditions): Sql {
  if (conditions.groups.length === 0) return sql`0`;
  const failures = conditions.groups.map(
    ({ group, holds }) => sql`CASE WHEN ${holds} THEN 0 ELSE ${groupBits[group]}::integer END`,
  );
  return join(failures, " + ");
}

/** Distance in km from the centre to session `s`; NULL without a centre or without a point. */
export function kmFrom(centre: GeoPoint | null): Sql {
  if (centre === null) return sql`NULL::float8`;
  return sql`search.km(${centre.latitude}::float8, ${centre.longitude}::float8, s.latitude, s.longitude)`;
}

function codeConditions(filters: TrainingFilters): Sql[] {
  const kinds = [
    filters.rome.map((code) => `rome:${code}`),
    filters.rncp.map((code) => `rncp:${code}`),
    filters.formacode.map((code) => `formacode:${code}`),
    filters.organisation.map((siret) => `siret:${siret}`),
    filters.levelIn.map((level) => `levelIn:${level}`),
  ];
  return kinds.filter((codes) => codes.length > 0).map((codes) => sql`t.codes && ${codes}::text[]`);
}

function plainConditions(filters: SessionFilters, today: string): Sql[] {
  const conditions: Sql[] = [];
  if (filters.hoursMin !== null) conditions.push(sql`s.hours >= ${filters.hoursMin}::integer`);
  if (filters.hoursMax !== null) conditions.push(sql`s.hours <= ${filters.hoursMax}::integer`);
  if (filters.public.length > 0) conditions.push(sql`s.publics && ${[...filters.public, EVERYBODY]}::text[]`);
  if (filters.block.length > 0) conditions.push(sql`s.blocks && ${filters.block}::text[]`);
  if (filters.aid.length > 0) {
    const anyAid = filters.aid.reduce((mask, aid) => mask | traitBits[aid], 0);
    conditions.push(sql`s.traits & ${anyAid}::integer <> 0`);
  }
  if (filters.seats) conditions.push(sql`s.recruits_until >= ${today}::date`);
  const required =
    (filters.seats ? traitBits.recruiting : 0) |
    (filters.accessible ? traitBits.accessible : 0) |
    (filters.paidCollective ? traitBits.paidCollective : 0);
  if (required !== 0) conditions.push(sql`s.traits & ${required}::integer = ${required}::integer`);
  return conditions;
}

function groupConditions({ session, training }: SearchQuery): { group: FilterGroup; holds: Sql }[] {
  const wanted: readonly (readonly [BitFacet, readonly string[]])[] = [
    ["modality", session.modality],
    ["pace", session.pace],
    ["funder", session.funder.map(String)],
    ["permanent", session.permanent ? ["1"] : []],
    ["certifying", training.certifying ? ["1"] : []],
    ["levelOut", training.levelOut.map(String)],
    ["domain", training.domain],
  ];
  const groups: { group: FilterGroup; holds: Sql }[] = wanted
    .filter(([, values]) => values.length > 0)
    .map(([group, values]) => ({ group, holds: sql`s.features & ${maskOf(group, values)}::bigint <> 0` }));
  const dates = [
    ...(session.from === null ? [] : [sql`s.starts_on >= ${session.from}::date`]),
    ...(session.to === null ? [] : [sql`s.starts_on <= ${session.to}::date`]),
  ];
  if (dates.length > 0) groups.push({ group: "dates", holds: join(dates, " AND ") });
  if (session.place !== null) groups.push({ group: "place", holds: placeCondition(session.place) });
  return groups;
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
