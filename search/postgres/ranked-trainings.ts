import sql, { type Sql } from "sql-template-tag";
import type { RankedTrainings } from "../engine.ts";
import type { UnderstoodTrade } from "../understanding/understood-words.ts";

/** What bearing the likeliest job is worth, beside 1 for the best match of the words. */
const TRADE_SCORE = 0.9;

/** `id` and `score` of the trainings that another engine found, with what their jobs add. Uses posting_pkey. */
export function rankedTrainings({ ids, scores }: RankedTrainings, trades: readonly UnderstoodTrade[]): Sql {
  const found = sql`SELECT * FROM unnest(${ids}::integer[], ${scores}::float8[]) AS r(id, score)`;
  if (trades.length === 0) return found;
  const terms = trades.map(({ rome }) => rome.toLowerCase());
  const weights = trades.map(({ weight }) => weight * TRADE_SCORE);
  return sql`SELECT r.id, r.score + coalesce(t.score, 0) AS score FROM (${found}) AS r LEFT JOIN (
      SELECT p.training_id AS id, max(w.weight) AS score
      FROM unnest(${terms}::text[], ${weights}::float8[]) AS w(term, weight) JOIN search.posting p ON p.term = w.term
      GROUP BY p.training_id) AS t ON t.id = r.id`;
}
