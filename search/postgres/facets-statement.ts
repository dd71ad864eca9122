import sql, { empty, join, type Sql } from "sql-template-tag";
import { z } from "zod";
import { countedParts, isBitFacet, maskOf } from "./session-bits.ts";
import { type FilterGroup, failedGroups, featuresOn, type SessionConditions } from "./session-conditions.ts";
import { literal, type SqlStatement, toStatement } from "./statement.ts";

/** What a mask is about: a part of the features, by its place in `countedParts`, or one of the dynamic facets. */
export const maskKinds = [0, 1, 2, "months", "departements", "zones"] as const;

/**
 * Masks are four lists of the same length: place of the kind in `maskKinds`, low 31 bits, high 31 bits, number of trainings that have
 * exactly these values (plain arrays: building them as JSON took longer than counting). `places`: codes by rank. `rare`: places beyond
 * the ranks that fit a mask, counted one by one.
 */
export const facetsRowSchema = z.object({
  total: z.int(),
  kinds: z.array(z.int()),
  lows: z.array(z.int()),
  highs: z.array(z.int()),
  counts: z.array(z.int()),
  places: z.array(z.tuple([z.enum(["departement", "zone"]), z.string(), z.int()])),
  rare: z.array(z.tuple([z.enum(["departement", "zone"]), z.string(), z.int()])),
});
export type FacetsRow = z.infer<typeof facetsRowSchema>;

/** What the counts are asked with. `trainings`: the ids that match the words, null when there are none. */
export interface FacetsRequest {
  readonly conditions: SessionConditions;
  readonly trainings: Sql | null;
  readonly today: string;
}

/** Months a mask can hold, from the current one; places, by rank. */
const MASK_BITS = 62;
/** Months a facet counts, from the current one. */
export const COUNTED_MONTHS = MASK_BITS;

/** Months since year 0 of an ISO date, as `search.session.start_month` counts them. */
export function monthNumber(isoDate: string): number {
  return Number(isoDate.slice(0, 4)) * 12 + Number(isoDate.slice(5, 7)) - 1;
}

/**
 * Total and facets, exact, in one reading of the sessions. A session that fails nothing counts in every facet; one that fails a single
 * group counts in the facet of that group only: it is what would remain if that group's filters were replaced. Each training is
 * reduced to masks of the values it has, and equal masks are counted together. Counts on session_pkey when words narrow the
 * trainings; reads search.session whole when nothing does.
 */
export function facetsStatement(request: FacetsRequest): SqlStatement {
  const { conditions } = request;
  const source =
    request.trainings === null
      ? sql`search.session s`
      : sql`(${request.trainings}) AS m JOIN search.session s ON s.training_id = m.id`;
  // OFFSET 0 keeps the server from working out `failed`, with its distances, wherever it is named.
  return toStatement(sql`WITH candidate AS NOT MATERIALIZED (
      SELECT s.training_id, ${featuresOn(request.today)} AS features, s.start_month, s.departement_rank, s.zone_rank, s.departement, s.zone,
        ${failedGroups(conditions)} AS failed
      FROM ${source} WHERE ${join(conditions.always, " AND ")} OFFSET 0),
    kept AS NOT MATERIALIZED (SELECT * FROM candidate WHERE failed & (failed - 1) = 0),
    training AS (
      SELECT bool_or(failed = 0) AS is_hit, coalesce(bit_or(${countedFeatures(conditions)}), 0) AS features,
        coalesce(bit_or(${bitOf(sql`start_month - ${monthNumber(request.today)}::integer`)})
          ${ifCounted(conditions, "dates")}, 0) AS months,
        coalesce(bit_or(${bitOf(sql`departement_rank`)}) ${ifCounted(conditions, "place")}, 0) AS departements,
        coalesce(bit_or(${bitOf(sql`zone_rank`)}) ${ifCounted(conditions, "place")}, 0) AS zones
      FROM kept GROUP BY training_id),
    mask AS (
      SELECT CASE grouping(a, b, c, months, departements, zones, is_hit)
          WHEN 63 THEN 0 WHEN 95 THEN 1 WHEN 111 THEN 2 WHEN 119 THEN 3 WHEN 123 THEN 4 WHEN 125 THEN 5 END AS kind,
        coalesce(a, b, c, months, departements, zones) AS bits, is_hit, count(*)::integer AS n
      FROM (SELECT is_hit, ${part(0)} AS a, ${part(1)} AS b, ${part(2)} AS c, months, departements, zones FROM training) AS t
      GROUP BY GROUPING SETS ((a), (b), (c), (months), (departements), (zones), (is_hit)))
    SELECT m.*,
      coalesce((SELECT json_agg(json_build_array(kind, code, rank)) FROM search.place WHERE rank < ${literal(MASK_BITS)}), '[]') AS places,
      coalesce((SELECT json_agg(json_build_array(kind, code, n)) FROM (
        ${rarePlaces("departement", conditions)} UNION ALL ${rarePlaces("zone", conditions)}) AS r), '[]') AS rare
    FROM (SELECT coalesce(max(n) FILTER (WHERE is_hit), 0) AS total, coalesce(array_agg(kind) FILTER (WHERE bits <> 0), '{}') AS kinds,
        coalesce(array_agg((bits & 2147483647)::integer) FILTER (WHERE bits <> 0), '{}') AS lows,
        coalesce(array_agg((bits >> 31)::integer) FILTER (WHERE bits <> 0), '{}') AS highs,
        coalesce(array_agg(n) FILTER (WHERE bits <> 0), '{}') AS counts
      FROM mask) AS m`);
}

function part(index: 0 | 1 | 2): Sql {
  const { from, mask } = countedParts[index];
  return sql`features >> ${literal(from)} & ${literal(mask)}`;
}

/** The features a session brings: all of them, or those of the one group it fails. */
function countedFeatures({ groups }: SessionConditions): Sql {
  if (groups.length === 0) return sql`features`;
  const cases = groups.map(
    ({ group, bit }) => sql`WHEN ${bit}::integer THEN ${isBitFacet(group) ? maskOf(group) : "0"}::bigint`,
  );
  return sql`features & CASE failed WHEN 0 THEN -1::bigint ${join(cases, " ")} END`;
}

function bitOf(position: Sql): Sql {
  return sql`CASE WHEN ${position} BETWEEN 0 AND ${literal(MASK_BITS - 1)} THEN 1::bigint << (${position}) END`;
}

/** Only sessions that fail nothing, or nothing but this group. */
function ifCounted({ groups }: SessionConditions, group: FilterGroup): Sql {
  if (groups.length === 0) return empty;
  const asked = groups.find((one) => one.group === group);
  return asked === undefined
    ? sql`FILTER (WHERE failed = 0)`
    : sql`FILTER (WHERE failed IN (0, ${asked.bit}::integer))`;
}

/** Reads the sessions again, only where there are more places than a mask holds. */
function rarePlaces(kind: "departement" | "zone", conditions: SessionConditions): Sql {
  const [code, rank] = kind === "zone" ? [sql`zone`, sql`zone_rank`] : [sql`departement`, sql`departement_rank`];
  return sql`SELECT ${kind}::text AS kind, ${code} AS code, count(DISTINCT training_id) ${ifCounted(conditions, "place")} AS n
    FROM kept WHERE ${rank} >= ${literal(MASK_BITS)}
      AND EXISTS (SELECT FROM search.place WHERE kind = ${kind} AND rank >= ${literal(MASK_BITS)}) GROUP BY ${code}`;
}
