import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { SeatKey } from "#app/training/seats/seat-store.server.ts";

const idRows = z.array(z.object({ id: z.string() }));

/** Locks the positionings of a session that have not ended before an entry, all of them, by id: two works lock in one order. */
export async function lockActiveOfSession(
  transaction: ActingTransaction,
  sessionId: number,
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT id::text FROM positioning WHERE session_id = ${sessionId}::int AND state IN
      ('draft', 'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled')
    ORDER BY id FOR NO KEY UPDATE`;
  return idRows.parse(rows).map(({ id }) => id);
}

/** Locks who waits for a seat, before the seats themselves: the order that every command keeps. */
export async function lockWaiting(transaction: ActingTransaction, { sessionId, funderCode }: SeatKey): Promise<void> {
  await transaction.$queryRaw`
    SELECT id::text FROM positioning
    WHERE session_id = ${sessionId}::int AND funder_code = ${funderCode}::smallint AND state = 'waitlisted'
    ORDER BY id FOR NO KEY UPDATE`;
}

const touchedRows = z.tuple([z.object({ people: z.number(), enrolled: z.number() })]);

/** How many people a change of a session touches, and how many of them are enrolled: those that its organisation sees. */
export type TouchedPeople = Readonly<z.infer<typeof touchedRows>[number]>;

/** Counts whom a change of a session would touch. By the index on the training organisation. */
export async function countTouched(
  transaction: ActingTransaction,
  { sessionId, organisationId }: { readonly sessionId: number; readonly organisationId: string },
): Promise<TouchedPeople> {
  const rows = await transaction.$queryRaw`
    SELECT count(*)::int AS people, count(*) FILTER (WHERE state = 'enrolled')::int AS enrolled FROM positioning
    WHERE training_organisation_id = ${organisationId}::uuid AND session_id = ${sessionId}::int AND agreed_at IS NOT NULL AND state IN
      ('submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled')`;
  return touchedRows.parse(rows)[0];
}

/** The same of all its organisations, one that is tied no more included: for the task `position`. By the index on the session. */
export async function countAllTouched(transaction: ActingTransaction, sessionId: number): Promise<TouchedPeople> {
  const rows = await transaction.$queryRaw`
    SELECT count(*)::int AS people, count(*) FILTER (WHERE state = 'enrolled')::int AS enrolled FROM positioning
    WHERE session_id = ${sessionId}::int AND agreed_at IS NOT NULL AND state IN
      ('submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled')`;
  return touchedRows.parse(rows)[0];
}

const countRows = z.tuple([z.object({ count: z.number() })]);

/** How many people of a session are in training. */
export async function countPresent(transaction: ActingTransaction, sessionId: number): Promise<number> {
  const rows = await transaction.$queryRaw`
    SELECT count(*)::int AS count FROM positioning
    WHERE session_id = ${sessionId}::int AND state = 'entered' AND stay_state IN ('in_progress', 'interrupted')`;
  return countRows.parse(rows)[0].count;
}

/** Asks now what the database asks at the commit: that each version has its line of history, seen by whoever wrote it. */
export async function checkNow(transaction: ActingTransaction): Promise<void> {
  await transaction.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
}
