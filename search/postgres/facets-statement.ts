import { z } from "zod";
import { type BitFacet, bitFacets, facetMask } from "./feature-bits.ts";
import { failedGroups, groupBits, type SessionConditions } from "./session-conditions.ts";
import { joinSql, type SqlFragment, type SqlStatement, sql, toStatement } from "./sql-fragment.ts";

const countsByText = z.array(z.tuple([z.string(), z.int()]));

/** `masks`: low 31 bits, high 31 bits of the features, number of trainings. `months`: months since year 0. */
export const facetsRowSchema = z.object({
  total: z.int(),
  masks: z.array(z.tuple([z.int(), z.int(), z.int()])),
  months: z.array(z.tuple([z.int(), z.int()])),
  departements: countsByText,
  zones: countsByText,
});
export type FacetsRow = z.infer<typeof facetsRowSchema>;

/** What the counts are asked with. `trainings`: the ids that match the words, null when there are none. */
export interface FacetsRequest {
  readonly conditions: SessionConditions;
  readonly trainings: SqlFragment | null;
  readonly today: string;
}

/**
 * Total and facets, exact, in one reading of the sessions. A session that fails nothing counts in every facet; one that fails a single
 * group counts in the facet of that group only: it is what would remain if that group's filters were replaced. Counts on
 * session_pkey when words narrow the trainings; reads search.session whole when nothing does.
 */
export function facetsStatement(request: FacetsRequest): SqlStatement {
  const { conditions } = request;
  const source =
    request.trainings === null
      ? sql`search.session s`
      : sql`(${request.trainings}) AS m JOIN search.session s ON s.training_id = m.id`;
  return toStatement(sql`WITH candidate AS (
      SELECT s.training_id, s.features, s.start_month, s.departement, s.zone, ${failedGroups(conditions)} AS failed
      FROM ${source} WHERE ${joinSql(conditions.always, " AND ")}),
    kept AS MATERIALIZED (SELECT * FROM candidate WHERE failed & (failed - 1) = 0),
    training AS (
      SELECT bit_or(${countedFeatures(conditions)}) AS features, bool_or(failed = 0) AS is_hit FROM kept GROUP BY training_id)
    SELECT (SELECT count(*) FILTER (WHERE is_hit) FROM training)::integer AS total,
      coalesce((SELECT json_agg(json_build_array(low, high, n)) FROM (
        SELECT (features & 2147483647)::integer AS low, (features >> 31)::integer AS high, count(*) AS n
        FROM training WHERE features <> 0 GROUP BY features) AS f), '[]') AS masks,
      ${distinctCounts(sql`start_month`, "dates")} AS months,
      ${distinctCounts(sql`departement`, "place")} AS departements,
      ${distinctCounts(sql`zone`, "place")} AS zones`);
}

/** The features a session brings: all of them, or those of the one group it fails. */
function countedFeatures(conditions: SessionConditions): SqlFragment {
  if (conditions.groups.length === 0) return sql`features`;
  const masks = conditions.groups.map(
    ({ group }) => sql`WHEN ${groupBits[group]}::integer THEN ${isBitFacet(group) ? facetMask(group) : "0"}::bigint`,
  );
  const cases = masks.reduce((all, piece) => sql`${all} ${piece}`);
  return sql`features & CASE failed WHEN 0 THEN -1::bigint ${cases} END`;
}

function distinctCounts(column: SqlFragment, group: "dates" | "place"): SqlFragment {
  return sql`coalesce((SELECT json_agg(json_build_array(value, n)) FROM (
      SELECT value, count(*) AS n FROM (
        SELECT DISTINCT training_id, ${column} AS value FROM kept WHERE failed IN (0, ${groupBits[group]}::integer)) AS d
      WHERE value IS NOT NULL GROUP BY value) AS f), '[]')`;
}

function isBitFacet(group: string): group is BitFacet {
  return bitFacets.some((facet) => facet === group);
}
