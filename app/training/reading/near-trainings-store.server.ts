import sql, { type Sql } from "sql-template-tag";
import type { SearchHit } from "#search/engine.ts";
import { openSessions } from "#search/postgres/indexed-records.ts";
import { literal, toStatement } from "#search/postgres/statement.ts";
import type { GeoPoint } from "#search/query.ts";
import type { CatalogueSnapshot } from "../catalogue-snapshot.server.ts";

const MAX_TRAININGS = 4;
const MAX_SESSIONS_EACH = 3;

interface NearRow {
  readonly training_id: number;
  readonly sessions: readonly (readonly [number, number | null])[];
}

export interface NearQuestion {
  readonly trainingId: number;
  /** Where the person searches, else where the training itself takes place, if that is known. */
  readonly centre: GeoPoint | null;
  readonly today: string;
}

/**
 * Those that recruit first: same certification, then the same job, the nearest of them, the soonest. training_certification_rncp_idx,
 * training_rome_rome_code_idx, the indexed sessions by training.
 */
const near = ({ trainingId, centre, today }: NearQuestion): Sql => sql`
    WITH kin AS (
      SELECT training_id, min(kinship) AS kinship FROM (
        SELECT other.training_id, 1 AS kinship FROM training_certification own
          JOIN training_certification other ON other.rncp = own.rncp WHERE own.training_id = ${trainingId}
        UNION ALL
        SELECT other.training_id, 2 FROM training_rome own
          JOIN training_rome other ON other.rome_code = own.rome_code WHERE own.training_id = ${trainingId}) AS every_kin
      WHERE training_id <> ${trainingId} GROUP BY training_id),
    ranked AS (
      SELECT k.training_id, k.kinship, s.id, s.starts_on, s.is_closed, s.km,
        row_number() OVER (PARTITION BY k.training_id ORDER BY s.is_closed, s.km, s.starts_on, s.id) AS place
      FROM kin k JOIN ${openSessions({ today, centre })} s ON s.training_id = k.training_id)
    SELECT training_id, json_agg(json_build_array(id, km) ORDER BY place) AS sessions
    FROM ranked WHERE place <= ${literal(MAX_SESSIONS_EACH)}
    GROUP BY training_id, kinship ORDER BY bool_and(is_closed), kinship, min(km), min(starts_on), training_id
    LIMIT ${literal(MAX_TRAININGS)}`;

/** Other trainings to the same certification or job that one may still enter, as hits. */
export async function findNearTrainings(
  { client }: CatalogueSnapshot,
  asked: NearQuestion,
): Promise<readonly SearchHit[]> {
  const { rows } = await client.query<NearRow>(toStatement(near(asked)));
  return rows.map((row) => ({
    trainingId: row.training_id,
    sessions: row.sessions.map(([sessionId, distanceKm]) => ({ sessionId, distanceKm })),
  }));
}
