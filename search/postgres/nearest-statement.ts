import sql from "sql-template-tag";
import { z } from "zod";
import type { PlaceFilter, SearchQuery } from "../query.ts";
import { entryOrder, foundSchema, type HitsRequest, hitsColumn, sessionsOfPage } from "./hits-statement.ts";
import { everyCondition, kmFrom } from "./session-conditions.ts";
import { literal, type SqlStatement, toStatement } from "./statement.ts";

/** `isSure`: no training out of reach of this reading can come before the last hit. */
export const foundNearestSchema = foundSchema.extend({ isSure: z.boolean() });

/** `session_point_idx` shrinks longitudes as at 50° North; see the migration. */
const SHRINK = 0.6428;
const KM_PER_DEGREE = 111.195;

/** Whether a question only asks what is nearest: then the index can walk outwards instead of measuring every session. */
export function asksNearestOnly({ query, conditions }: HitsRequest): boolean {
  const isAlone = conditions.always.length === 1 && conditions.groups.length === 1;
  return query.question.words.length === 0 && query.sort === "distance" && query.place?.kind === "circle" && isAlone;
}

/**
 * The page of nearest trainings, from the `reach` sessions that session_point_idx gives first. The plane of the index is not the
 * Earth: only trainings nearer than what the farthest of these sessions proves are trusted, the others need a wider reach.
 */
export function nearestHits(
  request: HitsRequest,
  circle: Extract<PlaceFilter, { kind: "circle" }>,
  reach: number,
): SqlStatement {
  const { query, conditions } = request;
  const { latitude, longitude } = circle.centre;
  return toStatement(sql`WITH near AS MATERIALIZED (
      SELECT s.training_id, ${kmFrom(circle.centre)} AS km,
        point(s.longitude * 0.6428, s.latitude) <-> point(${longitude * SHRINK}::float8, ${latitude}::float8) AS degrees
      FROM search.session s WHERE s.latitude IS NOT NULL AND s.visible_until >= ${query.today}::date
      ORDER BY point(s.longitude * 0.6428, s.latitude) <-> point(${longitude * SHRINK}::float8, ${latitude}::float8)
      LIMIT ${literal(reach)}),
    proof AS MATERIALIZED (
      SELECT CASE WHEN count(*) < ${literal(reach)} THEN 'infinity'::float8 ELSE max(degrees) * ${KM_PER_DEGREE}::float8 * 0.995
        * least(1, cos(radians(least(89, abs(${latitude}::float8) + max(degrees)))) / ${SHRINK}::float8) END AS km FROM near),
    found AS MATERIALIZED (
      SELECT training_id, min(km) AS km FROM near
      WHERE km < (SELECT km FROM proof) AND km <= ${circle.radiusKm}::float8 GROUP BY training_id),
    best AS MATERIALIZED (
      SELECT training_id, km FROM found ORDER BY km FETCH FIRST ${literal(wanted(query))} ROWS WITH TIES),
    page AS MATERIALIZED (
      SELECT b.training_id, row_number() OVER (ORDER BY b.km, min(${entryOrder(query.today)}), b.training_id) AS rank
      FROM best b JOIN search.session s ON s.training_id = b.training_id WHERE ${everyCondition(conditions)}
      GROUP BY b.training_id, b.km ORDER BY rank LIMIT ${literal(query.perPage)} OFFSET ${literal(wanted(query) - query.perPage)}),
    ${sessionsOfPage(request)}
    SELECT (SELECT km FROM proof) > ${circle.radiusKm}::float8 OR (SELECT count(*) FROM found) >= ${literal(wanted(query))} AS "isSure",
      ${hitsColumn}`);
}

/** How many of the nearest trainings the page needs. */
export function wanted(query: SearchQuery): number {
  return query.page * query.perPage;
}
