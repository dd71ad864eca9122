import sql, { type Sql } from "sql-template-tag";
import type { CatalogueSnapshot } from "#app/training/catalogue-snapshot.server.ts";
import { openSessions } from "#search/postgres/indexed-records.ts";
import { literal, toStatement } from "#search/postgres/statement.ts";
import type { GeoPoint } from "#search/query.ts";

/** As many as a path is searched among. */
const MOST_SESSIONS = 300;

/** Sessions that teach some blocks, near a point. */
export interface BlockSessionQuestion {
  readonly codes: readonly string[];
  /** Null: anywhere. */
  readonly centre: GeoPoint | null;
  readonly radiusKm: number;
  readonly today: string;
}

/** A session that one may still enter, with those of the asked blocks that it teaches. */
export interface FoundBlockSession {
  readonly trainingId: number;
  readonly sessionId: number;
  readonly distanceKm: number | null;
  readonly blocks: readonly string[];
}

interface Row {
  readonly training_id: number;
  readonly session_id: number;
  readonly km: number | null;
  readonly blocks: readonly string[];
}

/**
 * A session teaches the blocks that its feed lists; when the feed lists none, those of the certification of its training. Counts on
 * listed_block_pkey, training_certification_rncp_idx and the indexed sessions by training.
 */
const teaching = ({ codes, centre, radiusKm, today }: BlockSessionQuestion): Sql => sql`
    WITH asked AS (SELECT code, certification_code FROM skill_block WHERE code = ANY(${codes}::text[])),
    lists AS (SELECT l.list_id, array_agg(DISTINCT l.code::text) AS blocks
      FROM listed_block l JOIN asked USING (code) GROUP BY l.list_id),
    whole AS (SELECT c.training_id, array_agg(DISTINCT k.code::text) AS blocks
      FROM training_certification c JOIN asked k ON k.certification_code = c.rncp GROUP BY c.training_id),
    taught AS (
      SELECT a.training_id, s.id, l.blocks, a.modality FROM lists l JOIN training_session s ON s.block_list_id = l.list_id
        JOIN training_action a ON a.id = s.action_id
      UNION ALL
      SELECT a.training_id, s.id, w.blocks, a.modality FROM whole w JOIN training_action a ON a.training_id = w.training_id
        JOIN training_session s ON s.action_id = a.id WHERE s.block_list_id IS NULL)
    SELECT t.training_id, t.id AS session_id, o.km, t.blocks
    FROM taught t JOIN ${openSessions({ today, centre })} o ON o.training_id = t.training_id AND o.id = t.id
    WHERE o.is_closed IS NOT TRUE AND (${centre === null}::boolean OR t.modality = 'remote' OR o.km <= ${radiusKm}::float8)
    ORDER BY o.starts_on, o.km, t.id LIMIT ${literal(MOST_SESSIONS)}`;

/** The sessions that teach some blocks, the soonest first, at most 300. */
export async function selectBlockSessions(
  { client }: CatalogueSnapshot,
  asked: BlockSessionQuestion,
): Promise<readonly FoundBlockSession[]> {
  const { rows } = await client.query<Row>(toStatement(teaching(asked)));
  return rows.map(({ training_id, session_id, km, blocks }) => ({
    ...{ trainingId: training_id, sessionId: session_id, distanceKm: km, blocks: blocks.toSorted() },
  }));
}
