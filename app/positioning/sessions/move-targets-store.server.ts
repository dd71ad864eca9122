import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { isoDay } from "#app/access/authorisation/civil-day.ts";

const day = z.date().transform(isoDay).nullable();

const rows = z.array(
  z.object({
    id: z.number(),
    commune: z.string(),
    startsOn: day,
    endsOn: day,
    isPermanent: z.boolean(),
    left: z.number().nullable(),
  }),
);

/** A session that somebody may be moved to. `left`: the seats left for their funder, null when they are not communicated. */
export type MoveTarget = Readonly<z.infer<typeof rows>[number]>;

/** More than a list to choose from holds. */
const MOST = 50;

/**
 * The other sessions of the same training that recruit and have not begun, of the actor's organisation, in the same Département and for
 * the same funder: the soonest first. From the session up to its training, then down the indexes.
 */
export async function selectMoveTargets(
  transaction: ActingTransaction,
  { sessionId, funderCode, today }: { readonly sessionId: number; readonly funderCode: number; readonly today: string },
): Promise<readonly MoveTarget[]> {
  const found = await transaction.$queryRaw`
    SELECT s.id, a.commune_name AS commune, s.starts_on AS "startsOn", s.ends_on AS "endsOn", a.is_permanent AS "isPermanent",
      q.left_seats AS left
    FROM training_session here JOIN training_action own ON own.id = here.action_id
    JOIN training_action a ON a.training_id = own.training_id JOIN training_session r ON r.action_id = a.id
    CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN action_funder f ON f.action_id = a.id AND f.funder_code = ${funderCode}::smallint
    LEFT JOIN session_seats q ON q.session_id = r.id AND q.funder_code = f.funder_code
    WHERE here.id = ${sessionId}::int AND r.id <> here.id AND r.withdrawn_at IS NULL AND a.withdrawn_at IS NULL
      AND hub_session_organisation(r.id) = hub_organisation()
      AND hub_session_departement(r.id) IS NOT DISTINCT FROM hub_session_departement(here.id)
      AND s.recruiting IN ('open', 'unknown')
      AND CASE WHEN a.is_permanent THEN s.ends_on IS NULL OR s.ends_on >= ${today}::date ELSE s.starts_on > ${today}::date END
    ORDER BY s.starts_on NULLS LAST, s.id LIMIT ${MOST}::int`;
  return rows.parse(found);
}
