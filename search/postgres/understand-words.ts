import sql, { empty, join, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { QuestionWord } from "../understanding/understood-words.ts";
import { literal } from "./statement.ts";

/** How many codes of jobs one word may stand for, best first. */
const MAX_EXPANSIONS = 20;
/** Codes reached by a skill alone weigh this or less: they find, but do not rank. */
const SKILL_WEIGHT = 0.3;
/** How many codes rank a training, the best of its word's: the trainings of each are read. */
const MAX_TRADES = 10;
const MAX_CORRECTIONS = 3;
const MAX_PREFIX_WORDS = 10;

/**
 * What the words came to, as lists of the same length: a term, the words it answers for, those it answers for as a likeliest meaning
 * (both as a sum of bits, 1 for the first word), and whether it is a trade the question most likely names.
 */
export const questionSchema = z.object({
  terms: z.array(z.string()),
  places: z.array(z.int()),
  bestPlaces: z.array(z.int()),
  trades: z.array(z.boolean()),
});
export type Question = z.infer<typeof questionSchema>;

/** One row, the columns of `questionSchema`, from `term`. */
export const questionColumns = sql`coalesce(array_agg(q.term ORDER BY q.term), '{}') AS terms,
      coalesce(array_agg(q.places ORDER BY q.term), '{}') AS places,
      coalesce(array_agg(q.best_places ORDER BY q.term), '{}') AS "bestPlaces",
      coalesce(array_agg(q.is_trade ORDER BY q.term), '{}') AS trades`;

/** The same `term`, from what an earlier statement understood. */
export function understoodBefore({ terms, places, bestPlaces, trades }: Question): Sql {
  return sql`term AS MATERIALIZED (
      SELECT * FROM unnest(${terms}::text[], ${places}::integer[], ${bestPlaces}::integer[], ${trades}::boolean[])
        AS t(term, places, best_places, is_trade))`;
}

/** The bits of that many words together. */
export function allPlaces(words: number): number {
  return 2 ** words - 1;
}

/** The question for a whole text: one of the terms of every word. */
export function everyWord({ terms, places }: Question, words: number): string {
  const answersOf = (bit: number): string =>
    terms
      .filter((_, index) => ((places[index] ?? 0) & bit) !== 0)
      .map(quoted)
      .join(" | ");
  const bits = Array.from({ length: words }, (_, place) => 2 ** place);
  return bits.map((bit) => `(${answersOf(bit)})`).join(" & ");
}

/** Folding leaves letters and digits only; the quotes keep a term one word of the query all the same. */
function quoted(term: string): string {
  return `'${term.replaceAll(/['\\]/g, "$&$&")}'`;
}

/** Jobs one of whose names bears all the words. */
const namedJobs = sql`SELECT DISTINCT lexeme
      FROM (SELECT string_agg('(' || stems || ')', ' & ')::tsquery AS every_stem FROM (
          SELECT string_agg('''' || stem || '''', ' | ') AS stems FROM meant GROUP BY place) AS g) AS q
      JOIN search.appellation a ON a.tsv @@ q.every_stem, unnest(a.lexemes) AS lexeme
      ORDER BY lexeme LIMIT ${literal(MAX_EXPANSIONS)}`;

/** One row per word, not an array: the planner then knows how many there are, and keeps one plan instead of planning each time. */
function wordRows(words: readonly QuestionWord[]): Sql {
  return join(
    words.map(({ word, isCode }, index) => sql`(${literal(index)}, ${word}::text, ${isCode}::boolean)`),
    ", ",
  );
}

/**
 * Common table expressions that understand the words and correct one slip in each; they end with `term` (the rows of a
 * `Question`). Every step looks something up by key: lexeme_stem_idx, lexeme_key_pkey, lexeme_pkey, gender_twin_pkey, expansion_pkey,
 * appellation_tsv_idx.
 */
export function understandWords(words: readonly QuestionWord[]): Sql {
  const isOneWord = words.length === 1;
  const isTrade = sql`weight > ${SKILL_WEIGHT}::real AND rank <= ${literal(MAX_TRADES)}`;
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
      SELECT m.place, e.* FROM (SELECT DISTINCT place FROM meant) AS m CROSS JOIN LATERAL (
        SELECT x.lexeme, max(x.weight / meant.rank) AS weight, row_number() OVER (ORDER BY max(x.weight / meant.rank) DESC,
          x.lexeme) AS rank
        FROM meant JOIN search.expansion x ON x.term = meant.stem
        WHERE meant.place = m.place GROUP BY x.lexeme ORDER BY rank LIMIT ${literal(MAX_EXPANSIONS)}) AS e),
    term AS MATERIALIZED (
      SELECT term, bit_or(places) AS places, coalesce(bit_or(places) FILTER (WHERE is_best), 0) AS best_places, bool_or(is_trade)
        AS is_trade
      FROM (
        SELECT stem AS term, 1 << place AS places, rank = 1 AS is_best, false AS is_trade FROM meant
        UNION ALL SELECT lexeme, 1 << place, false, ${isOneWord ? isTrade : sql`false`} FROM expanded
        ${
          isOneWord
            ? empty
            : sql`UNION ALL SELECT lexeme, ${literal(allPlaces(words.length))}, false, true
          FROM (${namedJobs}) AS job`
        }) AS t
      GROUP BY term)`;
}
