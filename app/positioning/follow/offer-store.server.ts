import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { recruitingSiblings } from "../sessions/recruiting-siblings-store.server.ts";

const day = readDay.nullable();
const offerRows = z.array(
  z.object({
    id: z.number(),
    number: z.string(),
    training: z.string(),
    trainingNumber: z.string(),
    organisation: z.string(),
    phone: z.string().nullable(),
    startsOn: day,
    endsOn: day,
    departement: z.string().nullable(),
    trainingOrganisationId: z.string().nullable(),
    funders: z.array(z.object({ code: z.number(), label: z.string(), left: z.number().nullable() })).nullable(),
  }),
);

/** A session as somebody is positioned on it: who pays, and the seats each has left; null: not communicated. */
export type Offer = Readonly<z.infer<typeof offerRows>[number]>;

/** A session by its number; absent: no such one. One that its feed withdrew comes last. Counts on training_session_number_key. */
export async function selectOffer(transaction: ActingTransaction, number: string): Promise<Offer | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT s.id, s.number, t.title AS training, t.number AS "trainingNumber", o.name AS organisation, t.contact_phone AS phone,
      s.starts_on AS "startsOn", s.ends_on AS "endsOn", hub_session_departement(r.id) AS departement,
      hub_session_organisation(r.id)::text AS "trainingOrganisationId",
      (SELECT jsonb_agg(jsonb_build_object('code', f.funder_code, 'label', u.label, 'left', ss.left_seats) ORDER BY f.funder_code)
        FROM action_funder f JOIN funder u ON u.code = f.funder_code
        LEFT JOIN session_seats ss ON ss.session_id = s.id AND ss.funder_code = f.funder_code
        WHERE f.action_id = a.id) AS funders
    FROM training_session r CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id JOIN training t ON t.id = a.training_id
    JOIN training_organisation o ON o.id = t.organisation_id
    WHERE r.number = ${number} ORDER BY r.withdrawn_at IS NOT NULL, s.id LIMIT 1`;
  return offerRows.parse(rows)[0];
}

const dateRows = z.array(
  z.object({ number: z.string(), startsOn: day, endsOn: day, isPermanent: z.boolean(), commune: z.string() }),
);

/** Another date of the same training. Days are civil. */
export type OtherDate = Readonly<z.infer<typeof dateRows>[number]>;

/** More than a list to choose from holds. */
const MOST_DATES = 30;

/** The other sessions of the same training that recruit and have not begun, the soonest first. */
export async function selectOtherDates(
  transaction: ActingTransaction,
  asked: { readonly sessionId: number; readonly today: string },
): Promise<readonly OtherDate[]> {
  const found = await transaction.$queryRaw`
    SELECT s.number, s.starts_on AS "startsOn", s.ends_on AS "endsOn", a.is_permanent AS "isPermanent", a.commune_name AS commune
    ${recruitingSiblings(asked)}
    ORDER BY s.starts_on NULLS LAST, s.id LIMIT ${MOST_DATES}::int`;
  return dateRows.parse(found);
}

const idRows = z.array(z.object({ id: z.number(), number: z.string(), departement: z.string().nullable() }));

/** A session of a page of results, and where it takes place; null: its feed does not say. */
export type SessionOfResult = Readonly<z.infer<typeof idRows>[number]>;

/** Sessions by their numbers. */
export async function selectSessionsOfResults(
  transaction: ActingTransaction,
  numbers: readonly string[],
): Promise<readonly SessionOfResult[]> {
  const rows = await transaction.$queryRaw`
    SELECT s.id, s.number, hub_session_departement(s.id) AS departement FROM training_session s
    WHERE s.number = ANY (${numbers}::text[]) AND s.withdrawn_at IS NULL ORDER BY s.id`;
  return idRows.parse(rows);
}
