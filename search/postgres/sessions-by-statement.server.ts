import sql, { type Sql } from "sql-template-tag";
import type { SearchHit } from "../engine.ts";
import type { AskedBlocks, SearchQuery } from "../query.ts";
import { radiusChoicesKm } from "../values.ts";
import { blocksRowSchema, blocksStatement } from "./blocks-statement.ts";
import { facetsRowSchema, facetsStatement } from "./facets-statement.ts";
import { foundSchema, hitsWithoutWords, toHit } from "./hits-statement.ts";
import type { Count } from "./memory/count-candidates.ts";
import { asksNearestOnly, foundNearestSchema, nearestHits, wanted } from "./nearest-statement.ts";
import { oneRow, type SearchClient } from "./one-row.server.ts";
import { circleOf, radiusRowSchema, radiusStatement } from "./radius-statement.ts";
import { hitsOfRanked } from "./ranked-statement.ts";
import { type SessionConditions, sessionConditions } from "./session-conditions.ts";
import type { RankedIds, Sessions } from "./sessions.ts";
import { type FacetEntry, unfoldFacets } from "./unfold-facets.ts";

/** Sessions asked of the tables: the way that always works, and what the columns in memory are compared with. */
export function sessionsByStatement(client: SearchClient, trainings: RankedIds | null): Sessions {
  const ids = trainings === null ? null : sql`SELECT unnest(${trainings.ids}::integer[]) AS id`;
  return {
    async answer(query) {
      const hits = await findPage(client, query, trainings);
      return { ...(await countByStatement(client, query, ids)), hits };
    },
  };
}

/** Total and facets. `trainings`: a statement that selects the ids of those that match the words; null when there are none. */
export async function countByStatement(
  client: SearchClient,
  query: SearchQuery,
  trainings: Sql | null,
): Promise<Count> {
  const { today } = query;
  const conditions = sessionConditions(query);
  const circle = circleOf(query);
  const row = await oneRow(client, facetsStatement({ conditions, trainings, today }), facetsRowSchema);
  const reached =
    circle === null ? null : await oneRow(client, radiusStatement(circle, conditions, trainings), radiusRowSchema);
  const inBlocks = query.blocks === undefined ? [] : await countBlocks(client, query.blocks, conditions, trainings);
  const radii = radiusChoicesKm.map((km, choice): FacetEntry => ["radiusKm", String(km), reached?.counts[choice] ?? 0]);
  return { total: row.total, facets: unfoldFacets(row, today, [...radii, ...inBlocks]) };
}

async function countBlocks(
  client: SearchClient,
  blocks: AskedBlocks,
  conditions: SessionConditions,
  trainings: Sql | null,
): Promise<readonly FacetEntry[]> {
  const row = await oneRow(client, blocksStatement(blocks, conditions, trainings), blocksRowSchema);
  return [...row.counts.map(([code, n]): FacetEntry => ["block", code, n]), ["lacking", "1", row.lacking]];
}

/** The page of hits of trainings whose order is not that of a statement of words. */
export async function findPage(
  client: SearchClient,
  query: SearchQuery,
  trainings: RankedIds | null,
): Promise<readonly SearchHit[]> {
  const request = { query, words: [], conditions: sessionConditions(query) };
  if (trainings === null && asksNearestOnly(request)) return findNearest(client, query);
  const statement =
    trainings === null ? hitsWithoutWords(request) : hitsOfRanked(query, trainings.ids, trainings.ranked);
  return (await oneRow(client, statement, foundSchema)).hits.map(toHit);
}

/** Reads outwards until the page is certain: four times as far at each step. */
async function findNearest(client: SearchClient, query: SearchQuery): Promise<readonly SearchHit[]> {
  const circle = circleOf(query);
  if (circle === null) return [];
  const request = { query, words: [], conditions: sessionConditions(query) };
  for (let reach = wanted(query) * 4; ; reach *= 4) {
    const row = await oneRow(client, nearestHits(request, circle, reach), foundNearestSchema);
    if (row.isSure) return row.hits.map(toHit);
  }
}
