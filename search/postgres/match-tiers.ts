import { literal, type SqlFragment, sql } from "./sql-fragment.ts";

/**
 * How much of the documents a question needs: `short` titles, jobs, codes and organisations; `body` the whole text too, when the short
 * ones are fewer than twenty; `near` some of the words only, when nothing bears them all. It depends on the words alone, never on the
 * filters, so that following a facet cannot change it.
 */
export const matchLevels = ["short", "body", "near"] as const;
export type MatchLevel = (typeof matchLevels)[number];

/** Under this many trainings the body is asked as well. */
const ENOUGH = 20;
/** Beyond this many titles with all the words, trades no longer tell trainings apart. */
const BROAD = 300;

/**
 * What a training is worth to the question: its words (title 1, certification 0.3, organisation 0.1, shorter titles first) and
 * the trades the question most likely names, nearly as much as a word of the title. Of the corrections only the likeliest ranks.
 */
const wordScore = sql`ts_rank('{0.1, 0, 0.3, 1.0}', t.tsx, q.stems) * q.breadth / (1 + 0.04 * t.title_words)`;
const tradeScore = sql`CASE WHEN t.tsx @@ q.trades THEN 0.4 ELSE 0 END`;
const score = sql`${wordScore} + ${tradeScore}`;

/** What the page asks of the matched trainings. */
export interface MatchNeed {
  readonly today: string;
  /** How many trainings, best first, the page and those before it show; null when their order needs all of them. */
  readonly trainings: number | null;
  /** Whether training `m` has a session that meets the filters; null when every visible training has. */
  readonly isKept: SqlFragment | null;
}

/**
 * `matched` from the short words: all words in the title or the certification first, then codes, jobs and organisation. The second tier
 * is read only when the first leaves the page short, so that a broad word does not rank thousands for twenty. Uses training_tsx_idx.
 */
export function matchShort(need: MatchNeed): SqlFragment {
  return sql`${shortTiers(need)},
    matched AS (SELECT * FROM titled UNION ALL SELECT * FROM coded)`;
}

/** `matched` with the tiers below: the whole text, then some of the words. Uses training_tsx_idx and training_body_tsv_idx. */
export function matchDeep(need: MatchNeed): SqlFragment {
  return sql`${shortTiers(need)},
    body AS MATERIALIZED (
      SELECT b.id, t.visible_until, 1 + (${score}) AS score
      FROM question q JOIN search.training_body b ON b.tsv @@ q.every_word JOIN search.training t ON t.id = b.id
      WHERE NOT ${hasEnough} AND t.visible_until >= ${need.today}::date AND NOT EXISTS (SELECT FROM short WHERE short.id = b.id)),
    near AS MATERIALIZED (
      SELECT t.id, t.visible_until, (SELECT count(*) FROM unnest(q.each) AS word WHERE t.tsx @@ word::tsquery) + (${score}) / 10 AS score
      FROM question q JOIN search.training t ON t.tsx @@ q.any_word
      WHERE NOT EXISTS (SELECT FROM short) AND NOT EXISTS (SELECT FROM body) AND t.visible_until >= ${need.today}::date),
    matched AS (SELECT * FROM titled UNION ALL SELECT * FROM coded UNION ALL SELECT * FROM body UNION ALL SELECT * FROM near)`;
}

function shortTiers({ today, trainings, isKept }: MatchNeed): SqlFragment {
  const isBroad = sql`(SELECT count(*) > ${literal(BROAD)} FROM (SELECT FROM named LIMIT ${literal(BROAD + 1)}) AS b)`;
  return sql`named AS MATERIALIZED (
      SELECT t.id, t.visible_until, 3 + ${wordScore} AS score
      FROM question q JOIN search.training t ON t.tsx @@ q.in_title WHERE t.visible_until >= ${today}::date),
    titled AS MATERIALIZED (
      SELECT id, visible_until, score FROM named WHERE ${isBroad}
      UNION ALL SELECT n.id, n.visible_until, n.score + ${tradeScore} FROM question q, named n JOIN search.training t ON t.id = n.id WHERE NOT ${isBroad}),
    coded AS MATERIALIZED (
      SELECT t.id, t.visible_until, 2 + (${score}) AS score
      FROM question q JOIN search.training t ON t.tsx @@ q.every_word
      WHERE ${isShort(trainings, isKept)} AND t.visible_until >= ${today}::date
        AND NOT EXISTS (SELECT FROM titled WHERE titled.id = t.id)),
    short AS (SELECT id FROM titled UNION ALL SELECT id FROM coded)`;
}

/** Whether the titles alone leave the page, or the count that decides on the body, short. */
function isShort(trainings: number | null, isKept: SqlFragment | null): SqlFragment {
  if (trainings === null) return sql`true`;
  const enough = literal(Math.max(trainings, ENOUGH));
  const kept = isKept === null ? sql`titled m` : sql`titled m WHERE ${isKept}`;
  return sql`(SELECT count(*) < ${enough} FROM (SELECT FROM ${kept} LIMIT ${enough}) AS f)`;
}

/** Whether the short words found so many that the body need not be asked. */
export const hasEnough = sql`(SELECT count(*) >= ${literal(ENOUGH)} FROM (SELECT FROM short LIMIT ${literal(ENOUGH)}) AS f)`;

/** The trainings a question already understood matches: `every` and `any` are the text of its two queries. */
export function matchedAgain(level: MatchLevel, every: string, any: string): SqlFragment {
  switch (level) {
    case "short":
      return sql`SELECT t.id FROM search.training t WHERE t.tsx @@ ${every}::tsquery`;
    case "body":
      return sql`SELECT b.id FROM search.training_body b WHERE b.tsv @@ ${every}::tsquery`;
    case "near":
      return sql`SELECT t.id FROM search.training t WHERE t.tsx @@ ${any}::tsquery`;
  }
}
