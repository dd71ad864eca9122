import sql, { empty, join, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { UnderstoodWords } from "../understanding/understood-words.ts";
import { literal } from "./statement.ts";

/**
 * What the words came to, as lists of the same length: a term; the words it answers for, as a sum of bits, 1 for the first word; what it
 * is worth beside the word itself; the share of the question it says; and, for the code of a job, how likely the question means it,
 * otherwise 0.
 */
export const questionSchema = z.object({
  terms: z.array(z.string()),
  places: z.array(z.int()),
  weights: z.array(z.number()),
  shares: z.array(z.number()),
  trades: z.array(z.number()),
});
export type Question = z.infer<typeof questionSchema>;

/** One row, the columns of `questionSchema`, from `term`. */
export const questionColumns = sql`coalesce(array_agg(q.term ORDER BY q.term), '{}') AS terms,
      coalesce(array_agg(q.places ORDER BY q.term), '{}') AS places,
      coalesce(array_agg(q.weight ORDER BY q.term), '{}') AS weights,
      coalesce(array_agg(q.share ORDER BY q.term), '{}') AS shares,
      coalesce(array_agg(q.trade ORDER BY q.term), '{}') AS trades`;

/** The same `term`, from what an earlier statement looked up. */
export function understoodBefore({ terms, places, weights, shares, trades }: Question): Sql {
  return sql`term AS MATERIALIZED (
      SELECT * FROM unnest(${terms}::text[], ${places}::integer[], ${weights}::real[], ${shares}::real[],
        ${trades}::real[]) AS t(term, places, weight, share, trade))`;
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

/** The terms of the words alone. */
export function withoutJobs(question: Question): Question {
  return { ...question, places: question.places.map((places, at) => ((question.shares[at] ?? 0) > 0 ? places : 0)) };
}

/** Folding leaves letters and digits only; the quotes keep a term one word of the query all the same. */
function quoted(term: string): string {
  return `'${term.replaceAll(/['\\]/g, "$&$&")}'`;
}

/** One row per word, not an array: the planner then knows how many there are, and keeps one plan instead of planning each time. */
function wordRows({ words }: UnderstoodWords): Sql {
  const rows = words.flatMap(({ word, isCode, share, alternatives }, place) =>
    [{ word, weight: 1 }, ...alternatives].map(
      (one) =>
        sql`(${literal(2 ** place)}, ${one.word}::text, ${isCode}::boolean, ${one.weight}::real, ${share}::real)`,
    ),
  );
  return join(rows, ", ");
}

/** A job that is meant answers for every word; another only ranks. */
function tradeRows({ words, trades, meansTrades }: UnderstoodWords): Sql {
  if (trades.length === 0) return empty;
  const places = literal(meansTrades ? allPlaces(words.length) : 0);
  const codes = trades.map(({ rome }) => rome.toLowerCase());
  const weights = trades.map(({ weight }) => weight);
  return sql`UNION ALL SELECT rome, ${places}, 0, 0, likely
        FROM unnest(${codes}::text[], ${weights}::real[]) AS j(rome, likely)`;
}

const meant = (question: UnderstoodWords): Sql => sql`
      SELECT w.place, w.weight, w.share, CASE WHEN w.is_code THEN w.word
        ELSE coalesce((ts_lexize('pg_catalog.french_stem', w.word))[1], w.word) END AS stem
      FROM (VALUES ${wordRows(question)}) AS w(place, word, is_code, weight, share)`;
const meantTerms = sql`
        SELECT stem AS term, place, weight, share FROM meant
        UNION ALL SELECT t.twin, m.place, m.weight, m.share FROM meant m JOIN search.gender_twin t ON t.term = m.stem`;

/** The terms of the words, each with the word it answers for, its weight and share. A word answers under its stem and its other gender. */
export function termsOfWords(question: UnderstoodWords): Sql {
  return sql`WITH meant AS MATERIALIZED (${meant(question)}) ${meantTerms}`;
}

/**
 * Common table expressions that look the words up; they end with `term` (the rows of a `Question`). A word answers under its stem, and
 * under that of its other gender (gender_twin_pkey).
 */
export function lookUpWords(question: UnderstoodWords): Sql {
  return sql`meant AS MATERIALIZED (${meant(question)}),
    term AS MATERIALIZED (
      SELECT term, bit_or(places) AS places, max(weight) AS weight, max(share) AS share, max(trade) AS trade
      FROM (
        SELECT term, place AS places, weight, share, 0::real AS trade FROM (${meantTerms}) AS w
        ${tradeRows(question)}) AS t
      GROUP BY term)`;
}
