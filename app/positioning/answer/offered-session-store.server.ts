import { z } from "zod";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";

/** What a person reads of a session that is asked for or suggested: what, where, when, and whom to call. */
export const offeredSession = {
  title: z.string(),
  number: z.string(),
  organisation: z.string(),
  phone: z.string().nullable(),
  prescriber: z.string(),
  startsOn: readDay.nullable(),
  endsOn: readDay.nullable(),
  isPermanent: z.boolean(),
  hours: z.number().nullable(),
  placeName: z.string(),
  addressLine: z.string(),
  postalCode: z.string().nullable(),
  town: z.string(),
};

/** Its columns, of the tables joined by `JOINED_SESSION`. */
export const OFFERED_SESSION = Prisma.sql`t.title, t.number, o.name AS organisation,
  coalesce(nullif(t.contact_phone, ''), nullif(o.phone, '')) AS phone, coalesce(b.name, '') AS prescriber,
  s.starts_on AS "startsOn", s.ends_on AS "endsOn", a.is_permanent AS "isPermanent", a.hours_total AS hours,
  a.place_name AS "placeName", a.address_line AS "addressLine", a.postal_code AS "postalCode", a.commune_name AS town`;

/** Joins the session of a row `g`, as its organisation says it, its training, and who placed the person. By primary keys. */
export const JOINED_SESSION = Prisma.sql`
  JOIN training_session r ON r.id = g.session_id
  CROSS JOIN LATERAL session_as_said(r) AS s
  JOIN training_action a ON a.id = r.action_id
  JOIN training t ON t.id = a.training_id
  JOIN training_organisation o ON o.id = t.organisation_id
  LEFT JOIN organisation b ON b.id = g.organisation_id`;
