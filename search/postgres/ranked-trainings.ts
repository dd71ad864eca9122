import sql, { type Sql } from "sql-template-tag";
import type { RankedTrainings } from "../engine.ts";
import type { UnderstoodTrade } from "../understanding/understood-words.ts";

/** What being of the likeliest trade is worth, beside 1 for the best match of the words. */
const TRADE_SCORE = 0.65;

/** `id` and `score` of the trainings that another engine found for the words, and of those of the trades. Uses posting_pkey. */
export function rankedTrainings({ ids, scores }: RankedTrainings, trades: readonly UnderstoodTrade[]): Sql {
  const terms = trades.map(({ rome }) => rome.toLowerCase());
  const weights = trades.map(({ weight }) => weight * TRADE_SCORE);
  return sql`SELECT id, sum(score) AS score FROM (
      SELECT * FROM unnest(${ids}::integer[], ${scores}::float8[]) AS w(id, score)
      UNION ALL SELECT p.training_id, max(t.weight)
        FROM unnest(${terms}::text[], ${weights}::float8[]) AS t(term, weight) JOIN search.posting p ON p.term = t.term
        GROUP BY p.training_id) AS f GROUP BY id`;
}
