import sql, { empty, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { RankedTrainings, SearchAnswer } from "../engine.ts";
import type { SearchQuery } from "../query.ts";
import { guessesJobs, MOST_NEXT, NEXT_OF_JOB, TRADE_SCORE } from "../score-values.ts";
import type { UnderstoodWords } from "../understanding/understood-words.ts";
import type { DocumentMemory } from "./memory/document-memory.server.ts";
import { oneRow, type SearchClient } from "./one-row.server.ts";
import { openSessions } from "./sessions.server.ts";
import { literal, toStatement } from "./statement.ts";
import { termsOfWords } from "./understand-words.ts";
import { widening } from "./widening.ts";

/** As many as Meilisearch ranks at most: those beyond follow in the order of their next entry. */
const MOST_RANKED = 1000;

const orderSchema = z.object({ generation: z.number(), ids: z.array(z.int()), scores: z.array(z.number()) });

/**
 * Answers a question whose words another engine has read: those of its trainings that have one session which meets all the filters. Null
 * when that engine searched another generation of the documents than this connection sees.
 */
export async function answerRanked(
  client: SearchClient,
  memory: DocumentMemory | null,
  query: SearchQuery,
  found: RankedTrainings,
): Promise<SearchAnswer | null> {
  const order = await oneRow(client, toStatement(bestFirst(found, query)), orderSchema);
  if (order.generation !== found.generation) return null;
  const ranked = order.ids.map((id, at) => ({ id, score: order.scores[at] ?? 0 }));
  const trainings = { ids: found.ids, ranked };
  const sessions = await openSessions(client, memory, trainings);
  const answer = await widening(query.place, (place) => sessions.answer({ ...query, place }));
  return { ...answer, approximate: found.approximate || query.question.approximate };
}

/**
 * The generation of the documents, and the best of the trainings still shown with what their jobs add: one that is over would stand for its
 * job without being seen. Uses posting_pkey and training_pkey.
 */
function bestFirst({ ids, scores }: RankedTrainings, { question, today }: SearchQuery): Sql {
  const { trades, isGuess } = question;
  const terms = trades.map(({ rome }) => rome.toLowerCase());
  const again = isGuess
    ? sql` - CASE WHEN s.term IS NULL THEN 0 ELSE ${NEXT_OF_JOB}::float8
        * least(row_number() OVER (PARTITION BY s.term ORDER BY s.score DESC, s.visible_until, s.id) - 1, ${literal(MOST_NEXT)}) END`
    : empty;
  const weights = trades.map(({ weight }) => weight * TRADE_SCORE);
  const titled = guessesJobs(question)
    ? titledBy(question)
    : sql`SELECT NULL::integer AS id, 0::float8 AS score WHERE false`;
  return sql`WITH of_job AS (
      SELECT DISTINCT ON (p.training_id) p.training_id AS id, w.term, w.weight AS score
      FROM unnest(${terms}::text[], ${weights}::float8[]) AS w(term, weight) JOIN search.posting p ON p.term = w.term
      ORDER BY p.training_id, w.weight DESC, w.term),
    titled AS (${titled}),
    summed AS (
      SELECT r.id, j.term, t.visible_until, r.score + coalesce(j.score, 0) + coalesce(n.score, 0) AS score
      FROM unnest(${ids}::integer[], ${scores}::float8[]) AS r(id, score)
      JOIN search.training t ON t.id = r.id AND t.visible_until >= ${today}::date
      LEFT JOIN of_job j ON j.id = r.id LEFT JOIN titled n ON n.id = r.id AND j.id IS NOT NULL),
    scored AS (SELECT s.id, s.visible_until, s.score${again} AS score FROM summed s WHERE s.score > 0)
    SELECT (SELECT number::float8 FROM search.generation) AS generation,
      coalesce(array_agg(b.id), '{}') AS ids, coalesce(array_agg(b.score), '{}') AS scores
    FROM (SELECT s.id, s.score FROM scored s ORDER BY s.score DESC, s.visible_until, s.id LIMIT ${literal(MOST_RANKED)}) AS b`;
}

/** What the words of a guessed question in a title add to its jobs, as this engine's own words do (match-tiers.ts). */
function titledBy(question: UnderstoodWords): Sql {
  return sql`SELECT id, sum(value)::float8 AS score FROM (
        SELECT p.training_id AS id, max(p.weight * q.weight) * max(q.share) AS value
        FROM (${termsOfWords(question)}) AS q JOIN search.posting p ON p.term = q.term WHERE p.is_named
        GROUP BY p.training_id, q.place) AS w
      GROUP BY id`;
}
