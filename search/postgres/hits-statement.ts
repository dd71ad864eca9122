import { z } from "zod";
import type { GeoPoint, SearchQuery } from "../query.ts";
import { hasEnough, type MatchNeed, matchDeep, matchLevels, matchShort } from "./match-tiers.ts";
import { everyCondition, isUnfiltered, kmFrom, type SessionConditions } from "./session-conditions.ts";
import { literal, nothing, type SqlFragment, type SqlStatement, sql, toStatement } from "./sql-fragment.ts";
import type { TextWord } from "./text-words.ts";
import {
  everyWord,
  type Question,
  questionColumns,
  questionSchema,
  understandWords,
  understoodBefore,
} from "./understand-words.ts";

const hitsSchema = z.array(
  z.object({ trainingId: z.int(), sessions: z.array(z.tuple([z.int(), z.number().nullable()])) }),
);

/** What the first statement understood and found; not the last word unless `isEnough`. */
export const foundShortSchema = questionSchema.extend({
  isEnough: z.boolean(),
  corrections: z.array(z.object({ from: z.string(), to: z.string() })),
  hits: hitsSchema,
});

/** What the deeper statement found, and how deep it had to go. */
export const foundDeepSchema = z.object({ level: z.enum(matchLevels), hits: hitsSchema });

/** The row of a statement without words. */
export const foundSchema = z.object({ hits: hitsSchema });

export const hitsColumn = sql`coalesce((
      SELECT json_agg(json_build_object('trainingId', training_id, 'sessions', sessions) ORDER BY rank) FROM hit), '[]') AS hits`;

/** What a page of hits is asked with. */
export interface HitsRequest {
  readonly query: SearchQuery;
  readonly words: readonly TextWord[];
  readonly conditions: SessionConditions;
}

/** Understands the words, corrects them, finds, ranks and filters in one statement; a row of `foundShortSchema`. */
export function hitsByWords(request: HitsRequest): SqlStatement {
  return toStatement(sql`WITH ${understandWords(request.words)}, ${matchShort(needOf(request))},
    ${pageOfMatched(request)},
    ${sessionsOfPage(request)}
    SELECT ${questionColumns}, ${hasEnough} AS "isEnough",
      coalesce((SELECT json_agg(json_build_object('from', typed, 'to', word) ORDER BY place) FROM slip WHERE rank = 1), '[]') AS corrections,
      ${hitsColumn} FROM term q`);
}

/** Asks the whole text, then some of the words, when the short documents gave little; a row of `foundDeepSchema`. */
export function hitsDeeper(request: HitsRequest, question: Question): SqlStatement {
  const every = everyWord(question, request.words.length);
  return toStatement(sql`WITH ${understoodBefore(question)}, ${matchDeep(needOf(request), every)},
    ${pageOfMatched(request)},
    ${sessionsOfPage(request)}
    SELECT CASE WHEN EXISTS (SELECT FROM near) THEN 'near' WHEN EXISTS (SELECT FROM body) THEN 'body' ELSE 'short' END AS level,
      ${hitsColumn}`);
}

/** The same without words: every training with a session that meets the conditions; a row of `foundSchema`. */
export function hitsWithoutWords(request: HitsRequest): SqlStatement {
  const { query, conditions } = request;
  const ranked = sql`SELECT s.training_id FROM search.session s WHERE ${everyCondition(conditions)}
        GROUP BY s.training_id ORDER BY ${pageOrder(query, nothing)}, s.training_id
        LIMIT ${literal(query.perPage)} OFFSET ${literal(offsetOf(query))}`;
  return toStatement(sql`WITH ${pageOf(ranked)},
    ${sessionsOfPage(request)}
    SELECT ${hitsColumn}`);
}

function needOf({ query, words, conditions }: HitsRequest): MatchNeed {
  const isKept = isUnfiltered(conditions)
    ? null
    : sql`EXISTS (SELECT FROM search.session s WHERE s.training_id = m.id AND ${everyCondition(conditions)})`;
  const trainings = query.sort === "relevance" ? offsetOf(query) + query.perPage : null;
  return { today: query.today, words: words.length, trainings, isKept };
}

/** The centre distances are measured from, null without a circle. */
export function centreOf(query: SearchQuery): GeoPoint | null {
  return query.session.place?.kind === "circle" ? query.session.place.centre : null;
}

/** Trainings of equal score are put in the order of their next entry by this many at a time. */
const BLOCK = 20;

/**
 * Ranked trainings that have a matching session. When only visibility is asked, every matched training has one: those the page can
 * show are known by their score, and the sessions of the others are never read. A broad word gives thousands of equal scores; they are
 * cut into blocks, those that end sooner first, and only inside a block the next entry decides.
 */
function pageOfMatched({ query, conditions }: HitsRequest): SqlFragment {
  const scoreDecides = query.sort === "relevance" && isUnfiltered(conditions);
  const firstBlock = Math.floor(offsetOf(query) / BLOCK);
  const lastBlock = Math.ceil((offsetOf(query) + query.perPage) / BLOCK);
  const candidate = scoreDecides
    ? sql`SELECT id, score, (row_number() OVER best - 1) / ${literal(BLOCK)} AS block FROM (
        SELECT * FROM matched ORDER BY score DESC, visible_until, id
        LIMIT ${literal((lastBlock - firstBlock) * BLOCK)} OFFSET ${literal(firstBlock * BLOCK)}) AS b
      WINDOW best AS (ORDER BY score DESC, visible_until, id)`
    : sql`SELECT id, score, 0 AS block FROM matched`;
  const skipped = scoreDecides ? offsetOf(query) - firstBlock * BLOCK : offsetOf(query);
  const byScore = sql`min(c.block), max(c.score) DESC, `;
  const ranked = sql`SELECT s.training_id FROM candidate c JOIN search.session s ON s.training_id = c.id WHERE ${everyCondition(conditions)}
        GROUP BY s.training_id ORDER BY ${pageOrder(query, byScore)}, s.training_id
        LIMIT ${literal(query.perPage)} OFFSET ${literal(skipped)}`;
  return sql`candidate AS MATERIALIZED (${candidate}),
    ${pageOf(ranked)}`;
}

/** The trainings a query puts in order, numbered: its first rows are kept without sorting the others. */
function pageOf(ranked: SqlFragment): SqlFragment {
  return sql`page AS MATERIALIZED (
      SELECT p.training_id, p.rank FROM unnest(ARRAY(${ranked})) WITH ORDINALITY AS p(training_id, rank))`;
}

/** The matching sessions of the page's trainings, soonest first, or nearest first when distance was asked for. */
export function sessionsOfPage({ query, conditions }: HitsRequest): SqlFragment {
  const km = kmFrom(centreOf(query));
  const nearest = sortsByDistance(query) ? sql`x.km, ` : nothing;
  return sql`hit AS (
      SELECT p.training_id, p.rank, m.sessions FROM page p CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, x.km) ORDER BY ${nearest}x.entry, x.id) AS sessions
        FROM (SELECT s.id, ${km} AS km, ${entryDate(query.today)} AS entry FROM search.session s
          WHERE s.training_id = p.training_id AND ${everyCondition(conditions)}) AS x) AS m)`;
}

/** How trainings follow one another, from aggregates over their matching sessions; ties go to the sooner entry, then the lower id. */
function pageOrder(query: SearchQuery, byScore: SqlFragment): SqlFragment {
  const soonest = sql`min(${entryDate(query.today)})`;
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

/** When one can enter: today at the soonest where entry is permanent, never for a date the feed does not give. */
export function entryDate(today: string): SqlFragment {
  return sql`CASE WHEN s.features & 64 <> 0 THEN greatest(s.starts_on, ${today}::date) ELSE coalesce(s.starts_on, 'infinity') END`;
}

function sortsByDistance(query: SearchQuery): boolean {
  return query.sort === "distance" && centreOf(query) !== null;
}

function offsetOf(query: SearchQuery): number {
  return (query.page - 1) * query.perPage;
}
