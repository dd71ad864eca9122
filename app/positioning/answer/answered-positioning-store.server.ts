import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { isoDay } from "#app/access/authorisation/civil-day.ts";
import { positioningStates } from "../positioning-states.ts";
import { stayStates } from "../stay/stay-states.ts";

const day = z
  .date()
  .nullable()
  .transform((column) => (column === null ? null : isoDay(column)));

const rows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(positioningStates),
    stayState: z.enum(stayStates).nullable(),
    answerBy: day,
    meetingOn: day,
    enteredOn: day,
    stayOn: day,
    waitingRank: z.number().nullable(),
    title: z.string(),
    number: z.string(),
    organisation: z.string(),
    phone: z.string().nullable(),
    prescriber: z.string(),
    startsOn: day,
    endsOn: day,
    isPermanent: z.boolean(),
    hours: z.number().nullable(),
    placeName: z.string(),
    addressLine: z.string(),
    postalCode: z.string().nullable(),
    town: z.string(),
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
    SELECT p.id::text, p.version, p.state::text AS state, p.stay_state::text AS "stayState", p.answer_by AS "answerBy",
      p.meeting_on AS "meetingOn", p.entered_on AS "enteredOn", p.stay_on AS "stayOn", p.waiting_rank AS "waitingRank",
      t.title, t.number, o.name AS organisation, coalesce(nullif(t.contact_phone, ''), nullif(o.phone, '')) AS phone,
      coalesce(b.name, '') AS prescriber, s.starts_on AS "startsOn", s.ends_on AS "endsOn", a.is_permanent AS "isPermanent",
      a.hours_total AS hours, a.place_name AS "placeName", a.address_line AS "addressLine", a.postal_code AS "postalCode",
      a.commune_name AS town, concat_ws(' ', nullif(o.address_line, ''), o.postal_code, nullif(o.commune_name, '')) AS "organisationPlace",
      f.first_name || ' ' || f.last_name AS person
    FROM positioning p
    JOIN training_session r ON r.id = p.session_id
    CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id
    JOIN training t ON t.id = a.training_id
    JOIN training_organisation o ON o.id = t.organisation_id
    LEFT JOIN organisation b ON b.id = p.organisation_id
    LEFT JOIN person_file f ON f.id = p.person_file_id
    WHERE p.id = ANY (${[...ids]}::uuid[]) ORDER BY array_position(${[...ids]}::uuid[], p.id)`;
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
