import type { ClientBase } from "pg";
import type { Sql } from "sql-template-tag";
import type { z } from "zod";
import type { RankedTrainings, SearchAnswer, SearchEngine, SearchHit } from "../engine.ts";
import type { SearchQuery } from "../query.ts";
import { type FacetsRow, facetsRowSchema, facetsStatement } from "./facets-statement.ts";
import {
  foundDeepSchema,
  foundRankedSchema,
  foundSchema,
  foundShortSchema,
  type HitsRequest,
  hitsByWords,
  hitsDeeper,
  hitsOfRanked,
  hitsWithoutWords,
} from "./hits-statement.ts";
import { matchedAgain } from "./match-tiers.ts";
import { asksNearestOnly, foundNearestSchema, nearestHits, wanted } from "./nearest-statement.ts";
import { rankedTrainings } from "./ranked-trainings.ts";
import { sessionConditions } from "./session-conditions.ts";
import type { SqlStatement } from "./statement.ts";
import { type Facets, mergeFirstSeen, unfoldFacets } from "./unfold-facets.ts";

/** A connection, inside the caller's read-only transaction when answers must agree with what is read next. */
export type SearchClient = Pick<ClientBase, "query">;

/** Radii tried one after the other, in km, when nothing is found within the one asked for. */
const WIDER_KM = [10, 20, 30, 50, 100, 200, 400] as const;

interface Found {
  readonly hits: readonly SearchHit[];
  readonly approximate: boolean;
  /** The trainings that match the words, whatever the filters; null without words. */
  readonly trainings: Sql | null;
}

const withoutWords = { approximate: false, trainings: null } as const;

interface Counted {
  readonly total: number;
  readonly facets: Facets;
  readonly widenedToKm: number | null;
}

/** The PostgreSQL engine behind the search port, on a given connection. */
export function createPostgresEngine(client: SearchClient): SearchEngine {
  return { name: "postgres", search: (query) => search(client, query) };
}

/**
 * Answers a question from the tables of the schema `search`. Two statements; one more when titles give little, and one per step when a
 * circle is enlarged.
 */
async function search(client: SearchClient, query: SearchQuery): Promise<SearchAnswer> {
  const request = { query, conditions: sessionConditions(query) };
  const found = await findHits(client, request);
  return complete(client, request, found, async (wider) => (await findHits(client, wider)).hits);
}

/**
 * Answers a question whose words another engine has read: those of its trainings that have one session which meets all the filters. Null
 * when that engine searched another generation of the documents than this connection sees. Two statements, one more per step of a circle.
 */
export async function answerRanked(
  client: SearchClient,
  query: SearchQuery,
  ranked: RankedTrainings,
): Promise<SearchAnswer | null> {
  const request = { query, conditions: sessionConditions(query) };
  const trainings = rankedTrainings(ranked, query.question.trades);
  const find = (asked: HitsRequest) => oneRow(client, hitsOfRanked(asked, trainings), foundRankedSchema);
  const { generation, hits } = await find(request);
  if (generation !== ranked.generation) return null;
  const found = {
    hits: hits.map(toHit),
    approximate: ranked.approximate,
    trainings,
  };
  return complete(client, request, found, async (wider) => (await find(wider)).hits.map(toHit));
}

/** Counts, and reads the hits again where a circle had to be enlarged. */
async function complete(
  client: SearchClient,
  request: HitsRequest,
  found: Found,
  findWider: (wider: HitsRequest) => Promise<readonly SearchHit[]>,
): Promise<SearchAnswer> {
  const counted = await countWidening(client, request, found.trainings);
  const hits = counted.widenedToKm === null ? found.hits : await findWider(widened(request, counted.widenedToKm));
  return { hits, ...counted, approximate: found.approximate || request.query.question.approximate };
}

/** A page of hits alone: ranked, with their matching sessions. The circle is not enlarged. */
export async function findHits(client: SearchClient, request: HitsRequest): Promise<Found> {
  if (asksNearestOnly(request)) return { ...withoutWords, hits: await findNearest(client, request) };
  const { words } = request.query.question;
  if (words.length === 0) {
    const row = await oneRow(client, hitsWithoutWords(request), foundSchema);
    return { ...withoutWords, hits: row.hits.map(toHit) };
  }
  const found = await oneRow(client, hitsByWords(request), foundShortSchema);
  const deep = found.isEnough ? null : await oneRow(client, hitsDeeper(request, found), foundDeepSchema);
  const level = deep?.level ?? "short";
  return {
    hits: (deep ?? found).hits.map(toHit),
    approximate: level === "near",
    trainings: matchedAgain(level, found, words.length),
  };
}

/** Reads outwards until the page is certain: four times as far at each step. */
async function findNearest(client: SearchClient, request: HitsRequest): Promise<readonly SearchHit[]> {
  const circle = request.query.place;
  if (circle?.kind !== "circle") return [];
  for (let reach = wanted(request.query) * 4; ; reach *= 4) {
    const row = await oneRow(client, nearestHits(request, circle, reach), foundNearestSchema);
    if (row.isSure) return row.hits.map(toHit);
  }
}

/** Total and facets at the radius asked for, or at the first wider one that finds something. `trainings`: those the words match. */
async function countWidening(client: SearchClient, request: HitsRequest, trainings: Sql | null): Promise<Counted> {
  const { place } = request.query;
  const first = await count(client, request, trainings);
  if (first.total > 0 || place?.kind !== "circle") return { ...first, widenedToKm: null };
  let facets = first.facets;
  for (const radiusKm of WIDER_KM.filter((km) => km > place.radiusKm)) {
    const wider = await count(client, widened(request, radiusKm), trainings);
    facets = mergeFirstSeen(facets, wider.facets);
    if (wider.total > 0) return { total: wider.total, facets, widenedToKm: radiusKm };
  }
  return { total: 0, facets, widenedToKm: null };
}

async function count(
  client: SearchClient,
  { query: { today }, conditions }: HitsRequest,
  trainings: Sql | null,
): Promise<{ total: number; facets: Facets }> {
  const row: FacetsRow = await oneRow(client, facetsStatement({ conditions, trainings, today }), facetsRowSchema);
  return { total: row.total, facets: unfoldFacets(row, today) };
}

function widened(request: HitsRequest, radiusKm: number): HitsRequest {
  const { place } = request.query;
  if (place?.kind !== "circle") return request;
  const query = { ...request.query, place: { ...place, radiusKm } };
  return { ...request, query, conditions: sessionConditions(query) };
}

function toHit(hit: z.infer<typeof foundSchema>["hits"][number]): SearchHit {
  return {
    trainingId: hit.trainingId,
    sessions: hit.sessions.map(([sessionId, distanceKm]) => ({ sessionId, distanceKm })),
  };
}

async function oneRow<Row>(client: SearchClient, statement: SqlStatement, schema: z.ZodType<Row>): Promise<Row> {
  const { rows } = await client.query(statement);
  return schema.parse(rows[0]);
}
