import sql, { empty, type Sql } from "sql-template-tag";
import { guessesJobs, MOST_NEXT, NEXT_OF_JOB, TEXT_SCORE, TRADE_SCORE } from "../score-values.ts";
import type { UnderstoodWords } from "../understanding/understood-words.ts";
import { literal } from "./statement.ts";
import { allPlaces, everyWord, type Question } from "./understand-words.ts";

/**
 * How much of the documents a question needs: `short` titles, jobs, codes and organisations; `body` the whole text too, when the short
 * ones are fewer than twenty; `near` some of the words only, when nothing bears them all. It depends on the words alone, never on the
 * filters, so that following a facet cannot change it.
 */
export const matchLevels = ["short", "body", "near"] as const;
export type MatchLevel = (typeof matchLevels)[number];

/** Under this many trainings the body is asked as well. */
export const ENOUGH = 20;
/** The best of a word's trainings that are always read, however few the page asks. */
const FIRST_OF_WORD = 301;

/** What the page asks of the matched trainings. */
export interface MatchNeed {
  readonly today: string;
  readonly question: UnderstoodWords;
  /** How many trainings, best first, the page and those before it show; null when their order needs all of them. */
  readonly trainings: number | null;
  /** Whether training `m` has a session that meets the filters; null when every visible training has. */
  readonly isKept: Sql | null;
  /** How many trainings of a word, best first, may be on the page or before it; null when the score alone does not tell. */
  readonly best: number | null;
}

/**
 * `matched` from the short words: all words in the title or the certification first, or a job that is meant; then codes and
 * organisation. The second tier is read only when the first leaves the page short, so that a broad word does not rank thousands for
 * twenty. Uses posting_pkey.
 */
export function matchShort(need: MatchNeed): Sql {
  return sql`${shortTiers(need)},
    matched AS (SELECT * FROM titled UNION ALL SELECT * FROM coded)`;
}

/**
 * `matched` with the tiers below: the whole text, then some of the words. Jobs that were only guessed do not hide the trainings whose text
 * bears all the words: these stand among theirs. Uses posting_pkey and training_body_tsv_idx.
 */
export function matchDeep(need: MatchNeed, { every, written }: WholeTexts): Sql {
  const isGuess = guessesJobs(need.question);
  const text = sql`b.tsv @@ ${written}::tsquery`;
  const score = isGuess ? sql`CASE WHEN ${text} THEN 6 + ${TEXT_SCORE}::real ELSE 2 END` : sql`2`;
  const titled = isGuess
    ? sql`SELECT t.id, t.visible_until, (t.score + CASE WHEN EXISTS (
          SELECT FROM search.training_body b WHERE b.id = t.id AND ${text}) THEN ${TEXT_SCORE}::real ELSE 0 END)::real AS score
        FROM titled t`
    : sql`SELECT * FROM titled`;
  return sql`${shortTiers(need)},
    body AS MATERIALIZED (
      SELECT b.id, t.visible_until, (${score} + coalesce(p.score, 0))::real AS score
      FROM search.training_body b JOIN search.training t ON t.id = b.id LEFT JOIN posted p ON p.id = b.id
      WHERE NOT ${hasEnough(need.question)} AND b.tsv @@ ${every}::tsquery AND t.visible_until >= ${need.today}::date
        AND NOT EXISTS (SELECT FROM short WHERE short.id = b.id)),
    near AS MATERIALIZED (
      SELECT p.id, p.visible_until, p.near_score AS score FROM posted p
      WHERE NOT EXISTS (SELECT FROM short) AND NOT EXISTS (SELECT FROM body)),
    matched AS (${titled} UNION ALL SELECT * FROM coded UNION ALL SELECT * FROM body UNION ALL SELECT * FROM near)`;
}

/**
 * Scores of two tiers never meet: each begins 2 above the next, and what follows stays under that. A training is worth the weight of
 * the words it bears, each for its share of the question, and what its job is worth.
 * `named`: those whose title, certification or codes bear all the words; `posted`: those that bear any, in whatever way. Where jobs are
 * guessed there is no second tier: a training that bears all the words stands among those whose text does, whatever its organisation is
 * called.
 */
function shortTiers(need: MatchNeed): Sql {
  const { today, question, trainings, isKept } = need;
  const isAsked = guessesJobs(question) ? sql`false` : isShort(trainings, isKept);
  return sql`named AS MATERIALIZED (${question.words.length === 1 ? namedByOneWord(need) : namedByEveryWord(need)}),
    titled AS MATERIALIZED (${question.trades.length === 0 ? sql`SELECT * FROM named` : withTrades(question)}),
    posted AS MATERIALIZED (
      SELECT id, visible_until, bit_or(places) AS places, sum(value) + ${TRADE_SCORE}::real * max(trade) AS score,
        sum(share) + ${TRADE_SCORE}::real * max(trade) + sum(value) / 10 AS near_score
      FROM (
        SELECT p.training_id AS id, p.visible_until, q.places, max(q.trade) AS trade, max(q.share) AS share,
          max(p.weight * q.weight) * max(q.share) AS value
        FROM term q JOIN search.posting p ON p.term = q.term WHERE p.visible_until >= ${today}::date
        GROUP BY p.training_id, p.visible_until, q.places) AS w
      GROUP BY id, visible_until),
    coded AS MATERIALIZED (
      SELECT p.id, p.visible_until, 4 + p.score AS score FROM posted p
      WHERE ${isAsked} AND p.places = ${literal(allPlaces(question.words.length))} AND NOT EXISTS (SELECT FROM titled
        WHERE titled.id = p.id)),
    short AS (SELECT id FROM titled UNION ALL SELECT id FROM coded)`;
}

/**
 * What the job of each training adds. Where jobs are guessed, each next training of one job is worth a little less: the first ones shown
 * are of several jobs.
 */
function withTrades({ isGuess }: UnderstoodWords): Sql {
  const score = sql`n.score + coalesce(t.score, 0)`;
  const again = isGuess
    ? sql` - ${NEXT_OF_JOB}::real * least(row_number() OVER (PARTITION BY t.term ORDER BY ${score} DESC, n.visible_until, n.id) - 1,
        ${literal(MOST_NEXT)})`
    : empty;
  return sql`
      SELECT n.id, n.visible_until, (${score}${again})::real AS score FROM named n LEFT JOIN (
        SELECT DISTINCT ON (p.training_id) p.training_id AS id, q.term, ${TRADE_SCORE}::real * q.trade AS score
        FROM term q JOIN search.posting p ON p.term = q.term WHERE q.trade > 0
        ORDER BY p.training_id, q.trade DESC, q.term) AS t ON t.id = n.id`;
}

/**
 * A word alone needs no count of the words met. Where the score tells, the best of each of its terms are enough, however many bear
 * it: as many as the page asks, and enough to know a broad word. Uses posting_best_idx.
 */
function namedByOneWord({ today, best }: MatchNeed): Sql {
  const named = sql`p.term = q.term AND p.is_named AND p.visible_until >= ${today}::date`;
  const posting =
    best === null
      ? sql`JOIN search.posting p ON ${named}`
      : sql`CROSS JOIN LATERAL (SELECT p.training_id, p.visible_until, p.weight FROM search.posting p WHERE ${named}
          ORDER BY p.weight DESC, p.visible_until, p.training_id LIMIT ${literal(Math.max(best, FIRST_OF_WORD))}) AS p`;
  return sql`
      SELECT p.training_id AS id, p.visible_until, 6 + max(p.weight * q.weight * q.share) AS score FROM term q ${posting}
      WHERE q.places <> 0 GROUP BY p.training_id, p.visible_until`;
}

function namedByEveryWord({ today, question }: MatchNeed): Sql {
  return sql`
      SELECT id, visible_until, 6 + sum(value) AS score FROM (
        SELECT p.training_id AS id, p.visible_until, q.places, max(p.weight * q.weight) * max(q.share) AS value
        FROM term q JOIN search.posting p ON p.term = q.term
        WHERE q.places <> 0 AND p.is_named AND p.visible_until >= ${today}::date
        GROUP BY p.training_id, p.visible_until, q.places) AS w
      GROUP BY id, visible_until HAVING bit_or(places) = ${literal(allPlaces(question.words.length))}`;
}

/** Whether the titles alone leave the page, or the count that decides on the body, short. */
function isShort(trainings: number | null, isKept: Sql | null): Sql {
  if (trainings === null) return sql`true`;
  const enough = literal(Math.max(trainings, ENOUGH));
  const kept = isKept === null ? sql`titled m` : sql`titled m WHERE ${isKept}`;
  return sql`(SELECT count(*) < ${enough} FROM (SELECT FROM ${kept} LIMIT ${enough}) AS f)`;
}

/** What a whole text is asked: one of the terms of every word; those of the words alone, without the jobs meant. */
export interface WholeTexts {
  readonly every: string;
  readonly written: string;
}

/** Whether the short words found so many that the body need not be asked; never for jobs that were only guessed. */
export function hasEnough(question: UnderstoodWords): Sql {
  return guessesJobs(question)
    ? sql`false`
    : sql`(SELECT count(*) >= ${literal(ENOUGH)} FROM (SELECT FROM short LIMIT ${literal(ENOUGH)}) AS f)`;
}

/** The trainings a question already understood matches. */
export function matchedAgain(level: MatchLevel, question: Question, words: number): Sql {
  const posted = sql`SELECT p.training_id AS id FROM unnest(${question.terms}::text[], ${question.places}::integer[]) AS q(term, places)
      JOIN search.posting p ON p.term = q.term GROUP BY p.training_id`;
  switch (level) {
    case "short":
      return sql`${posted} HAVING bit_or(q.places) = ${literal(allPlaces(words))}`;
    case "body":
      return sql`SELECT b.id FROM search.training_body b WHERE b.tsv @@ ${everyWord(question, words)}::tsquery`;
    case "near":
      return posted;
  }
}
