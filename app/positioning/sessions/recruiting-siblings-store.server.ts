import { Prisma } from "#app/platform/prisma-client/client.ts";

/** Whose siblings, on which civil day. */
interface Siblings {
  readonly sessionId: number;
  readonly today: string;
}

/**
 * From a session (`here`) up to its training, then down to the others (`r` as its feed gives it, `s` as its organisation says it, `a` its
 * action) that recruit and that somebody may still enter.
 */
export function recruitingSiblings({ sessionId, today }: Siblings, joins: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    FROM training_session here JOIN training_action own ON own.id = here.action_id
    JOIN training_action a ON a.training_id = own.training_id JOIN training_session r ON r.action_id = a.id
    CROSS JOIN LATERAL session_as_said(r) AS s ${joins}
    WHERE here.id = ${sessionId}::int AND r.id <> here.id AND r.withdrawn_at IS NULL AND a.withdrawn_at IS NULL
      AND s.recruiting IN ('open', 'unknown')
      AND CASE WHEN a.is_permanent THEN s.ends_on IS NULL OR s.ends_on >= ${today}::date ELSE s.starts_on > ${today}::date END`;
}
