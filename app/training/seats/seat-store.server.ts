import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { recruitingOf, type SourceRecruiting } from "./seat-ledger.ts";
import { sessionStates } from "./session-states.ts";

/** The seats of a session for one funder. */
export interface SeatKey {
  readonly sessionId: number;
  readonly funderCode: number;
}

/** The seats as they are counted. `room`: how many more may be held here, null when nothing limits; `left`: null, not communicated. */
export interface CountedSeats {
  readonly room: number | null;
  readonly left: number | null;
}

/** A session as positioning looks at it. Days are civil; null: not said by the feed. */
export interface BookableSession {
  readonly id: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly isPermanent: boolean;
  /** For a new positioning: a session that closed by itself, being full, still has its waiting list. */
  readonly recruiting: SourceRecruiting;
  /** Its training organisation in the portal; null when it has no place here. */
  readonly organisationId: string | null;
  readonly departement: string | null;
  /** LHÉO codes of who pays. */
  readonly funders: readonly number[];
  /** The blocks it prepares. */
  readonly blocks: readonly string[];
  /** Null when the organisation does not manage it here. */
  readonly promotesAutomatically: boolean | null;
}

/** What a session answers of its days and of its recruiting, as `hub_session_facts` gives it. */
export const sessionFactsSchema = z
  .object({
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    isPermanent: z.boolean(),
    recruiting: z.enum(["open", "closed", "suspended", "unknown"]),
    state: z.enum(sessionStates).nullable(),
    isClosedByPortal: z.boolean().nullable(),
  })
  .transform(({ state, isClosedByPortal, recruiting, ...days }) => ({
    ...days,
    recruiting: recruitingOf(recruiting, isClosedByPortal ? "published" : state),
  }));

const sessionRows = z.array(
  z.object({
    facts: sessionFactsSchema,
    organisation_id: z.string().nullable(),
    departement: z.string().nullable(),
    funders: z.array(z.number()),
    blocks: z.array(z.string()),
    promotes_automatically: z.boolean().nullable(),
  }),
);

/**
 * A session of the catalogue, with what its organisation says of it; null: no such one. One that its feed withdrew recruits nobody any
 * more. By primary keys.
 */
export async function readBookableSession(transaction: ActingTransaction, id: number): Promise<BookableSession | null> {
  const rows = await transaction.$queryRaw`
    SELECT hub_session_facts(s.id) AS facts,
      hub_session_organisation(s.id)::text AS organisation_id, hub_session_departement(s.id) AS departement,
      ARRAY(SELECT f.funder_code::int FROM action_funder f WHERE f.action_id = s.action_id ORDER BY 1) AS funders,
      ARRAY(SELECT b.code::text FROM listed_block b WHERE b.list_id = s.block_list_id ORDER BY b.rank) AS blocks,
      m.promotes_automatically
    FROM training_session s LEFT JOIN managed_session m ON m.session_id = s.id
    WHERE s.id = ${id}::int`;
  const row = sessionRows.parse(rows)[0];
  if (row === undefined) return null;
  return {
    ...{ id, ...row.facts, organisationId: row.organisation_id, departement: row.departement, funders: row.funders },
    ...{ blocks: row.blocks, promotesAutomatically: row.promotes_automatically },
  };
}

/** Begins to count the seats of a session for a funder; nothing when they are counted already. */
export async function openSeats(transaction: ActingTransaction, { sessionId, funderCode }: SeatKey): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO session_seats (session_id, funder_code) VALUES (${sessionId}::int, ${funderCode}::smallint) ON CONFLICT DO NOTHING`;
}

const seatRows = z.tuple([
  z.object({ ceiling: z.number().nullable(), held: z.number(), left_seats: z.number().nullable() }),
]);

/**
 * Reads the seats, and keeps others from taking or releasing one until the commit. What this transaction takes or releases, before or
 * after, is counted at once: elsewhere the count waits for the commit.
 */
export async function lockSeats(
  transaction: ActingTransaction,
  { sessionId, funderCode }: SeatKey,
): Promise<CountedSeats> {
  await transaction.$executeRaw`SET CONSTRAINTS positioning_uses_seat IMMEDIATE`;
  const rows = await transaction.$queryRaw`
    SELECT ceiling, held, left_seats FROM session_seats
    WHERE session_id = ${sessionId}::int AND funder_code = ${funderCode}::smallint FOR NO KEY UPDATE`;
  const [{ ceiling, held, left_seats }] = seatRows.parse(rows);
  return { room: ceiling === null ? null : ceiling - held, left: left_seats };
}

/** What the organisation says of its seats: those taken elsewhere, and its own number when the feed's is wrong (null: the feed's). */
export async function setSeats(
  transaction: ActingTransaction,
  { sessionId, funderCode }: SeatKey,
  said: { readonly takenElsewhere: number; readonly announcedHere: number | null },
): Promise<void> {
  await transaction.sessionSeats.updateMany({ where: { sessionId, funderCode }, data: said });
}

/** Records that an organisation manages a session here, and how it fills a seat that comes free. */
export async function recordManagedSession(
  transaction: ActingTransaction,
  managed: {
    readonly sessionId: number;
    readonly organisationId: string;
    readonly promotesAutomatically: boolean;
    readonly at: Date;
  },
): Promise<void> {
  const { sessionId, organisationId, promotesAutomatically, at } = managed;
  await transaction.$executeRaw`
    INSERT INTO managed_session (session_id, organisation_id, promotes_automatically, managed_at)
    VALUES (${sessionId}::int, ${organisationId}::uuid, ${promotesAutomatically}, ${at})
    ON CONFLICT (session_id) DO UPDATE SET promotes_automatically = excluded.promotes_automatically`;
}
