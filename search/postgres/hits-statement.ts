import sql, { empty, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { SearchHit } from "../engine.ts";
import type { GeoPoint, SearchQuery } from "../query.ts";
import { closedCostOf } from "../score-values.ts";
import { hasEnough, type MatchNeed, matchDeep, matchLevels, matchShort } from "./match-tiers.ts";
import { maskOf } from "./session-bits.ts";
import { everyCondition, isUnfiltered, kmFrom, type SessionConditions } from "./session-conditions.ts";
import { literal, type SqlStatement, toStatement } from "./statement.ts";
import {
  everyWord,
  lookUpWords,
  type Question,
  questionColumns,
  questionSchema,
  understoodBefore,
  withoutJobs,
} from "./understand-words.ts";

const hitsSchema = z.array(
  z.object({ trainingId: z.int(), sessions: z.array(z.tuple([z.int(), z.number().nullable()])) }),
);

/** What the first statement looked up and found; not the last word unless `isEnough`. */
export const foundShortSchema = questionSchema.extend({
  isEnough: z.boolean(),
  hits: hitsSchema,
});

/** What the deeper statement found, and how deep it had to go. */
export const foundDeepSchema = z.object({ level: z.enum(matchLevels), hits: hitsSchema });

/** The row of a statement without words. */
export const foundSchema = z.object({ hits: hitsSchema });

/** A hit as the port gives it. */
export function toHit(hit: z.infer<typeof foundSchema>["hits"][number]): SearchHit {
  return {
    trainingId: hit.trainingId,
    sessions: hit.sessions.map(([sessionId, distanceKm]) => ({ sessionId, distanceKm })),
  };
}

export const hitsColumn = sql`coalesce((
      SELECT json_agg(json_build_object('trainingId', training_id, 'sessions', sessions) ORDER BY rank) FROM hit), '[]') AS hits`;

/** What a page of hits is asked with. */
export interface HitsRequest {
  readonly query: SearchQuery;
  readonly conditions: SessionConditions;
}

/** Looks the words up, finds, ranks and filters in one statement; a row of `foundShortSchema`. */
export function hitsByWords(request: HitsRequest): SqlStatement {
  return toStatement(sql`WITH ${lookUpWords(request.query.question)}, ${matchShort(needOf(request))},
    ${hitsOfMatched(request)}
    SELECT ${questionColumns}, ${hasEnough(request.query.question)} AS "isEnough",
      ${hitsColumn} FROM term q`);
}

/** Asks the whole text, then some of the words, when the short documents gave little; a row of `foundDeepSchema`. */
export function hitsDeeper(request: HitsRequest, question: Question): SqlStatement {
  const words = request.query.question.words.length;
  const texts = { every: everyWord(question, words), written: everyWord(withoutJobs(question), words) };
  return toStatement(sql`WITH ${understoodBefore(question)}, ${matchDeep(needOf(request), texts)},
    ${hitsOfMatched(request)}
    SELECT CASE WHEN EXISTS (SELECT FROM near) THEN 'near' WHEN EXISTS (SELECT FROM body) THEN 'body' ELSE 'short' END AS level,
      ${hitsColumn}`);
}

/** The same without words: every training with a session that meets the conditions; a row of `foundSchema`. */
export function hitsWithoutWords(request: HitsRequest): SqlStatement {
  const { query, conditions } = request;
  const ranked = sql`SELECT s.training_id FROM search.session s WHERE ${everyCondition(conditions)}
        GROUP BY s.training_id ORDER BY ${pageOrder(query, empty)}, s.training_id
        LIMIT ${literal(query.perPage)} OFFSET ${literal(offsetOf(query))}`;
  return toStatement(sql`WITH ${pageOf(ranked)},
    ${sessionsOfPage(request)}
    SELECT ${hitsColumn}`);
}

function needOf(request: HitsRequest): MatchNeed {
  const { query, conditions } = request;
  const isKept = isUnfiltered(conditions)
    ? null
    : sql`EXISTS (SELECT FROM search.session s WHERE s.training_id = m.id AND ${everyCondition(conditions)})`;
  const trainings = query.sort === "relevance" ? offsetOf(query) + query.perPage : null;
  const best = scoreDecides(request) ? blocksOf(query).end : null;
  return { today: query.today, question: query.question, trainings, isKept, best };
}

/** The centre distances are measured from, null without a circle. */
export function centreOf(query: SearchQuery): GeoPoint | null {
  return query.place?.kind === "circle" ? query.place.centre : null;
}

/** Trainings of equal score are put in the order of their next entry by this many at a time. */
export const BLOCK = 20;

/** Where the blocks begin and end that hold the page. */
function blocksOf(query: SearchQuery): { readonly start: number; readonly end: number } {
  const start = Math.floor(offsetOf(query) / BLOCK) * BLOCK;
  return { start, end: Math.ceil((offsetOf(query) + query.perPage) / BLOCK) * BLOCK };
}

/**
 * Whether trainings are known by their score, without their sessions: when only visibility is asked, every matched training has one
 * that meets it.
 */
function scoreDecides({ query, conditions }: HitsRequest): boolean {
  return query.sort === "relevance" && isUnfiltered(conditions);
}

/** `hit` from `matched`. */
function hitsOfMatched(request: HitsRequest): Sql {
  return scoreDecides(request) ? hitsOfBest(request) : sql`${pageOfMatched(request)},\n    ${sessionsOfPage(request)}`;
}

/**
 * A broad word gives thousands of equal scores: trainings are cut into blocks, those that end sooner first, and only inside a block the
 * next entry decides, those that do not recruit lower. The sessions of the others are never read.
 */
function hitsOfBest({ query, conditions }: HitsRequest): Sql {
  const { start, end } = blocksOf(query);
  return sql`candidate AS MATERIALIZED (
      SELECT id, score, (row_number() OVER (ORDER BY score DESC, visible_until, id) - 1) / ${literal(BLOCK)} AS block FROM (
        SELECT * FROM matched ORDER BY score DESC, visible_until, id LIMIT ${literal(end - start)} OFFSET ${literal(start)}) AS b),
    hit AS (
      SELECT c.id AS training_id, row_number() OVER (
          ORDER BY c.block, c.score - ${closedCost(query, sql`m.entry`)} DESC, m.entry, c.id) AS rank, m.sessions
      FROM candidate c CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, NULL) ORDER BY x.entry, x.id) AS sessions, min(x.entry) AS entry
        FROM (SELECT s.id, ${entryOrder(query.today)} AS entry FROM search.session s
          WHERE s.training_id = c.id AND ${everyCondition(conditions)}) AS x) AS m
      WHERE m.sessions IS NOT NULL
      ORDER BY rank LIMIT ${literal(query.perPage)} OFFSET ${literal(offsetOf(query) - start)})`;
}

/** Ranked trainings that have a session that meets the conditions. */
export function pageOfMatched({ query, conditions }: HitsRequest): Sql {
  const byScore = sql`max(m.score) - ${closedCost(query, sql`min(${entryOrder(query.today)})`)} DESC, `;
  const ranked = sql`SELECT s.training_id FROM matched m JOIN search.session s ON s.training_id = m.id WHERE ${everyCondition(conditions)}
        GROUP BY s.training_id ORDER BY ${pageOrder(query, byScore)}, s.training_id
        LIMIT ${literal(query.perPage)} OFFSET ${literal(offsetOf(query))}`;
  return pageOf(ranked);
}

/** The trainings a query puts in order, numbered: its first rows are kept without sorting the others. */
function pageOf(ranked: Sql): Sql {
  return sql`page AS MATERIALIZED (
      SELECT p.training_id, p.rank FROM unnest(ARRAY(${ranked})) WITH ORDINALITY AS p(training_id, rank))`;
}

/** The matching sessions of the page's trainings, soonest first, or nearest first when distance was asked for. */
export function sessionsOfPage({ query, conditions }: HitsRequest): Sql {
  const km = kmFrom(centreOf(query));
  const nearest = sortsByDistance(query) ? sql`x.km, ` : empty;
  return sql`hit AS (
      SELECT p.training_id, p.rank, m.sessions FROM page p CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, x.km) ORDER BY ${nearest}x.entry, x.id) AS sessions
        FROM (SELECT s.id, ${km} AS km, ${entryOrder(query.today)} AS entry FROM search.session s
          WHERE s.training_id = p.training_id AND ${everyCondition(conditions)}) AS x) AS m)`;
}

/**
 * How trainings follow one another, from aggregates over their matching sessions. By date those that recruit come first, by relevance
 * before those that answer about as well; distance and duration are the order one asked for. Ties go to the sooner entry, then the lower
 * id.
 */
function pageOrder(query: SearchQuery, byScore: Sql): Sql {
  const soonest = sql`min(${entryOrder(query.today)})`;
  if (sortsByDistance(query)) return sql`min(${kmFrom(centreOf(query))}) NULLS LAST, ${soonest}`;
  switch (query.sort) {
    case "duration":
      return sql`min(s.hours) NULLS LAST, ${soonest}`;
    case "relevance":
      return sql`${byScore}${soonest}`;
    default:
      return soonest;
  }
}

function closedCost({ question }: SearchQuery, soonest: Sql): Sql {
  return sql`CASE WHEN ${soonest} >= ${literal(NOT_RECRUITING)} THEN ${closedCostOf(question)}::float8 ELSE 0 END`;
}

/** Sessions that do not recruit come after those that do, whatever their dates. */
export const NOT_RECRUITING = 10_000_000;

/**
 * The order of entry, in days: today at the soonest where entry is permanent, at the end of time for a date the feed does not give, and
 * later still where recruitment is closed or paused.
 */
export function entryOrder(today: string): Sql {
  return sql`(CASE WHEN s.features & ${literal(Number(maskOf("permanent")))} <> 0
      THEN greatest(s.starts_on, ${today}::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < ${today}::date THEN ${literal(NOT_RECRUITING)} ELSE 0 END)`;
}

function sortsByDistance(query: SearchQuery): boolean {
  return query.sort === "distance" && centreOf(query) !== null;
}

function offsetOf(query: SearchQuery): number {
  return (query.page - 1) * query.perPage;
}
