import sql from "sql-template-tag";
import type { SearchQuery } from "../query.ts";
import { UNRANKED } from "../score-values.ts";
import { hitsColumn, pageOfMatched, sessionsOfPage } from "./hits-statement.ts";
import { sessionConditions } from "./session-conditions.ts";
import type { ScoredTraining } from "./sessions.ts";
import { literal, type SqlStatement, toStatement } from "./statement.ts";

/** The page of hits among trainings that an engine of words found, by what those in `ranked` score; a row of `foundSchema`. */
export function hitsOfRanked(
  query: SearchQuery,
  ids: readonly number[],
  ranked: readonly ScoredTraining[],
): SqlStatement {
  const request = { query, words: [], conditions: sessionConditions(query) };
  const [best, scores] = [ranked.map(({ id }) => id), ranked.map(({ score }) => score)];
  return toStatement(sql`WITH matched AS MATERIALIZED (
      SELECT m.id, coalesce(r.score, ${literal(UNRANKED)}) AS score FROM unnest(${ids}::integer[]) AS m(id)
      LEFT JOIN unnest(${best}::integer[], ${scores}::float8[]) AS r(id, score) ON r.id = m.id),
    ${pageOfMatched(request)},
    ${sessionsOfPage(request)}
    SELECT ${hitsColumn}`);
}
