import sql, { type Sql } from "sql-template-tag";
import type { CatalogueSnapshot } from "#app/training/catalogue-snapshot.server.ts";
import { openSessions } from "#search/postgres/indexed-records.ts";
import { literal, toStatement } from "#search/postgres/statement.ts";
import type { GeoPoint } from "#search/query.ts";
import type { EntryConditions } from "./block-session.ts";

/** As many as a path is searched among. */
export const MOST_SESSIONS = 300;

/** Sessions that teach some blocks, near a point. */
export interface BlockSessionQuestion {
  readonly codes: readonly string[];
  /** Null: anywhere. */
  readonly centre: GeoPoint | null;
  readonly radiusKm: number;
  readonly today: string;
}

/** A session that one may still enter: with those of the asked blocks that it teaches, or what it brings that is asked before. */
export interface FoundBlockSession {
  readonly trainingId: number;
  readonly sessionId: number;
  readonly distanceKm: number | null;
  readonly blocks: readonly string[];
  readonly entry: EntryConditions;
}

interface Row {
  readonly training_id: number;
  readonly session_id: number;
  readonly km: number | null;
  readonly blocks: readonly string[];
  readonly level_in: number | null;
  readonly is_level_required: boolean;
  readonly publics: readonly string[];
}

/** Formacode of a public: everybody. */
const EVERYBODY = "83056";

/** What the training `e` and the action `a` ask of who enters: a level from 1 to 8, and whom they are for, empty when it is everybody. */
const entryColumns = sql`e.level_in::int AS level_in, a.is_entry_level_required AS is_level_required,
      CASE WHEN EXISTS (SELECT FROM action_public p WHERE p.action_id = a.id AND p.public_code = ${EVERYBODY}) THEN ARRAY[]::text[]
        ELSE ARRAY(SELECT k.label FROM action_public p JOIN training_public k ON k.code = p.public_code
          WHERE p.action_id = a.id ORDER BY k.code) END AS publics`;

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
      SELECT a.training_id, s.id, l.blocks, a.id AS action_id FROM lists l JOIN training_session s ON s.block_list_id = l.list_id
        JOIN training_action a ON a.id = s.action_id
      UNION ALL
      SELECT a.training_id, s.id, w.blocks, a.id AS action_id FROM whole w JOIN training_action a ON a.training_id = w.training_id
        JOIN training_session s ON s.action_id = a.id WHERE s.block_list_id IS NULL),
    near AS (SELECT t.training_id, t.id, t.blocks, t.action_id, o.km, o.starts_on
      FROM taught t JOIN ${openSessions({ today, centre })} o ON o.training_id = t.training_id AND o.id = t.id
        JOIN training_action a ON a.id = t.action_id
      WHERE o.is_closed IS NOT TRUE AND (${centre === null}::boolean OR a.modality = 'remote' OR o.km <= ${radiusKm}::float8)
      ORDER BY o.starts_on, o.km, t.id LIMIT ${literal(MOST_SESSIONS)})
    SELECT n.training_id, n.id AS session_id, n.km, n.blocks, ${entryColumns}
    FROM near n JOIN training e ON e.id = n.training_id JOIN training_action a ON a.id = n.action_id
    ORDER BY n.starts_on, n.km, n.id`;

/** Sessions of trainings that bring what is asked before, by Formacode or by certification. */
export interface PriorSessionQuestion extends Omit<BlockSessionQuestion, "codes"> {
  readonly needs: readonly { readonly need: string; readonly formacode: string; readonly certification: string }[];
}

/** As many as a path chooses among before its other steps. */
const MOST_PRIOR = 60;

/**
 * Counts on the indexed sessions by training; trainings are found by their Formacodes and certifications, read whole: a few thousand rows.
 * `blocks` holds what the session brings.
 */
const priorSessions = ({ needs, centre, radiusKm, today }: PriorSessionQuestion): Sql => sql`
    WITH asked AS (SELECT * FROM unnest(${needs.map(({ need }) => need)}::text[], ${needs.map((one) => one.formacode)}::text[],
        ${needs.map((one) => one.certification)}::text[]) AS asked(need, formacode, certification)),
    bringing AS (
      SELECT f.training_id, k.need FROM training_formacode f JOIN asked k ON k.formacode = f.code::text WHERE f.rank = 1
      UNION
      SELECT c.training_id, k.need FROM training_certification c JOIN asked k ON k.certification IN (c.rncp::text, c.rs::text)),
    named AS (SELECT training_id, array_agg(need ORDER BY need) AS blocks FROM bringing GROUP BY training_id)
    SELECT n.training_id, o.id AS session_id, o.km, n.blocks, ${entryColumns}
    FROM named n JOIN ${openSessions({ today, centre })} o ON o.training_id = n.training_id
      JOIN training_session s ON s.id = o.id JOIN training_action a ON a.id = s.action_id JOIN training e ON e.id = n.training_id
    WHERE o.is_closed IS NOT TRUE AND (${centre === null}::boolean OR a.modality = 'remote' OR o.km <= ${radiusKm}::float8)
    ORDER BY o.starts_on, o.km, o.id LIMIT ${literal(MOST_PRIOR)}`;

/** The sessions that teach some blocks, the soonest first, at most 300. */
export function selectBlockSessions(
  snapshot: CatalogueSnapshot,
  asked: BlockSessionQuestion,
): Promise<readonly FoundBlockSession[]> {
  return readSessions(snapshot, teaching(asked));
}

/** The sessions that bring what is asked before, the soonest first, at most 60; `blocks` holds the needs that each brings. */
export function selectPriorSessions(
  snapshot: CatalogueSnapshot,
  asked: PriorSessionQuestion,
): Promise<readonly FoundBlockSession[]> {
  return readSessions(snapshot, priorSessions(asked));
}

async function readSessions({ client }: CatalogueSnapshot, asked: Sql): Promise<readonly FoundBlockSession[]> {
  const { rows } = await client.query<Row>(toStatement(asked));
  return rows.map(({ training_id, session_id, km, blocks, level_in, is_level_required, publics }) => ({
    ...{ trainingId: training_id, sessionId: session_id, distanceKm: km, blocks: blocks.toSorted() },
    entry: { levelIn: level_in, isLevelRequired: is_level_required, publics },
  }));
}
