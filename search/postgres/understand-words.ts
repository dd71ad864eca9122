import { z } from "zod";
import { joinSql, literal, type SqlFragment, sql } from "./sql-fragment.ts";
import type { TextWord } from "./text-words.ts";

/** How many codes of jobs one word may stand for, best first. */
const MAX_EXPANSIONS = 20;
/** Codes reached by a skill alone weigh this or less: they find, but do not rank. */
const SKILL_WEIGHT = 0.3;
/** How many codes rank a training, the best of its word's: each is looked up in every training found. */
const MAX_TRADES = 10;
const MAX_CORRECTIONS = 3;
const MAX_PREFIX_WORDS = 10;
/** What the words came to: the text of the queries that the tiers ask; `each`: one query per word. */
export const questionSchema = z.object({
  every: z.string(),
  any: z.string(),
  stems: z.string(),
  inTitle: z.string(),
  trades: z.string(),
  each: z.array(z.string()),
  breadth: z.number(),
});
export type Question = z.infer<typeof questionSchema>;

/** The columns of `question` as `questionSchema` reads them. */
export const questionColumns = sql`q.every_word::text AS every, q.any_word::text AS any, q.stems::text AS stems, q.in_title::text AS "inTitle",
      q.trades::text AS trades, q.each, q.breadth::float8 AS breadth`;

/** The same `question`, from what an earlier statement understood. */
export function understoodBefore(question: Question): SqlFragment {
  return sql`question AS MATERIALIZED (
      SELECT ${question.every}::tsquery AS every_word, ${question.any}::tsquery AS any_word, ${question.stems}::tsquery AS stems,
        ${question.inTitle}::tsquery AS in_title, ${question.trades}::tsquery AS trades, ${question.each}::text[] AS each,
        ${question.breadth}::real AS breadth)`;
}

/** Jobs one of whose names bears all the words. */
const namedJobs = sql`SELECT DISTINCT lexeme
      FROM (SELECT string_agg('(' || stems || ')', ' & ')::tsquery AS every_stem FROM (
          SELECT string_agg('''' || stem || '''', ' | ') AS stems FROM meant GROUP BY place) AS g) AS q
      JOIN search.appellation a ON a.tsv @@ q.every_stem, unnest(a.lexemes) AS lexeme
      ORDER BY lexeme LIMIT ${literal(MAX_EXPANSIONS)}`;
const noJob = sql`SELECT NULL::text AS lexeme WHERE false`;

/** One row per word, not an array: the planner then knows how many there are, and keeps one plan instead of planning each time. */
function wordRows(words: readonly TextWord[]): SqlFragment {
  return joinSql(
    words.map(({ word, isCode }, index) => sql`(${literal(index + 1)}, ${word}::text, ${isCode}::boolean)`),
    ", ",
  );
}

/**
 * Common table expressions that understand the words and correct one slip in each; they end with `question` (one row of
 * `Question`). Every step looks something up by key: lexeme_stem_idx, lexeme_key_pkey, lexeme_pkey, gender_twin_pkey, expansion_pkey,
 * appellation_tsv_idx.
 */
export function understandWords(words: readonly TextWord[]): SqlFragment {
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
    job AS MATERIALIZED (${words.length > 1 ? namedJobs : noJob}),
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
        w.each, w.best_stems::tsquery AS stems, w.in_title::tsquery AS in_title, w.breadth,
        coalesce(j.jobs, CASE WHEN w.words = 1 THEN w.trades END, '')::tsquery AS trades
      FROM (SELECT count(*) AS words, sum(breadth)::real / count(*) AS breadth, string_agg(best_stems, ' | ') AS best_stems,
          string_agg('(' || CASE WHEN is_code THEN best_stems ELSE replace(best_stems, ''' | ''', ''':AB | ''') || ':AB' END || ')', ' & ') AS in_title,
          string_agg('(' || concat_ws(' | ', stems, jobs) || ')', ' & ') AS every_word,
          string_agg(concat_ws(' | ', stems, jobs), ' | ') AS any_word,
          array_agg(concat_ws(' | ', stems, jobs) ORDER BY place) AS each, max(trades) AS trades
        FROM word_query) AS w,
        (SELECT string_agg('''' || lexeme || '''', ' | ' ORDER BY lexeme) AS jobs FROM job) AS j)`;
}
