import type { ClientBase } from "pg";
import { z } from "zod";

const statusSchema = z.object({
  trainings: z.int(),
  sessions: z.int(),
  words: z.int(),
  bytes: z.coerce.number(),
  drifted: z.array(z.int()),
});

/** What the search tables hold. `drifted`: trainings whose documents are missing, superfluous, or dated otherwise than their records. */
export type SearchStatus = z.infer<typeof statusSchema>;

/** Compares the search documents with `session_document`, session by session; reads both whole. */
export async function readSearchStatus(client: Pick<ClientBase, "query">): Promise<SearchStatus> {
  const { rows } = await client.query(`
    WITH record AS (SELECT training_id, id, starts_on, shown_until AS visible_until FROM session_document),
    whole AS (
      SELECT d.id FROM search.training d JOIN search.training_body b ON b.id = d.id
      WHERE EXISTS (SELECT FROM search.posting p WHERE p.training_id = d.id)),
    shown AS (
      SELECT d.id AS training_id, s.id, s.starts_on, s.visible_until
      FROM whole d LEFT JOIN search.session s ON s.training_id = d.id
      UNION ALL
      SELECT s.training_id, s.id, s.starts_on, s.visible_until FROM search.session s
      WHERE NOT EXISTS (SELECT FROM whole d WHERE d.id = s.training_id)),
    drift AS (
      (TABLE record EXCEPT TABLE shown) UNION ALL (TABLE shown EXCEPT TABLE record)
      UNION ALL SELECT training_id, id, starts_on, visible_until FROM shown
        WHERE NOT EXISTS (SELECT FROM whole d WHERE d.id = shown.training_id))
    SELECT (SELECT count(*)::integer FROM search.training) AS trainings, (SELECT count(*)::integer FROM search.session) AS sessions,
      (SELECT count(*)::integer FROM search.lexeme) AS words,
      (SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relnamespace = 'search'::regnamespace
        AND c.relkind = 'r') AS bytes,
      coalesce((SELECT array_agg(DISTINCT training_id ORDER BY training_id) FROM drift), '{}') AS drifted`);
  return statusSchema.parse(rows[0]);
}
