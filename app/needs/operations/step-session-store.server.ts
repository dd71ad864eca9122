import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import type { ShownSession } from "./step-session.ts";

const sessionRows = z.array(
  z.object({
    number: z.string(),
    trainingNumber: z.string(),
    organisation: z.string(),
    startsOn: readDay.nullable(),
    endsOn: readDay.nullable(),
    funderCode: z.string().nullable(),
    left: z.number().nullable(),
    isClosed: z.boolean(),
  }),
);

/** The sessions of some numbers that their feed still has. Counts on training_session_number_key. */
export async function selectStepSessions(
  transaction: ActingTransaction,
  numbers: readonly string[],
): Promise<readonly ShownSession[]> {
  if (numbers.length === 0) return [];
  const rows = await transaction.$queryRaw`
    SELECT s.number, t.number AS "trainingNumber", o.name AS organisation, s.starts_on AS "startsOn", s.ends_on AS "endsOn",
      (SELECT f.funder_code::text FROM action_funder f WHERE f.action_id = a.id ORDER BY f.funder_code LIMIT 1) AS "funderCode",
      (SELECT sum(ss.left_seats)::int FROM session_seats ss WHERE ss.session_id = r.id) AS left,
      coalesce(s.starts_on <= hub_today(), false) AS "isClosed"
    FROM training_session r CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id JOIN training t ON t.id = a.training_id
    JOIN training_organisation o ON o.id = t.organisation_id
    WHERE r.number = ANY (${[...numbers]}) AND r.withdrawn_at IS NULL ORDER BY r.number`;
  return sessionRows.parse(rows);
}
