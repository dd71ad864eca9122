import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";

const rows = z.array(
  z.object({
    organisationId: z.string(),
    positioningId: z.string(),
    version: z.number(),
    recipientId: z.string(),
    wasReminded: z.boolean(),
  }),
);

/** Somebody who must answer soon. `wasReminded`: of this answer already. */
export type ToRemind = Readonly<z.infer<typeof rows>[number]>;

/**
 * Seats whose person has until `lastDay` at most to answer, and was told nothing of it today: not reminded yet, or once, with a link that
 * ends before their last day does. At most `most`, by id. By the index on answers that are due.
 */
export async function listToRemind(
  transaction: ActingTransaction,
  page: { readonly today: string; readonly lastDay: string; readonly after: string; readonly most: number },
): Promise<readonly ToRemind[]> {
  const { today, lastDay, after, most } = page;
  const found = await transaction.$queryRaw`
    SELECT p.organisation_id::text AS "organisationId", p.id::text AS "positioningId", p.version, p.person_id::text AS "recipientId",
      r.kinds <> '{}' AS "wasReminded"
    FROM positioning p, LATERAL (
      SELECT coalesce(array_agg(n.kind) FILTER (WHERE n.version = p.version AND n.kind IN ('remind', 'remind-last-day')), '{}') AS kinds,
        coalesce(bool_or(n.sent_at IS NULL OR (n.sent_at AT TIME ZONE 'Europe/Paris')::date = ${today}::date), false) AS is_told
      FROM positioning_notice n WHERE n.positioning_id = p.id AND n.recipient_id = p.person_id) r
    WHERE p.id > ${after}::uuid AND p.state = 'accepted'
      AND p.answer_by BETWEEN ${today}::date AND ${lastDay}::date AND NOT r.is_told
      AND (r.kinds = '{}' OR (p.answer_by = ${today}::date AND NOT 'remind-last-day' = ANY (r.kinds) AND NOT EXISTS (
        SELECT FROM positioning_link l WHERE l.positioning_id = p.id AND l.ended_at IS NULL
          AND l.expires_at >= (${today}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris')))
    ORDER BY p.id LIMIT ${most}::int`;
  return rows.parse(found);
}
