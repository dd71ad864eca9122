import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { yesNoUnknown } from "#app/people/situation/person-facts.ts";
import { aidShape } from "../answer/answered-aid-store.server.ts";
import { aidSchemeCodes } from "./aid-schemes.ts";
import { aidCommanders, aidCommands, aidStates } from "./aid-states.ts";
import type { AidPerson } from "./explain-aid.ts";

const day = readDay.nullable();

const personRows = z.array(
  z.object({ registration: z.enum(yesNoUnknown).nullable().catch(null), livesHere: z.boolean() }),
);

/** What the schemes look at of a file that the transaction sees. The portal knows the towns of the region alone. By primary keys. */
export async function selectAidPerson(transaction: ActingTransaction, personFileId: string): Promise<AidPerson> {
  const rows = await transaction.$queryRaw`
    SELECT (SELECT x.value FROM person_fact x WHERE x.person_file_id = f.id AND x.kind = 'registration') AS registration,
      EXISTS (SELECT FROM commune c WHERE c.insee = f.commune_code) AS "livesHere"
    FROM person_file f WHERE f.id = ${personFileId}::uuid`;
  const [row] = personRows.parse(rows);
  if (row === undefined) return { isRegistered: null, livesHere: null };
  const { registration, livesHere } = row;
  const isRegistered = registration === "yes" ? true : registration === "no" ? false : null;
  return { isRegistered, livesHere: livesHere ? true : null };
}

const memberRows = z.array(
  z.object({
    ...aidShape,
    applicant: z.string().nullable(),
    isOfOrganisation: z.boolean(),
    total: z.number(),
  }),
);

/**
 * A request as the organisation that is asked for a quote reads it, or the Region. `applicant`: who it is for, for the Region alone.
 * `reason`: of what the reader itself may know.
 */
export type AidForMember = Readonly<z.infer<typeof memberRows>[number]>;

/** What waits for the reader, what they answered, and what they need not answer any more. */
export const aidPeriods = ["active", "answered", "over"] as const;
export type AidPeriod = (typeof aidPeriods)[number];

interface AskedAids {
  readonly organisationId: string;
  /** The Region reads what is sent to it, besides. */
  readonly isFunder: boolean;
  /** The schemes that the Region reads here. */
  readonly schemes: readonly string[];
  readonly id?: string;
  /** Absent: whatever their state. */
  readonly period?: AidPeriod;
  readonly skip: number;
  readonly take: number;
}

/**
 * The requests that an organisation is asked to price, or that were sent to the Region; those to answer first. While one that it sent back
 * is completed, the Region reads the day, the hours and the price that were sent: another quote is its to read once it is sent. Row-level
 * security shows the same requests. By the index on the organisation.
 */
export async function selectAidsForMember(
  transaction: ActingTransaction,
  asked: AskedAids,
): Promise<readonly AidForMember[]> {
  const { organisationId, isFunder, schemes, id = null, period = null, skip, take } = asked;
  const rows = await transaction.$queryRaw`
    SELECT a.id::text, a.version, a.state::text AS state, a.scheme, a.why, a.title, a.provider,
      coalesce(w.starts_on, a.starts_on) AS "startsOn", CASE WHEN w.starts_on IS NULL THEN a.ends_on END AS "endsOn",
      CASE WHEN w.starts_on IS NULL THEN a.hours ELSE w.hours END AS hours,
      CASE WHEN w.starts_on IS NULL THEN a.company_hours END AS "companyHours",
      CASE WHEN w.starts_on IS NULL THEN a.cost_cents ELSE w.cost_cents END AS "costCents",
      a.filed_on AS "filedOn", a.due_on AS "dueOn", coalesce(b.name, '') AS prescriber, o.is AS "isOfOrganisation",
      a.session_id AS "sessionId",
      t.number AS "trainingNumber", count(*) OVER ()::int AS total,
      CASE WHEN NOT o.is THEN a.granted_cents END AS "grantedCents",
      CASE WHEN NOT o.is AND a.state IN ('refused', 'to_complete') THEN a.reason END AS reason,
      CASE WHEN NOT o.is THEN (SELECT p.first_name || ' ' || p.last_name FROM aid_applicant p WHERE p.request_id = a.id) END AS applicant
    FROM aid_request a CROSS JOIN LATERAL (SELECT a.provider_id IS NOT DISTINCT FROM ${organisationId}::uuid) AS o("is")
    LEFT JOIN organisation b ON b.id = a.organisation_id
    LEFT JOIN training_session s ON s.id = a.session_id LEFT JOIN training_action x ON x.id = s.action_id
    LEFT JOIN training t ON t.id = x.training_id
    LEFT JOIN LATERAL (SELECT e.starts_on, e.hours, e.cost_cents FROM aid_event e
      WHERE e.request_id = a.id AND e.command = 'send' ORDER BY e.version DESC LIMIT 1) AS w
      ON NOT o.is AND a.state IN ('agreed', 'quote_asked', 'complete')
    WHERE (a.provider_id = ${organisationId}::uuid OR ${isFunder} AND a.filed_on IS NOT NULL
        AND a.scheme = ANY (${[...schemes]}::text[]))
      AND a.id = coalesce(${id}::uuid, a.id)
      AND (${period}::text IS NULL OR ${period}::text = CASE
        WHEN a.state::text = CASE WHEN o.is THEN 'quote_asked' ELSE 'sent' END THEN 'active'
        WHEN EXISTS (SELECT FROM aid_event e WHERE e.request_id = a.id AND e.by_organisation_id = ${organisationId}::uuid
          AND e.by_commander = CASE WHEN o.is THEN 'organisation' ELSE 'funder' END) THEN 'answered'
        ELSE 'over' END)
    ORDER BY a.due_on NULLS LAST, a.starts_on, a.id LIMIT ${take}::int OFFSET ${skip}::int`;
  return memberRows.parse(rows);
}

const eventRows = z.array(
  z.object({
    version: z.number(),
    command: z.enum(aidCommands),
    by: z.enum(aidCommanders),
    at: z.date(),
    organisation: z.string().nullable(),
    reason: z.string().nullable(),
    saidHow: z.enum(["phone", "office", "paper"]).nullable(),
    startsOn: readDay,
    hours: z.number().nullable(),
    costCents: z.number().nullable(),
    grantedCents: z.number().nullable(),
  }),
);

/** A line of the history of a request. */
export type AidEventRead = Readonly<z.infer<typeof eventRows>[number]>;

/** Who reads a history: each has its part of it. */
export type AidReader = "prescriber" | "organisation" | "funder";

const readBy: Readonly<Record<AidReader, readonly (typeof aidCommands)[number][]>> = {
  prescriber: aidCommands,
  organisation: ["ask-quote", "quote", "no-quote"],
  funder: ["supply", "send", "accept", "refuse", "return", "enter"],
};

/** The history of a request, the oldest first. By its key. */
export async function selectAidEvents(
  transaction: ActingTransaction,
  { id, reader }: { readonly id: string; readonly reader: AidReader },
): Promise<readonly AidEventRead[]> {
  const rows = await transaction.$queryRaw`
    SELECT e.version, e.command, e.by_commander AS by, e.at, o.name AS organisation, e.reason, e.said_how AS "saidHow",
      e.starts_on AS "startsOn", e.hours, e.cost_cents AS "costCents", e.granted_cents AS "grantedCents"
    FROM aid_event e LEFT JOIN organisation o ON o.id = e.by_organisation_id
    WHERE e.request_id = ${id}::uuid AND e.command = ANY (${[...readBy[reader]]}::text[]) ORDER BY e.version LIMIT 200`;
  return eventRows.parse(rows);
}

const todoRows = z.array(
  z.object({
    id: z.string(),
    personFileId: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    title: z.string(),
    state: z.enum(aidStates),
    scheme: z.enum(aidSchemeCodes),
    startsOn: readDay,
    dueOn: day,
  }),
);

/** An individual aid that whoever follows the person must take on. */
export type AidToDo = Readonly<z.infer<typeof todoRows>[number]>;

/**
 * The aids of people that a member follows or stands in for, in which the next word is theirs: those that go on, the soonest due first,
 * then those that were accepted; not those that wait for the person's yes (`awaitsYes`). `elsewhere`: the schemes whose answer they note.
 * By the indexes on follow-ups and files.
 */
export async function selectAidsToDo(
  transaction: ActingTransaction,
  asked: {
    readonly organisationId: string;
    readonly elsewhere: readonly string[];
    readonly today: string;
    readonly most: number;
  },
): Promise<readonly AidToDo[]> {
  const rows = await transaction.$queryRaw`
    SELECT a.id::text, a.person_file_id::text AS "personFileId", f.first_name AS "firstName", f.last_name AS "lastName", a.title,
      a.state::text AS state, a.scheme, a.starts_on AS "startsOn", a.due_on AS "dueOn"
    FROM aid_request a JOIN person_file f ON f.id = a.person_file_id
    WHERE a.organisation_id = ${asked.organisationId}::uuid AND a.person_file_id = ANY (ARRAY(
      SELECT u.person_file_id FROM follow_up u
      WHERE u.membership_id = ANY (ARRAY(SELECT hub_followed_memberships())) AND u.ended_at IS NULL
        AND u.started_at <= (SELECT hub_now()))) AND (
      a.state IN ('agreed', 'to_complete', 'accepted') OR a.state = 'complete'
        AND NOT coalesce(a.starts_on <> a.agreed_starts_on OR a.cost_cents > a.agreed_cost_cents, false)
      OR a.state = 'sent' AND a.scheme = ANY (${[...asked.elsewhere]}::text[]) AND a.due_on <= ${asked.today}::date)
    ORDER BY a.due_on NULLS LAST, a.starts_on, a.id LIMIT ${asked.most}::int`;
  return todoRows.parse(rows);
}

/** How many requests a member may answer now: an organisation its quotes, the Region what is sent to it. */
export async function countAidsToAnswer(
  transaction: ActingTransaction,
  asked: Pick<AskedAids, "organisationId" | "isFunder" | "schemes">,
): Promise<number> {
  const [first] = await selectAidsForMember(transaction, { ...asked, period: "active", skip: 0, take: 1 });
  return first?.total ?? 0;
}
