import sql, { empty, join, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { AskedBlocks } from "../query.ts";
import type { FilterGroup, SessionConditions } from "./session-conditions.ts";
import { type SqlStatement, toStatement } from "./statement.ts";

/** Trainings with each of the counted blocks, those with none left out; trainings that bring something lacking. */
export const blocksRowSchema = z.object({ counts: z.array(z.tuple([z.string(), z.int()])), lacking: z.int() });

/**
 * How many trainings teach the blocks that a question names, every other filter kept. It reads the sessions again: `facetsStatement`
 * leaves it out, since few questions name blocks. `trainings`: the ids that match the words, null when there are none.
 */
export function blocksStatement(
  { counted, lacking }: AskedBlocks,
  conditions: SessionConditions,
  trainings: Sql | null,
): SqlStatement {
  const source = trainings === null ? empty : sql`(${trainings}) AS m JOIN `;
  const matched = trainings === null ? empty : sql`ON s.training_id = m.id`;
  const kept = (but: FilterGroup, codes: readonly string[]): Sql =>
    sql`${source}search.session s ${matched}
      WHERE ${join([...conditions.always, ...others(conditions, but)], " AND ")} AND s.blocks && ${codes}::text[]`;
  return toStatement(sql`SELECT
    coalesce((SELECT json_agg(json_build_array(b.code, b.n)) FROM (
      SELECT c.code, count(DISTINCT k.training_id)::integer AS n
      FROM (SELECT s.training_id, s.blocks FROM ${kept("block", counted)}) AS k, unnest(k.blocks) AS c(code)
      WHERE c.code = ANY(${counted}::text[]) GROUP BY c.code) AS b), '[]') AS counts,
    (SELECT count(DISTINCT s.training_id)::integer FROM ${kept("lacking", lacking)}) AS lacking`);
}

function others({ groups }: SessionConditions, but: FilterGroup): readonly Sql[] {
  return groups.filter(({ group }) => group !== but).map(({ holds }) => holds);
}
