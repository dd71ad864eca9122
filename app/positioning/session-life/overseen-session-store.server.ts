import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { sessionStates } from "#app/training/seats/session-states.ts";

const sessionRows = z.array(
  z.object({
    id: z.number(),
    number: z.string(),
    title: z.string(),
    organisation: z.string(),
    commune: z.string(),
    startsOn: readDay.nullable(),
    endsOn: readDay.nullable(),
    state: z.enum(sessionStates),
    version: z.number(),
    heldBy: z.string().nullable(),
  }),
);

/**
 * A session that is managed here, as the Region sees it. `organisation`: the name its catalogue gives; `heldBy`: the organisation of the
 * portal that still answers for it, null when the tie is ended.
 */
export type OverseenSession = Readonly<z.infer<typeof sessionRows>[number]>;

/** More than any Region has: a bound, not a page. */
const MOST_LEFT = 200;

/** A managed session by its unique number; null: unknown, or not managed here. */
export async function selectOverseenSession(
  transaction: ActingTransaction,
  number: string,
): Promise<OverseenSession | null> {
  return (await selectSessions(transaction, { number, isLeft: false }))[0] ?? null;
}

/** The managed sessions to come that no organisation answers for any more, by their first day. */
export function listLeftSessions(transaction: ActingTransaction): Promise<readonly OverseenSession[]> {
  return selectSessions(transaction, { number: null, isLeft: true });
}

async function selectSessions(
  transaction: ActingTransaction,
  { number, isLeft }: { readonly number: string | null; readonly isLeft: boolean },
): Promise<readonly OverseenSession[]> {
  const rows = await transaction.$queryRaw`
    SELECT s.id, s.number, t.title, o.name AS organisation, a.commune_name AS commune, s.starts_on AS "startsOn", s.ends_on AS "endsOn",
      m.state::text AS state, m.version, h.name AS "heldBy"
    FROM managed_session m JOIN training_session r ON r.id = m.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id JOIN training t ON t.id = a.training_id
    JOIN training_organisation o ON o.id = t.organisation_id
    LEFT JOIN catalogue_tie c ON c.siret = o.siret AND c.ended_at IS NULL LEFT JOIN organisation h ON h.id = c.organisation_id
    WHERE (${number}::text IS NULL OR r.number = ${number}::text)
      AND (NOT ${isLeft}::boolean OR (c.id IS NULL AND m.state IN ('draft', 'published', 'suspended', 'closed')))
    ORDER BY s.starts_on NULLS LAST, s.id LIMIT ${MOST_LEFT}::int`;
  return sessionRows.parse(rows);
}
