import type { SearchHit } from "#search/engine.ts";
import type { CatalogueSnapshot } from "../catalogue-snapshot.server.ts";

const MAX_TRAININGS = 4;
const MAX_SESSIONS_EACH = 3;

interface NearRow {
  readonly training_id: number;
  readonly sessions: readonly (readonly [number, number | null])[];
}

/**
 * Those that recruit first: same certification, then the same job, the nearest of them, the soonest. training_certification_rncp_idx,
 * training_rome_rome_code_idx, search.session by training.
 */
const NEAR = {
  name: "near-trainings",
  text: `WITH kin AS (
      SELECT training_id, min(kinship) AS kinship FROM (
        SELECT other.training_id, 1 AS kinship FROM training_certification own
          JOIN training_certification other ON other.rncp = own.rncp WHERE own.training_id = $1
        UNION ALL
        SELECT other.training_id, 2 FROM training_rome own
          JOIN training_rome other ON other.rome_code = own.rome_code WHERE own.training_id = $1) AS every_kin
      WHERE training_id <> $1 GROUP BY training_id),
    offer AS (
      SELECT k.training_id, k.kinship, s.id, s.starts_on, s.recruits_until < $4::date AS is_closed,
        CASE WHEN $2::float8 IS NULL THEN NULL ELSE search.km($2, $3, s.latitude, s.longitude) END AS km
      FROM kin k JOIN search.session s ON s.training_id = k.training_id WHERE s.visible_until >= $4::date),
    ranked AS (
      SELECT *, row_number() OVER (PARTITION BY training_id ORDER BY is_closed, km, starts_on, id) AS place FROM offer)
    SELECT training_id, json_agg(json_build_array(id, km) ORDER BY place) AS sessions
    FROM ranked WHERE place <= ${MAX_SESSIONS_EACH}
    GROUP BY training_id, kinship ORDER BY bool_and(is_closed), kinship, min(km), min(starts_on), training_id LIMIT ${MAX_TRAININGS}`,
};

export interface NearQuestion {
  readonly trainingId: number;
  /** Where the person searches, else where the training itself takes place, if that is known. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly today: string;
}

/** Other trainings to the same certification or job that one may still enter, as hits. */
export async function findNearTrainings(
  { client }: CatalogueSnapshot,
  asked: NearQuestion,
): Promise<readonly SearchHit[]> {
  const values = [asked.trainingId, asked.latitude, asked.longitude, asked.today];
  const { rows } = await client.query<NearRow>({ ...NEAR, values });
  return rows.map((row) => ({
    trainingId: row.training_id,
    sessions: row.sessions.map(([sessionId, distanceKm]) => ({ sessionId, distanceKm })),
  }));
}
