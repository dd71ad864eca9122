import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { sessionStates } from "#app/training/seats/session-states.ts";
import { positioningCommanders, positioningStates } from "../positioning-states.ts";
import { stayStates } from "../stay/stay-states.ts";

const day = readDay.nullable();
const seats = z.object({
  code: z.number(),
  label: z.string(),
  announced: z.number().nullable(),
  announcedHere: z.number().nullable(),
  takenElsewhere: z.number().nullable(),
  held: z.number(),
  left: z.number().nullable(),
});
const managed = z.object({
  state: z.enum(sessionStates),
  version: z.number(),
  isClosedByPortal: z.boolean(),
  promotesAutomatically: z.boolean(),
  postponedFrom: z.string().nullable(),
});
const meeting = z.object({ on: z.string(), kind: z.number(), time: z.string() });

const sessionRows = z.array(
  z.object({
    id: z.number(),
    number: z.string(),
    title: z.string(),
    training: z.string(),
    /** As people know it: the name its catalogue gives. */
    organisation: z.string(),
    commune: z.string(),
    isRemote: z.boolean(),
    startsOn: day,
    endsOn: day,
    isPermanent: z.boolean(),
    recruiting: z.enum(["open", "closed", "suspended", "unknown"]),
    managed: managed.nullable(),
    seats: z.array(seats),
    meetings: z.array(meeting),
    blocks: z.array(z.object({ code: z.string(), label: z.string() })),
  }),
);

/**
 * A session of one's own organisation: when and where, its seats by funder, its meetings to come and its blocks. `recruiting` is what the
 * feed says; `managed` what its organisation says here, null before it does, with the first day that it postponed.
 */
export type OwnSession = Readonly<z.infer<typeof sessionRows>[number]>;
/** The seats of one funder. `announced` null: not said; `announcedHere` null: it is the feed's number; `left` null: not communicated. */
export type FunderSeats = Readonly<z.infer<typeof seats>>;

/** A session that the actor's organisation answers for; null: unknown, or another's. By its unique number. */
export async function selectOwnSession(
  transaction: ActingTransaction,
  { number, today }: { readonly number: string; readonly today: string },
): Promise<OwnSession | null> {
  const rows = await transaction.$queryRaw`
    SELECT s.id, s.number, t.title, t.number AS training, o.name AS organisation,
      a.commune_name AS commune, a.modality = 'remote' AS "isRemote",
      s.starts_on AS "startsOn", s.ends_on AS "endsOn", a.is_permanent AS "isPermanent",
      CASE WHEN r.withdrawn_at IS NULL THEN r.recruiting::text ELSE 'closed' END AS recruiting,
      CASE WHEN m.session_id IS NOT NULL THEN json_build_object('state', m.state, 'version', m.version,
        'isClosedByPortal', m.is_closed_by_portal, 'promotesAutomatically', m.promotes_automatically,
        'postponedFrom', CASE WHEN s.starts_on IS DISTINCT FROM r.starts_on THEN r.starts_on END) END AS managed,
      (SELECT coalesce(json_agg(json_build_object('code', f.funder_code, 'label', u.label, 'held', coalesce(q.held, 0),
          'announced', coalesce(q.announced_here, q.announced_feed, f.funded_seats), 'takenElsewhere', q.taken_elsewhere,
          'announcedHere', q.announced_here,
          'left', q.left_seats) ORDER BY f.funder_code), '[]')
        FROM action_funder f JOIN funder u ON u.code = f.funder_code
        LEFT JOIN session_seats q ON q.session_id = s.id AND q.funder_code = f.funder_code WHERE f.action_id = a.id) AS seats,
      (SELECT coalesce(json_agg(json_build_object('on', r.starts_on, 'kind', r.kind, 'time', r.start_time)
          ORDER BY r.starts_on, r.rank), '[]')
        FROM recruitment_meeting r WHERE r.session_id = s.id AND r.starts_on >= ${today}::date) AS meetings,
      (SELECT coalesce(json_agg(json_build_object('code', b.code, 'label', b.label) ORDER BY b.rank), '[]')
        FROM listed_block b WHERE b.list_id = s.block_list_id) AS blocks
    FROM training_session r CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id JOIN training t ON t.id = a.training_id
    JOIN training_organisation o ON o.id = t.organisation_id
    LEFT JOIN managed_session m ON m.session_id = r.id
    WHERE r.number = ${number} AND hub_session_organisation(r.id) = hub_organisation()`;
  return sessionRows.parse(rows)[0] ?? null;
}

const personRows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(positioningStates),
    stayState: z.enum(stayStates).nullable(),
    lastName: z.string().nullable(),
    firstName: z.string().nullable(),
    phone: z.string().nullable(),
    mail: z.string().nullable(),
    sentBy: z.string(),
    funderCode: z.number(),
    since: readDay,
    answerBy: day,
    meetingOn: day,
    enteredOn: day,
    stayOn: day,
    waitingRank: z.number().nullable(),
    isMoved: z.boolean(),
    isEligible: z.boolean().nullable(),
  }),
);

/**
 * Somebody positioned on a session, as its organisation may know them: nothing of their situation. `isEligible`: as it was when the
 * request was sent; null: somebody must say.
 */
export type PositionedPerson = Readonly<z.infer<typeof personRows>[number]>;

/** More than any session has: a bound, not a page. */
export const MOST_POSITIONED = 1000;

/** The people positioned on a session of the actor's organisation, those who wait by rank, the others by name; `id`: one alone. */
export async function selectPositioned(
  transaction: ActingTransaction,
  {
    sessionId,
    organisationId,
    id = null,
  }: { readonly sessionId: number; readonly organisationId: string; readonly id?: string | null },
): Promise<readonly PositionedPerson[]> {
  const rows = await transaction.$queryRaw`
    SELECT p.id::text, p.version, p.state::text AS state, p.stay_state::text AS "stayState", w.last_name AS "lastName",
      w.first_name AS "firstName", w.phone, w.mail, o.name AS "sentBy", p.funder_code::int AS "funderCode", p.since,
      p.answer_by AS "answerBy", p.meeting_on AS "meetingOn", p.entered_on AS "enteredOn", p.stay_on AS "stayOn",
      p.waiting_rank AS "waitingRank", w.is_eligible AS "isEligible",
      EXISTS (SELECT FROM positioning n WHERE n.moved_from_id = p.id) AS "isMoved"
    FROM positioning p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN positioned_person w ON w.positioning_id = p.id
    WHERE p.training_organisation_id = ${organisationId}::uuid AND p.session_id = ${sessionId}::int AND p.agreed_at IS NOT NULL
      AND (${id}::text IS NULL OR p.id::text = ${id})
    ORDER BY p.waiting_rank NULLS LAST, w.last_name, w.first_name, p.id LIMIT ${MOST_POSITIONED}::int`;
  return personRows.parse(rows);
}

const versionRows = z.array(
  z.object({ id: z.string(), version: z.number(), state: z.enum([...positioningStates, ...stayStates]) }),
);

/** What a positioning was at some of its versions, by the history. */
export async function selectVersions(
  transaction: ActingTransaction,
  asked: readonly { readonly id: string; readonly version: number }[],
): Promise<readonly z.infer<typeof versionRows>[number][]> {
  const ids = asked.map(({ id }) => id);
  const versions = asked.map(({ version }) => version);
  const rows = await transaction.$queryRaw`
    SELECT e.positioning_id::text AS id, e.version, e.to_state AS state FROM positioning_event e
    JOIN unnest(${ids}::uuid[], ${versions}::int[]) AS asked (id, version) ON asked.id = e.positioning_id AND asked.version = e.version`;
  return versionRows.parse(rows);
}

const nameRows = z.array(z.object({ id: z.string(), name: z.string() }));

/** The names of some people positioned on the sessions of one's organisation. */
export async function selectNames(
  transaction: ActingTransaction,
  ids: readonly string[],
): Promise<readonly z.infer<typeof nameRows>[number][]> {
  const rows = await transaction.$queryRaw`
    SELECT positioning_id::text AS id, first_name || ' ' || last_name AS name FROM positioned_person
    WHERE positioning_id = ANY (${[...ids]}::uuid[])`;
  return nameRows.parse(rows);
}

const eventRows = z.array(
  z.object({
    version: z.number(),
    state: z.enum([...positioningStates, ...stayStates]),
    command: z.string(),
    by: z.enum(positioningCommanders),
    at: z.date(),
    reason: z.string().nullable(),
    said: z.object({
      meetingOn: z.string().optional(),
      entryOn: z.string().optional(),
      happenedOn: z.string().optional(),
      blocks: z.array(z.string()).optional(),
    }),
  }),
);

/** A line of the history of a positioning, with the days and the blocks that were said. */
export type PositionedEvent = Readonly<z.infer<typeof eventRows>[number]>;

/** What happened to a positioning, the oldest first. By its primary key. */
export async function selectHistory(transaction: ActingTransaction, id: string): Promise<readonly PositionedEvent[]> {
  const rows = await transaction.$queryRaw`
    SELECT version, to_state AS state, command, by_commander AS by, at, reason, said FROM positioning_event
    WHERE positioning_id = ${id}::uuid ORDER BY version`;
  return eventRows.parse(rows);
}
