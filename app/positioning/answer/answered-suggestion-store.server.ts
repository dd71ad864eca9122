import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { isoDay } from "#app/access/authorisation/civil-day.ts";
import { suggestionStates } from "../suggestion/suggestion-states.ts";

const day = z
  .date()
  .nullable()
  .transform((column) => (column === null ? null : isoDay(column)));

const rows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(suggestionStates),
    answerBy: day,
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
  }),
);

/** A suggestion as its person reads it by a link: what, where, when, by whom. Days are civil. */
export type AnsweredSuggestion = Readonly<z.infer<typeof rows>[number]>;

/** Reads a suggestion for its person, or to tell of it; undefined: not theirs to see. By primary keys. */
export async function readAnsweredSuggestion(
  transaction: ActingTransaction,
  id: string,
): Promise<AnsweredSuggestion | undefined> {
  const found = await transaction.$queryRaw`
    SELECT g.id::text, g.version, g.state::text AS state, g.answer_by AS "answerBy", t.title, t.number, o.name AS organisation,
      coalesce(nullif(t.contact_phone, ''), nullif(o.phone, '')) AS phone, coalesce(b.name, '') AS prescriber,
      s.starts_on AS "startsOn", s.ends_on AS "endsOn", a.is_permanent AS "isPermanent", a.hours_total AS hours,
      a.place_name AS "placeName", a.address_line AS "addressLine", a.postal_code AS "postalCode", a.commune_name AS town
    FROM suggestion g
    JOIN training_session r ON r.id = g.session_id
    CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id
    JOIN training t ON t.id = a.training_id
    JOIN training_organisation o ON o.id = t.organisation_id
    LEFT JOIN organisation b ON b.id = g.organisation_id
    WHERE g.id = ${id}::uuid`;
  return rows.parse(found)[0];
}
