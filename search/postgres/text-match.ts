import { joinSql, literal, type SqlFragment, sql } from "./sql-fragment.ts";
import type { TextWord } from "./text-words.ts";

/**
 * How much of the documents a question needs: `short` titles, jobs, codes and organisations; `body` the whole text too, when the short
 * ones are fewer than twenty; `near` some of the words only, when nothing bears them all. It depends on the words alone, never on the
 * filters, so that following a facet cannot change it.
 */
export const matchLevels = ["short", "body", "near"] as const;
export type MatchLevel = (typeof matchLevels)[number];

/** Under this many trainings the body is asked as well. */
const ENOUGH = 20;
/** How many codes of jobs one word may stand for, best first. */
const MAX_EXPANSIONS = 40;
/** Codes reached by a skill alone weigh this or less: they find, but do not rank. */
const SKILL_WEIGHT = 0.3;
/** How many codes rank a training, the best of its word's: each is looked up in every training found. */
const MAX_TRADES = 10;
/** Beyond this many titles with all the words, trades no longer tell trainings apart. */
const BROAD = 300;
const MAX_CORRECTIONS = 3;
const MAX_PREFIX_WORDS = 10;

/**
 * Common table expressions that understand the words, correct one slip in each, and find the trainings: `question` (one row) and
 * `matched (id, visible_until, score)`. Every step looks something up by key: lexeme_pkey, lexeme_stem_idx, lexeme_key_pkey, gender_twin_pkey,
 * expansion_pkey, appellation_tsv_idx, training_tsx_idx, training_body_tsv_idx.
 */
export function understandAndMatch(words: readonly TextWord[], need: MatchNeed): SqlFragment {
  return sql`${understandWords(words)}, ${matchTrainings(need)}`;
}

/** One row per word, not an array: the planner then knows how many there are, and keeps one plan instead of planning each time. */
function wordRows(words: readonly TextWord[]): SqlFragment {
  return joinSql(
    words.map(({ word, isCode }, index) => sql`(${literal(index + 1)}, ${word}::text, ${isCode}::boolean)`),
    ", ",
  );
}

function understandWords(words: readonly TextWord[]): SqlFragment {
  return sql`asked AS MATERIALIZED (
      SELECT w.place, w.word, w.is_code, x.stem,
        w.is_code OR length(w.word) < 4 OR EXISTS (SELECT FROM search.lexeme l WHERE l.stem = x.stem) AS is_known
      FROM (VALUES ${wordRows(words)}) AS w(place, word, is_code)
      CROSS JOIN LATERAL (SELECT CASE WHEN w.is_code THEN w.word
        ELSE coalesce((ts_lexize('pg_catalog.french_stem', w.word))[1], w.word) END) AS x(stem)),
    slip AS MATERIALIZED (
      SELECT a.place, a.word AS typed, c.* FROM asked a CROSS JOIN LATERAL (
        SELECT l.word, l.stem, row_number() OVER (ORDER BY l.documents DESC, l.word) AS rank
        FROM (SELECT DISTINCT k.word
          FROM generate_series(0, length(a.word)) AS cut
          JOIN search.lexeme_key k ON k.key = CASE cut WHEN 0 THEN a.word ELSE left(a.word, cut - 1) || substr(a.word, cut + 1) END
          WHERE cut = 0 OR k.position = 0 OR k.position = cut OR (abs(k.position - cut) = 1
            AND substr(a.word, least(cut, k.position), 2) = reverse(substr(k.word, least(cut, k.position), 2)))) AS one_slip
        JOIN search.lexeme l ON l.word = one_slip.word
        ORDER BY rank LIMIT ${literal(MAX_CORRECTIONS)}) AS c
      WHERE NOT a.is_known),
    beginning AS (
      SELECT a.place, b.stem FROM asked a CROSS JOIN LATERAL (
        SELECT l.stem FROM search.lexeme l WHERE l.word >= a.word AND l.word < a.word || U&'\\FFFF'
        ORDER BY l.documents DESC, l.word LIMIT ${literal(MAX_PREFIX_WORDS)}) AS b
      WHERE NOT a.is_code AND length(a.word) >= 3
        AND NOT EXISTS (SELECT FROM search.lexeme l WHERE l.stem = a.stem) AND NOT EXISTS (SELECT FROM slip WHERE slip.place = a.place)),
    said AS MATERIALIZED (
      SELECT place, stem, 1 AS rank FROM asked UNION ALL SELECT place, stem, rank FROM slip UNION ALL SELECT place, stem, 1 FROM beginning),
    meant AS MATERIALIZED (
      SELECT place, stem, min(rank) AS rank FROM (
        SELECT * FROM said UNION ALL SELECT s.place, t.twin, s.rank FROM said s JOIN search.gender_twin t ON t.term = s.stem) AS m
      GROUP BY place, stem),
    expanded AS MATERIALIZED (
      SELECT m.place, e.lexeme, e.weight FROM (SELECT DISTINCT place FROM meant) AS m CROSS JOIN LATERAL (
        SELECT x.lexeme, max(x.weight / meant.rank) AS weight FROM meant JOIN search.expansion x ON x.term = meant.stem
        WHERE meant.place = m.place GROUP BY x.lexeme ORDER BY weight DESC, x.lexeme LIMIT ${literal(MAX_EXPANSIONS)}) AS e),
    job AS MATERIALIZED (
      SELECT DISTINCT lexeme
      FROM (SELECT string_agg('(' || stems || ')', ' & ')::tsquery AS every_stem FROM (
          SELECT string_agg('''' || stem || '''', ' | ') AS stems FROM meant GROUP BY place) AS g
        HAVING count(*) > 1) AS q
      JOIN search.appellation a ON a.tsv @@ q.every_stem, unnest(a.lexemes) AS lexeme
      ORDER BY lexeme LIMIT ${literal(MAX_EXPANSIONS)}),
    word_query AS (
      SELECT p.place, p.is_code,
        (SELECT string_agg('''' || m.stem || '''', ' | ' ORDER BY m.stem) FROM meant m WHERE m.place = p.place) AS stems,
        (SELECT string_agg('''' || m.stem || '''', ' | ' ORDER BY m.stem) FROM meant m WHERE m.place = p.place AND m.rank = 1) AS best_stems,
        (SELECT count(*) FROM meant m WHERE m.place = p.place AND m.rank = 1) AS breadth,
        (SELECT string_agg('''' || e.lexeme || '''', ' | ' ORDER BY e.lexeme) FROM expanded e WHERE e.place = p.place) AS jobs,
        (SELECT string_agg('''' || e.lexeme || '''', ' | ' ORDER BY e.lexeme) FROM (
          SELECT f.lexeme FROM expanded f WHERE f.place = p.place AND f.weight > ${SKILL_WEIGHT}::real
          ORDER BY f.weight DESC, f.lexeme LIMIT ${literal(MAX_TRADES)}) AS e) AS trades
      FROM asked p),
    question AS MATERIALIZED (
      SELECT concat_ws(' | ', w.every_word, j.jobs)::tsquery AS every_word, concat_ws(' | ', w.any_word, j.jobs)::tsquery AS any_word,
        w.best_stems::tsquery AS stems, w.in_title::tsquery AS in_title, w.breadth,
        coalesce(j.jobs, CASE WHEN w.words = 1 THEN w.trades END, '')::tsquery AS trades
      FROM (SELECT count(*) AS words, sum(breadth)::real / count(*) AS breadth, string_agg(best_stems, ' | ') AS best_stems,
          string_agg('(' || CASE WHEN is_code THEN best_stems ELSE replace(best_stems, ''' | ''', ''':AB | ''') || ':AB' END || ')', ' & ') AS in_title,
          string_agg('(' || concat_ws(' | ', stems, jobs) || ')', ' & ') AS every_word,
          string_agg(concat_ws(' | ', stems, jobs), ' | ') AS any_word,
          max(trades) AS trades
        FROM word_query) AS w,
        (SELECT string_agg('''' || lexeme || '''', ' | ' ORDER BY lexeme) AS jobs FROM job) AS j)`;
}

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
  /** How many trainings, best first, the page and those before it show. */
  readonly trainings: number;
  /** Whether training `m` has a session that meets the filters; null when every visible training has. */
  readonly isKept: SqlFragment | null;
}

/**
 * Tiers, each above the next: all words in the title or the certification; codes, jobs and organisation; the whole text; some of the
 * words. A tier is read only when those above leave the page short, so that a broad word does not rank thousands for twenty.
 */
function matchTrainings({ today, trainings, isKept }: MatchNeed): SqlFragment {
  const enough = literal(Math.max(trainings, ENOUGH));
  const kept = isKept === null ? sql`titled m` : sql`titled m WHERE ${isKept}`;
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
      WHERE (SELECT count(*) < ${enough} FROM (SELECT FROM ${kept} LIMIT ${enough}) AS f)
        AND t.visible_until >= ${today}::date AND NOT EXISTS (SELECT FROM titled WHERE titled.id = t.id)),
    short AS (SELECT id FROM titled UNION ALL SELECT id FROM coded),
    body AS MATERIALIZED (
      SELECT b.id, t.visible_until, 1 + (${score}) AS score
      FROM question q JOIN search.training_body b ON b.tsv @@ q.every_word JOIN search.training t ON t.id = b.id
      WHERE (SELECT count(*) < ${literal(ENOUGH)} FROM (SELECT FROM short LIMIT ${literal(ENOUGH)}) AS f)
        AND t.visible_until >= ${today}::date AND NOT EXISTS (SELECT FROM short WHERE short.id = b.id)),
    near AS MATERIALIZED (
      SELECT t.id, t.visible_until, (SELECT count(*) FROM (
          SELECT string_agg('''' || stem || '''', ' | ')::tsquery AS word FROM (
            SELECT place, stem FROM meant UNION ALL SELECT place, lexeme FROM expanded) AS m GROUP BY place) AS w
          WHERE t.tsx @@ w.word) + (${score}) / 10 AS score
      FROM question q JOIN search.training t ON t.tsx @@ q.any_word
      WHERE NOT EXISTS (SELECT FROM short) AND NOT EXISTS (SELECT FROM body) AND t.visible_until >= ${today}::date),
    matched AS (SELECT * FROM titled UNION ALL SELECT * FROM coded UNION ALL SELECT * FROM body UNION ALL SELECT * FROM near)`;
}

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
