import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { OrganisationKind } from "#app/access/actor.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import {
  declineReasons,
  type OpeningState,
  openingAnswers,
  openingCommands,
  openingStates,
  openingWhys,
  refuseReasons,
} from "./opening-states.ts";

const shown = {
  id: z.string(),
  version: z.number(),
  state: z.enum(openingStates),
  blockCode: z.string(),
  blockLabel: z.string(),
  certification: z.string().nullable(),
  town: z.string(),
  zone: z.string().nullable(),
  radiusKm: z.number(),
  startsFrom: readDay,
  startsBy: readDay,
  replyBy: readDay,
  seats: z.number(),
  people: z.number().nullable(),
  dueOn: readDay.nullable(),
  isReminded: z.boolean(),
  isFunded: z.boolean().nullable(),
  reason: z.enum([...declineReasons, ...refuseReasons]).nullable(),
  ownAnswer: z.enum(openingAnswers).nullable(),
};

const listedRows = z.array(z.object({ ...shown, total: z.number() }));

/** A request as it is shown to whoever reads it. `ownAnswer`: of their training organisation. `zone`: of employment. */
export type ListedOpening = Readonly<z.infer<typeof listedRows>[number]>;

const ownRows = z.object({
  seats: z.number(),
  people: z.number().nullable(),
  why: z.enum(openingWhys),
  needId: z.string().nullable(),
});

const openingRows = z.array(
  z.object({
    ...shown,
    sessionNumber: z.string().nullable(),
    sessionTitle: z.string().nullable(),
    sessionStartsOn: readDay.nullable(),
    trainingNumber: z.string().nullable(),
    own: ownRows.nullable(),
    askers: z.array(z.object({ name: z.string(), seats: z.number() })),
    pilots: z.boolean(),
    teaches: z.boolean(),
  }),
);
/**
 * One request, whole. `own`: what the reader's organisation asks; `askers`: the organisations that the reader may know of. `pilots`,
 * `teaches`: does their organisation steer training there, could it open it?
 */
export type ReadOpening = Readonly<z.infer<typeof openingRows>[number]>;

const eventRows = z.array(
  z.object({
    version: z.number(),
    command: z.enum(openingCommands),
    at: z.date(),
    organisation: z.string().nullable(),
    seats: z.number(),
    reason: z.enum([...declineReasons, ...refuseReasons]).nullable(),
  }),
);
export type ReadOpeningEvent = Readonly<z.infer<typeof eventRows>[number]>;

/** Who reads: an organisation. The Region reads who asks; a training organisation does not read what others answer. */
export interface OpeningReader {
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
}

/** The requests that an organisation reads, in some states: those with the nearest last day first. A page of them. */
export async function selectOpenings(
  transaction: ActingTransaction,
  {
    organisationId,
    states,
    skip,
    take,
  }: {
    readonly organisationId: string;
    readonly states: readonly OpeningState[];
    readonly skip: number;
    readonly take: number;
  },
): Promise<readonly ListedOpening[]> {
  const rows = await transaction.$queryRaw`
    SELECT o.id::text, o.version, o.state::text AS state, o.block_code AS "blockCode", o.block_label AS "blockLabel",
      k.title AS certification, c.name AS town, z.name AS zone, o.radius_km AS "radiusKm", o.starts_from AS "startsFrom",
      o.starts_by AS "startsBy", o.reply_by AS "replyBy", o.seats, o.people, o.due_on AS "dueOn",
      o.reminded_on IS NOT NULL AS "isReminded", o.is_funded AS "isFunded", o.reason, a.answer AS "ownAnswer",
      count(*) OVER ()::int AS total
    FROM opening_request o JOIN commune c ON c.insee = o.commune_code
    LEFT JOIN employment_zone z ON z.code = c.employment_zone_code
    LEFT JOIN skill_block b ON b.code = o.block_code LEFT JOIN certification k ON k.code = b.certification_code
    LEFT JOIN opening_answer a ON a.request_id = o.id AND a.organisation_id = ${organisationId}::uuid
    WHERE o.state::text = ANY (${states}::text[]) AND (hub_pilots(o.commune_code::text)
      OR hub_teaches(o.block_code::text, ${organisationId}::uuid)
      OR EXISTS (SELECT FROM opening_contribution m WHERE m.request_id = o.id AND m.organisation_id = ${organisationId}::uuid))
    ORDER BY o.due_on NULLS LAST, o.created_at DESC, o.id OFFSET ${skip}::int LIMIT ${take}::int`;
  return listedRows.parse(rows);
}

/** A request by its id; undefined: unknown, or not theirs. By its primary key. */
export async function selectOpening(
  transaction: ActingTransaction,
  id: string,
  { organisationId, organisationKind }: OpeningReader,
): Promise<ReadOpening | undefined> {
  const isRegion = organisationKind === "region";
  const rows = await transaction.$queryRaw`
    SELECT o.id::text, o.version, o.state::text AS state, o.block_code AS "blockCode", o.block_label AS "blockLabel",
      k.title AS certification, c.name AS town, z.name AS zone, o.radius_km AS "radiusKm", o.starts_from AS "startsFrom",
      o.starts_by AS "startsBy", o.reply_by AS "replyBy", o.seats, o.people, o.due_on AS "dueOn",
      o.reminded_on IS NOT NULL AS "isReminded", o.is_funded AS "isFunded", o.reason, a.answer AS "ownAnswer",
      s.number AS "sessionNumber", t.title AS "sessionTitle", t.number AS "trainingNumber",
      (SELECT x.starts_on FROM session_as_said(s) x) AS "sessionStartsOn",
      (SELECT jsonb_build_object('seats', m.seats, 'people', m.people, 'why', m.why, 'needId', m.need_id)
        FROM opening_contribution m WHERE m.request_id = o.id AND m.organisation_id = ${organisationId}::uuid) AS own,
      coalesce((SELECT jsonb_agg(jsonb_build_object('name', g.name, 'seats', m.seats) ORDER BY m.at, g.name)
        FROM opening_contribution m JOIN organisation g ON g.id = m.organisation_id
        WHERE m.request_id = o.id AND (${isRegion} OR m.organisation_id = ${organisationId}::uuid)), '[]') AS askers,
      hub_pilots(o.commune_code::text) AS pilots, hub_teaches(o.block_code::text, ${organisationId}::uuid) AS teaches
    FROM opening_request o JOIN commune c ON c.insee = o.commune_code
    LEFT JOIN employment_zone z ON z.code = c.employment_zone_code
    LEFT JOIN skill_block b ON b.code = o.block_code LEFT JOIN certification k ON k.code = b.certification_code
    LEFT JOIN opening_answer a ON a.request_id = o.id AND a.organisation_id = ${organisationId}::uuid
    LEFT JOIN training_session s ON s.id = o.session_id LEFT JOIN training_action n ON n.id = s.action_id
    LEFT JOIN training t ON t.id = n.training_id
    WHERE o.id = ${id}::uuid AND (hub_pilots(o.commune_code::text) OR hub_teaches(o.block_code::text, ${organisationId}::uuid)
      OR EXISTS (SELECT FROM opening_contribution m WHERE m.request_id = o.id AND m.organisation_id = ${organisationId}::uuid))`;
  return openingRows.parse(rows)[0];
}

/** What happened to a request, oldest first, as far as its reader may know. By its primary key. */
export async function selectOpeningEvents(
  transaction: ActingTransaction,
  id: string,
  { organisationId, organisationKind }: OpeningReader,
): Promise<readonly ReadOpeningEvent[]> {
  const isRegion = organisationKind === "region";
  const isTeacher = organisationKind === "training_organisation";
  const rows = await transaction.$queryRaw`
    SELECT e.version, e.command, e.at, g.name AS organisation, e.seats, e.reason
    FROM opening_event e LEFT JOIN organisation g ON g.id = e.by_organisation_id
    WHERE e.request_id = ${id}::uuid AND (${isRegion} OR e.by_organisation_id = ${organisationId}::uuid
      OR e.by_commander <> 'asker' AND (e.by_commander <> 'organisation' OR NOT ${isTeacher})) ORDER BY e.version`;
  return eventRows.parse(rows);
}

const sumRows = z.array(
  z.object({ blockLabel: z.string(), zone: z.string().nullable(), requests: z.number(), seats: z.number() }),
);
/** What is asked of a block in a zone of employment. */
export type OpeningSum = Readonly<z.infer<typeof sumRows>[number]>;

/** What is asked and awaits an answer, by block and zone of employment, the most seats first; at most 100. */
export async function sumOpenings(transaction: ActingTransaction): Promise<readonly OpeningSum[]> {
  const rows = await transaction.$queryRaw`
    SELECT o.block_label AS "blockLabel", z.name AS zone, count(*)::int AS requests, sum(o.seats)::int AS seats
    FROM opening_request o JOIN commune c ON c.insee = o.commune_code
    LEFT JOIN employment_zone z ON z.code = c.employment_zone_code
    WHERE o.state IN ('asked', 'in_study') AND hub_pilots(o.commune_code::text)
    GROUP BY o.block_code, o.block_label, z.code, z.name ORDER BY seats DESC, o.block_code, z.code LIMIT 100`;
  return sumRows.parse(rows);
}

const offerRows = z.array(
  z.object({
    number: z.string(),
    title: z.string(),
    commune: z.string(),
    startsOn: readDay.nullable(),
    /** Farther than the request asks. */
    farKm: z.number().nullable(),
    isOnAnotherDay: z.boolean(),
  }),
);
/** A session that an organisation could open for a request. */
export type SessionToOffer = Readonly<z.infer<typeof offerRows>[number]>;

/**
 * The sessions of an organisation that teach the block of a request and are to come: those that are too far last, before them those that
 * begin on another day than it asks, the soonest first; at most 100. From its ties down the indexes of the catalogue.
 */
export async function selectSessionsToOffer(
  transaction: ActingTransaction,
  { organisationId, requestId, today }: Readonly<Record<"organisationId" | "requestId" | "today", string>>,
): Promise<readonly SessionToOffer[]> {
  const rows = await transaction.$queryRaw`
    SELECT r.number, t.title, a.commune_name AS commune, s.starts_on AS "startsOn", w.far AS "farKm", w.late AS "isOnAnotherDay"
    FROM opening_request q CROSS JOIN catalogue_tie c JOIN training_organisation o ON o.siret = c.siret
    JOIN training t ON t.organisation_id = o.id JOIN training_action a ON a.training_id = t.id
    JOIN training_session r ON r.action_id = a.id CROSS JOIN LATERAL session_as_said(r) AS s
    CROSS JOIN LATERAL (SELECT
      CASE WHEN a.modality <> 'remote' THEN nullif(greatest(hub_km_to_town(a.latitude, a.longitude, q.commune_code::text),
        q.radius_km), q.radius_km) END,
      NOT a.is_permanent AND coalesce(s.starts_on NOT BETWEEN q.starts_from AND q.starts_by, false)) AS w(far, late)
    WHERE q.id = ${requestId}::uuid AND c.organisation_id = ${organisationId}::uuid AND c.ended_at IS NULL
      AND (s.starts_on > ${today}::date OR a.is_permanent) AND hub_session_teaches(r.id, q.block_code)
    ORDER BY w.far IS NOT NULL, w.late, s.starts_on NULLS LAST, r.id LIMIT 100`;
  return offerRows.parse(rows);
}
