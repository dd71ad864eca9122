import sql from "sql-template-tag";
import type { SearchQuery } from "../query.ts";
import { hitsColumn, pageOfMatched, sessionsOfPage } from "./hits-statement.ts";
import { sessionConditions } from "./session-conditions.ts";
import { type SqlStatement, toStatement } from "./statement.ts";

/** The page of hits among trainings that an engine of words found: `ranked` first, in their order; a row of `foundSchema`. */
export function hitsOfRanked(query: SearchQuery, ids: readonly number[], ranked: readonly number[]): SqlStatement {
  const request = { query, words: [], conditions: sessionConditions(query) };
  return toStatement(sql`WITH matched AS MATERIALIZED (
      SELECT m.id, -coalesce(r.rank, 1000000000) AS score FROM unnest(${ids}::integer[]) AS m(id)
      LEFT JOIN unnest(${ranked}::integer[]) WITH ORDINALITY AS r(id, rank) ON r.id = m.id),
    ${pageOfMatched(request)},
    ${sessionsOfPage(request)}
    SELECT ${hitsColumn}`);
}
