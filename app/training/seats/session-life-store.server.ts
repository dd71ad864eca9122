import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn } from "#app/access/authorisation/civil-day.ts";
import { leftOverall } from "./seat-ledger.ts";
import { type SessionCommander, type SessionCommandName, type SessionState, sessionStates } from "./session-states.ts";

/** A managed session whose row this transaction locks. */
export interface LockedSession {
  readonly sessionId: number;
  readonly organisationId: string;
  readonly state: SessionState;
  readonly isClosedByPortal: boolean;
  readonly version: number;
}

const lockedRows = z.array(
  z.object({
    sessionId: z.number(),
    organisationId: z.string(),
    state: z.enum(sessionStates),
    isClosedByPortal: z.boolean(),
    version: z.number(),
  }),
);

/** Reads a managed session and keeps others from changing it until the commit; undefined: not managed. By its primary key. */
export async function lockManagedSession(
  transaction: ActingTransaction,
  sessionId: number,
): Promise<LockedSession | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT session_id AS "sessionId", organisation_id::text AS "organisationId", state::text AS state,
      is_closed_by_portal AS "isClosedByPortal", version
    FROM managed_session WHERE session_id = ${sessionId}::int FOR NO KEY UPDATE`;
  return lockedRows.parse(rows)[0];
}

/** Keeps a managed session as it is until the commit, for whoever adds a positioning to it: a cancellation comes before, or sees it. */
export async function shareSession(transaction: ActingTransaction, sessionId: number): Promise<void> {
  await transaction.$queryRaw`SELECT FROM managed_session WHERE session_id = ${sessionId}::int FOR SHARE`;
}

const leftRows = z.array(z.object({ left: z.number().nullable() }));

/** The seats left over all funders of a session; null: not communicated, by one of them at least. */
export async function readLeftOverall(transaction: ActingTransaction, sessionId: number): Promise<number | null> {
  const rows = await transaction.$queryRaw`
    SELECT seats.left_seats AS left
    FROM (SELECT f.funder_code FROM training_session s JOIN action_funder f ON f.action_id = s.action_id WHERE s.id = ${sessionId}::int
      UNION SELECT funder_code FROM session_seats WHERE session_id = ${sessionId}::int) AS f
    LEFT JOIN session_seats seats ON seats.session_id = ${sessionId}::int AND seats.funder_code = f.funder_code`;
  return leftOverall(leftRows.parse(rows).map(({ left }) => left));
}

/** What a managed session becomes. */
export interface SessionChange {
  readonly state: SessionState;
  readonly isClosedByPortal: boolean;
  /** Of a postponed session: its new days, and the first day its feed gave. */
  readonly postponed?: { readonly startsOn: string; readonly endsOn: string };
}

/** Moves a managed session on from the version that was read; false when it is not that version any more. */
export async function changeManagedSession(
  transaction: ActingTransaction,
  { sessionId, version }: Pick<LockedSession, "sessionId" | "version">,
  { state, isClosedByPortal, postponed }: SessionChange,
): Promise<boolean> {
  const session = await transaction.trainingSession.findUnique({
    where: { id: sessionId },
    select: { startsOn: true },
  });
  const days =
    postponed === undefined
      ? {}
      : {
          startsOn: dayColumn(postponed.startsOn),
          endsOn: dayColumn(postponed.endsOn),
          postponedFrom: session?.startsOn ?? null,
        };
  const { count } = await transaction.managedSession.updateMany({
    where: { sessionId, version },
    data: { state, isClosedByPortal, ...days, version: version + 1 },
  });
  return count === 1;
}

/** A line of the history of a managed session; `version` is the one the command made. */
interface SessionEvent {
  readonly sessionId: number;
  readonly version: number;
  readonly command: SessionCommandName;
  readonly fromState: SessionState;
  readonly toState: SessionState;
  readonly byCommander: SessionCommander;
  /** `null`: the portal's own work. */
  readonly byAccountId: string | null;
  readonly byOrganisationId: string | null;
  readonly at: Date;
  /** The new first day of a postponed session. */
  readonly startsOn: string | null;
}

/** Appends to the history of a managed session. Without RETURNING. */
export async function addSessionEvent(transaction: ActingTransaction, event: SessionEvent): Promise<void> {
  const startsOn = event.startsOn === null ? null : dayColumn(event.startsOn);
  await transaction.sessionEvent.createMany({ data: [{ ...event, startsOn }] });
}

/** The training that a session is of; null: no such session. By primary keys. */
export async function readTrainingOf(
  { trainingSession }: Pick<ActingTransaction, "trainingSession">,
  sessionId: number,
): Promise<number | null> {
  const session = await trainingSession.findUnique({
    where: { id: sessionId },
    select: { action: { select: { trainingId: true } } },
  });
  return session?.action.trainingId ?? null;
}

const idRows = z.array(z.object({ id: z.number() }));

/** The managed sessions that a day may have begun or ended, one may enter on any day of the others. At most `most`, by id. */
export async function listMaybeTurned(
  transaction: ActingTransaction,
  { today, after, most }: { readonly today: string; readonly after: number; readonly most: number },
): Promise<readonly number[]> {
  const rows = await transaction.$queryRaw`
    SELECT m.session_id AS id FROM managed_session m
    JOIN training_session r ON r.id = m.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id
    WHERE m.session_id > ${after}::int AND NOT a.is_permanent AND (
      (m.state IN ('published', 'suspended', 'closed') AND s.starts_on <= ${today}::date)
      OR (m.state = 'started' AND s.ends_on < ${today}::date))
    ORDER BY m.session_id LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}
