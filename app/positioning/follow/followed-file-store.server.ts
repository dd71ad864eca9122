import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { positioningCommanders, positioningStates } from "../positioning-states.ts";
import { stayStates } from "../stay/stay-states.ts";
import { suggestionStates } from "../suggestion/suggestion-states.ts";

const day = readDay.nullable();
const session = {
  sessionId: z.number(),
  sessionNumber: z.string(),
  training: z.string(),
  trainingNumber: z.string(),
  organisation: z.string(),
  phone: z.string().nullable(),
  startsOn: day,
  endsOn: day,
};
const positioningRows = z.array(
  z.object({
    id: z.string(),
    state: z.enum(positioningStates),
    stayState: z.enum(stayStates).nullable(),
    version: z.number(),
    answerBy: day,
    meetingOn: day,
    happenedOn: day,
    reason: z.string().nullable(),
    exitReason: z.string().nullable(),
    obtainedBlocks: z.array(z.string()),
    isMoved: z.boolean(),
    isContacted: z.boolean(),
    funder: z.string(),
    programme: z.string(),
    place: z.string().nullable(),
    ...session,
  }),
);
const eventRows = z.array(
  z.object({
    positioningId: z.string(),
    version: z.number(),
    machine: z.enum(["positioning", "stay"]),
    command: z.string(),
    toState: z.string(),
    by: z.enum(positioningCommanders),
    at: z.date(),
    reason: z.string().nullable(),
  }),
);
const suggestionRows = z.array(
  z.object({ id: z.string(), state: z.enum(suggestionStates), version: z.number(), answerBy: day, ...session }),
);

/** A positioning of somebody followed, as their file shows it. */
export type FilePositioning = Readonly<z.infer<typeof positioningRows>[number]>;
/** A line of its history. */
export type FileEvent = Readonly<z.infer<typeof eventRows>[number]>;
/** A suggestion made to somebody followed. */
export type FileSuggestion = Readonly<z.infer<typeof suggestionRows>[number]>;

/** More than anybody has: a list is bounded. */
const MOST = 50;

/** The positionings of a file, the latest first: by the index on files. */
export async function listFilePositionings(
  transaction: ActingTransaction,
  { organisationId, personFileId }: { readonly organisationId: string; readonly personFileId: string },
): Promise<readonly FilePositioning[]> {
  const rows = await transaction.$queryRaw`
    SELECT p.id::text, p.state::text AS state, p.stay_state::text AS "stayState", p.version, p.answer_by AS "answerBy",
      p.meeting_on AS "meetingOn", coalesce(p.stay_on, p.since) AS "happenedOn", p.reason, p.exit_reason AS "exitReason",
      p.obtained_blocks AS "obtainedBlocks", EXISTS (SELECT FROM positioning m WHERE m.moved_from_id = p.id) AS "isMoved",
      EXISTS (SELECT FROM follow_contact c WHERE c.positioning_id = p.id AND c.positioning_version = p.version
        AND c.organisation_id = p.organisation_id AND c.person_file_id = p.person_file_id) AS "isContacted",
      u.label AS funder, p.programme, p.session_id AS "sessionId", s.number AS "sessionNumber",
      t.title AS training, t.number AS "trainingNumber", o.name AS organisation,
      t.contact_phone AS phone, s.starts_on AS "startsOn", s.ends_on AS "endsOn",
      (SELECT c.name FROM commune c WHERE c.insee = a.commune_insee) AS place
    FROM positioning p JOIN training_session r ON r.id = p.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id
    JOIN training t ON t.id = a.training_id JOIN training_organisation o ON o.id = t.organisation_id
    JOIN funder u ON u.code = p.funder_code
    WHERE p.organisation_id = ${organisationId}::uuid AND p.person_file_id = ${personFileId}::uuid
    ORDER BY p.created_at DESC, p.id LIMIT ${MOST}::int`;
  return positioningRows.parse(rows);
}

/** What happened to these positionings, in order. */
export async function listFileEvents(
  transaction: ActingTransaction,
  positioningIds: readonly string[],
): Promise<readonly FileEvent[]> {
  const rows = await transaction.$queryRaw`
    SELECT e.positioning_id::text AS "positioningId", e.version, e.machine, e.command, e.to_state AS "toState", e.by_commander AS by, e.at,
      e.reason
    FROM positioning_event e WHERE e.positioning_id = ANY (${positioningIds}::uuid[]) ORDER BY e.positioning_id, e.version`;
  return eventRows.parse(rows);
}

/** The suggestions that go on, the latest first. */
export async function listFileSuggestions(
  transaction: ActingTransaction,
  { organisationId, personFileId }: { readonly organisationId: string; readonly personFileId: string },
): Promise<readonly FileSuggestion[]> {
  const rows = await transaction.$queryRaw`
    SELECT g.id::text, g.state::text AS state, g.version, g.answer_by AS "answerBy", g.session_id AS "sessionId",
      s.number AS "sessionNumber",
      t.title AS training,
      t.number AS "trainingNumber", o.name AS organisation, t.contact_phone AS phone,
      s.starts_on AS "startsOn", s.ends_on AS "endsOn"
    FROM suggestion g JOIN training_session r ON r.id = g.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id
    JOIN training t ON t.id = a.training_id JOIN training_organisation o ON o.id = t.organisation_id
    WHERE g.organisation_id = ${organisationId}::uuid AND g.person_file_id = ${personFileId}::uuid
      AND g.state IN ('open', 'agreed')
    ORDER BY g.created_at DESC, g.id LIMIT ${MOST}::int`;
  return suggestionRows.parse(rows);
}

const elsewhereRows = z.array(
  z.object({
    organisation: z.string(),
    positionedOn: day,
    startsOn: day,
    endsOn: day,
    training: z.string().nullable(),
    state: z.enum([...positioningStates, ...stayStates]).nullable(),
  }),
);

/** A request that another organisation made for the same person. `training`, `state`: null unless the person agreed. */
export type PositioningElsewhere = Readonly<z.infer<typeof elsewhereRows>[number]>;

/** What other organisations have under way for the person of a file of this one, the latest first. */
export async function listElsewhere(
  transaction: ActingTransaction,
  { organisationId, personFileId }: { readonly organisationId: string; readonly personFileId: string },
): Promise<readonly PositioningElsewhere[]> {
  const rows = await transaction.$queryRaw`
    SELECT o.name AS organisation, p.positioned_on AS "positionedOn", p.starts_on AS "startsOn", p.ends_on AS "endsOn",
      p.told_training AS training, p.told_state AS state
    FROM person_file f, hub_positionings_of_person(f.person_id) p JOIN organisation o ON o.id = p.organisation_id
    WHERE f.id = ${personFileId}::uuid AND p.organisation_id <> ${organisationId}::uuid AND p.is_active
    ORDER BY p.positioned_on DESC, p.session_id LIMIT ${MOST}::int`;
  return elsewhereRows.parse(rows);
}

/** The names of these files of an organisation, in the order of names; one that is not seen is left out. */
export async function selectFileNames(
  transaction: ActingTransaction,
  { organisationId, personFileIds }: { readonly organisationId: string; readonly personFileIds: readonly string[] },
): Promise<readonly { readonly personFileId: string; readonly name: string }[]> {
  const rows = await transaction.personFile.findMany({
    where: { organisationId, id: { in: [...personFileIds] } },
    select: { id: true, lastName: true, firstName: true },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, lastName, firstName }) => ({ personFileId: id, name: `${firstName} ${lastName}` }));
}

/** The name of the commune of a file; its code when it is not known. */
export async function communeName(transaction: ActingTransaction, insee: string): Promise<string> {
  const row = await transaction.commune.findUnique({ where: { insee }, select: { name: true } });
  return row?.name ?? insee;
}
