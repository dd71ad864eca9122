import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";

const rows = z.array(
  z.object({
    organisationId: z.string(),
    subjectId: z.string(),
    positioningId: z.string().nullable(),
    suggestionId: z.string().nullable(),
    proposalId: z.string().nullable(),
    aidId: z.string().nullable(),
    version: z.number(),
    recipientId: z.string(),
    kind: z.enum(["remind", "remind-last-day", "remind-suggestion", "remind-proposal"]),
  }),
);

/** Somebody who must answer soon, and how they are reminded. */
export type ToRemind = Readonly<z.infer<typeof rows>[number]>;

/**
 * Seats whose person has until `lastDay` at most to answer, and was told nothing of it today: not reminded yet, or once, with a link that
 * ends before their last day does. And suggestions and proposals that wait for an answer, once. At most `most`, by id. By the indexes on
 * answers that are due, on suggestions that wait and on the last day of proposals.
 */
export async function listToRemind(
  transaction: ActingTransaction,
  page: { readonly today: string; readonly lastDay: string; readonly after: string; readonly most: number },
): Promise<readonly ToRemind[]> {
  const { today, lastDay, after, most } = page;
  const found = await transaction.$queryRaw`
    SELECT p.organisation_id::text AS "organisationId", p.id::text AS "subjectId", p.id::text AS "positioningId",
      NULL AS "suggestionId", NULL AS "proposalId", NULL AS "aidId", p.version, p.person_id::text AS "recipientId",
      CASE WHEN r.kinds = '{}' THEN 'remind' ELSE 'remind-last-day' END AS kind
    FROM positioning p, LATERAL (
      SELECT coalesce(array_agg(n.kind) FILTER (WHERE n.version = p.version AND n.kind IN ('remind', 'remind-last-day')), '{}') AS kinds,
        coalesce(bool_or(n.sent_at IS NULL OR (n.sent_at AT TIME ZONE 'Europe/Paris')::date = ${today}::date), false) AS is_told
      FROM positioning_notice n WHERE n.positioning_id = p.id AND n.recipient_id = p.person_id) r
    WHERE p.id > ${after}::uuid AND p.state = 'accepted'
      AND p.answer_by BETWEEN ${today}::date AND ${lastDay}::date AND NOT r.is_told
      AND (r.kinds = '{}' OR (p.answer_by = ${today}::date AND NOT 'remind-last-day' = ANY (r.kinds) AND NOT EXISTS (
        SELECT FROM positioning_link l WHERE l.positioning_id = p.id AND l.ended_at IS NULL
          AND l.expires_at >= (${today}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris')))
    UNION ALL
    SELECT g.organisation_id::text, g.id::text, NULL, g.id::text, NULL, NULL, g.version, g.person_id::text, 'remind-suggestion'
    FROM suggestion g
    WHERE g.id > ${after}::uuid AND g.state = 'open' AND g.answer_by BETWEEN ${today}::date AND ${lastDay}::date
      AND NOT EXISTS (SELECT FROM positioning_notice n WHERE n.suggestion_id = g.id AND n.recipient_id = g.person_id
        AND (n.kind = 'remind-suggestion' OR n.sent_at IS NULL OR (n.sent_at AT TIME ZONE 'Europe/Paris')::date = ${today}::date))
    UNION ALL
    SELECT o.organisation_id::text, o.id::text, NULL, NULL, o.id::text, NULL, o.version, o.person_id::text, 'remind-proposal'
    FROM proposal o
    WHERE o.id > ${after}::uuid AND o.state = 'proposed' AND o.due_on BETWEEN ${today}::date AND ${lastDay}::date
      AND NOT EXISTS (SELECT FROM positioning_notice n WHERE n.proposal_id = o.id AND n.recipient_id = o.person_id
        AND (n.kind = 'remind-proposal' OR n.sent_at IS NULL OR (n.sent_at AT TIME ZONE 'Europe/Paris')::date = ${today}::date))
    ORDER BY 2 LIMIT ${most}::int`;
  return rows.parse(found);
}
