import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { positioningStates } from "../positioning-states.ts";
import { stayStates } from "../stay/stay-states.ts";
import { JOINED_SESSION, OFFERED_SESSION, offeredSession } from "./offered-session-store.server.ts";

const rows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(positioningStates),
    stayState: z.enum(stayStates).nullable(),
    answerBy: readDay.nullable(),
    meetingOn: readDay.nullable(),
    enteredOn: readDay.nullable(),
    stayOn: readDay.nullable(),
    waitingRank: z.number().nullable(),
    ...offeredSession,
    organisationPlace: z.string(),
    person: z.string().nullable(),
  }),
);

/**
 * A positioning as its person reads it: what is proposed, where, when, by whom, and where it stands. Days are civil. `person`: their
 * name, null for whoever may not read it.
 */
export type AnsweredPositioning = Readonly<z.infer<typeof rows>[number]>;

/** Reads a positioning for its person, or to tell of it; undefined: not theirs to see. */
export async function readAnsweredPositioning(
  transaction: ActingTransaction,
  id: string,
): Promise<AnsweredPositioning | undefined> {
  return (await readAnsweredPositionings(transaction, [id]))[0];
}

/** The same of several, in the order of their ids; those that are not theirs to see are left out. By primary keys. */
export async function readAnsweredPositionings(
  transaction: ActingTransaction,
  ids: readonly string[],
): Promise<readonly AnsweredPositioning[]> {
  const found = await transaction.$queryRaw`
    SELECT g.id::text, g.version, g.state::text AS state, g.stay_state::text AS "stayState", g.answer_by AS "answerBy",
      g.meeting_on AS "meetingOn", g.entered_on AS "enteredOn", g.stay_on AS "stayOn", g.waiting_rank AS "waitingRank",
      ${OFFERED_SESSION}, concat_ws(' ', nullif(o.address_line, ''), o.postal_code, nullif(o.commune_name, '')) AS "organisationPlace",
      f.first_name || ' ' || f.last_name AS person
    FROM positioning g ${JOINED_SESSION} LEFT JOIN person_file f ON f.id = g.person_file_id
    WHERE g.id = ANY (${[...ids]}::uuid[]) ORDER BY array_position(${[...ids]}::uuid[], g.id)`;
  return rows.parse(found);
}

const countRows = z.array(z.object({ id: z.string(), before: z.number() }));

/** How many wait before each of these. For the portal's own work: nobody else sees the others. By the index on rank. */
export async function countWaitingBefore(
  transaction: ActingTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await transaction.$queryRaw`
    SELECT p.id::text, count(o.id)::int AS before
    FROM positioning p LEFT JOIN positioning o ON o.session_id = p.session_id AND o.funder_code = p.funder_code
      AND o.waiting_rank < p.waiting_rank AND o.state = 'waitlisted'
    WHERE p.id = ANY (${[...ids]}::uuid[]) GROUP BY p.id`;
  return new Map(countRows.parse(found).map(({ id, before }) => [id, before]));
}
