import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { SeatKey } from "#app/training/seats/seat-store.server.ts";

const headRows = z.array(z.object({ id: z.string() }));

/** The first of the waiting list; null when nobody waits. By the index on rank. */
export async function firstWaiting(
  transaction: ActingTransaction,
  { sessionId, funderCode }: SeatKey,
): Promise<string | null> {
  const rows = await transaction.$queryRaw`
    SELECT id::text FROM positioning
    WHERE session_id = ${sessionId}::int AND funder_code = ${funderCode}::smallint AND waiting_rank IS NOT NULL
      AND state = 'waitlisted'
    ORDER BY waiting_rank LIMIT 1`;
  return headRows.parse(rows)[0]?.id ?? null;
}

const rankRows = z.tuple([z.object({ rank: z.number() })]);

/** The rank after the last one ever given. The transaction holds the seats: two are never given one rank. */
export async function nextRank(transaction: ActingTransaction, { sessionId, funderCode }: SeatKey): Promise<number> {
  const rows = await transaction.$queryRaw`
    SELECT coalesce(max(waiting_rank), 0) + 1 AS rank FROM positioning
    WHERE session_id = ${sessionId}::int AND funder_code = ${funderCode}::smallint AND waiting_rank IS NOT NULL`;
  return rankRows.parse(rows)[0].rank;
}

/** Days before which what waits is over, by state. */
export interface DueBefore {
  readonly today: string;
  /** Without a decision since before this day. */
  readonly idleSince: string;
  readonly waitingSince: string;
  /** On a session that began before this day. */
  readonly begun: string;
}

/** Positionings that a delay may have ended, after an id: the rule of `lastDayOf` decides. At most `most`, by id. */
export async function listMaybeDue(
  transaction: ActingTransaction,
  { today, idleSince, waitingSince, begun }: DueBefore,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT p.id::text FROM positioning p JOIN training_session r ON r.id = p.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    WHERE p.id > ${after}::uuid AND (
      (p.state IN ('accepted', 'proposed') AND p.answer_by < ${today}::date)
      OR (p.state IN ('submitted', 'invited', 'under_review', 'no_show_event')
        AND (p.since < ${idleSince}::date OR s.starts_on < ${begun}::date))
      OR (p.state = 'waitlisted' AND (p.since < ${waitingSince}::date OR s.starts_on < ${begun}::date)))
    ORDER BY p.id LIMIT ${most}::int`;
  return headRows.parse(rows).map(({ id }) => id);
}

/** The other positionings of the same person that have not led to a stay and have not ended, by id. */
export async function listOthersBeforeEntry(
  transaction: ActingTransaction,
  { id, personId }: { readonly id: string; readonly personId: string },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT id::text FROM positioning WHERE person_id = ${personId}::uuid AND id <> ${id}::uuid
      AND state IN ('submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled')
    ORDER BY id`;
  return headRows.parse(rows).map(({ id: other }) => other);
}
