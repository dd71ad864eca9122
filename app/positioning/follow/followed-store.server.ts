import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { contactChannels } from "./contact-channels.ts";
import { owers, places, stepKeys, stepRules, todoGroups } from "./step-rules.ts";

/** Whose people are read, on which civil day: those of the member, and of whom they stand in for. */
export interface FollowedBy {
  readonly organisationId: string;
  readonly membershipId: string;
  readonly on: string;
}

/** What a page of the list asks. Empty: nothing. Days are civil. */
export interface FollowedFilters {
  readonly owedBy: string;
  readonly step: string;
  readonly name: string;
  readonly startsFrom: string;
  readonly startsTo: string;
}

const day = readDay.nullable();
const stepColumns = {
  fileId: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  isStoodIn: z.boolean(),
  aboutId: z.string().nullable(),
  place: z.enum(places).nullable(),
  step: z.enum(stepKeys),
  owedBy: z.enum(owers),
  dueOn: day,
  since: day,
  training: z.string().nullable(),
  organisation: z.string().nullable(),
  startsOn: day,
};
const followedRows = z.array(
  z.object({
    ...stepColumns,
    others: z.number(),
    contactOn: day,
    channel: z.enum(contactChannels).nullable(),
    total: z.number(),
  }),
);
const todoRows = z.array(z.object({ ...stepColumns, group: z.enum(todoGroups) }));

/** Somebody followed, with what comes next for them. `others`: their other positionings that go on; `total`: people on all pages. */
export type FollowedLine = Readonly<z.infer<typeof followedRows>[number]>;
/** Something that calls the referent. */
export type TodoLine = Readonly<z.infer<typeof todoRows>[number]>;

/** The rules as the rows of a table. */
const RULES = JSON.stringify(
  stepRules.map(({ place, due, step, late = step, contacted }) => ({
    ...{ place, due, s_key: step.key, s_owed: step.owedBy, s_todo: step.group },
    ...{ l_key: late.key, l_owed: late.owedBy, l_todo: late.group },
    ...{ c_key: contacted?.key ?? null, c_owed: contacted?.owedBy ?? null, c_todo: contacted?.group ?? null },
  })),
);

/**
 * The people followed (`followed`) and the step of each of their positionings (`placed`). Each table that row-level security holds is read
 * once, by the ids of the people, and joins are such that they cost no more when the planner does not know how many there are.
 */
function placed({ organisationId, membershipId, on }: FollowedBy): Prisma.Sql {
  return Prisma.sql`
  followed AS MATERIALIZED (
    SELECT f.person_file_id AS file_id, bool_and(f.membership_id <> ${membershipId}::uuid) AS is_stood_in
    FROM follow_up f
    WHERE f.membership_id = ANY (ARRAY(SELECT hub_followed_memberships())) AND f.ended_at IS NULL AND f.started_at <= (SELECT hub_now())
    GROUP BY f.person_file_id),
  mine AS MATERIALIZED (
    SELECT q.id, q.person_file_id AS file_id, q.session_id, q.version, q.moved_from_id, q.since, q.answer_by, q.meeting_on,
      coalesce(q.stay_on, q.since) AS happened_on, coalesce(q.stay_state::text, q.state::text) AS place
    FROM positioning q
    WHERE q.organisation_id = ${organisationId}::uuid AND q.person_file_id = ANY (ARRAY(SELECT file_id FROM followed))
    UNION ALL
    SELECT g.id, g.person_file_id, g.session_id, g.version, NULL, g.created_at::date, g.answer_by, NULL, NULL, 'suggestion-' || g.state
    FROM suggestion g
    WHERE g.organisation_id = ${organisationId}::uuid AND g.person_file_id = ANY (ARRAY(SELECT file_id FROM followed))
      AND g.state IN ('open', 'agreed')),
  contact AS MATERIALIZED (
    SELECT c.person_file_id AS file_id, c.positioning_id, c.positioning_version, c.contact_on, c.channel::text AS channel,
      c.recorded_at, c.id
    FROM follow_contact c
    WHERE c.organisation_id = ${organisationId}::uuid AND c.person_file_id = ANY (ARRAY(SELECT file_id FROM followed))),
  dated AS (
    SELECT q.*, s.starts_on, r.s_key, r.s_owed, r.s_todo, r.l_key, r.l_owed, r.l_todo, r.c_key, r.c_owed, r.c_todo,
      CASE r.due WHEN 'answer' THEN q.answer_by WHEN 'meeting' THEN q.meeting_on WHEN 'start' THEN s.starts_on
        WHEN 'end' THEN s.ends_on WHEN 'since' THEN q.happened_on END AS due_on,
      r.c_key IS NOT NULL AND (
        (q.id, q.version) IN (SELECT c.positioning_id, c.positioning_version FROM contact c WHERE c.positioning_id IS NOT NULL)
        OR q.id IN (SELECT m.moved_from_id FROM mine m WHERE m.moved_from_id IS NOT NULL)) AS is_done
    FROM mine q JOIN training_session f ON f.id = q.session_id
    LEFT JOIN managed_session m ON m.session_id = f.id AND m.starts_on IS NOT NULL AND f.starts_on IS NOT DISTINCT FROM m.postponed_from
    CROSS JOIN LATERAL (SELECT coalesce(m.starts_on, f.starts_on) AS starts_on, coalesce(m.ends_on, f.ends_on) AS ends_on) s
    JOIN jsonb_to_recordset(${RULES}::jsonb) AS r (place text, due text, s_key text, s_owed text, s_todo text, l_key text,
      l_owed text, l_todo text, c_key text, c_owed text, c_todo text) ON r.place = q.place
    OFFSET 0),
  placed AS (
    SELECT file_id, id, coalesce(happened_on, since) AS since, session_id, place, starts_on, due_on,
      CASE WHEN is_done THEN c_key WHEN due_on < ${on}::date THEN l_key ELSE s_key END AS step,
      CASE WHEN is_done THEN c_owed WHEN due_on < ${on}::date THEN l_owed ELSE s_owed END AS owed_by,
      CASE WHEN is_done THEN c_todo WHEN due_on < ${on}::date THEN l_todo ELSE s_todo END AS todo
    FROM dated
    OFFSET 0)`;
}

/** What a line says of a session, by primary keys. */
const TOLD_OF_SESSION = Prisma.sql`
  LEFT JOIN training_session ts ON ts.id = x.session_id
  LEFT JOIN training_action ta ON ta.id = ts.action_id
  LEFT JOIN training t ON t.id = ta.training_id
  LEFT JOIN training_organisation o ON o.id = t.organisation_id`;

/** A page of the people followed, by what expires first, then by name. */
export async function selectFollowed(
  transaction: ActingTransaction,
  by: FollowedBy,
  { filters, skip, take }: { readonly filters: FollowedFilters; readonly skip: number; readonly take: number },
): Promise<readonly FollowedLine[]> {
  const { owedBy, step, name, startsFrom, startsTo } = filters;
  const rows = await transaction.$queryRaw`
    WITH ${placed(by)},
    first_step AS (
      SELECT DISTINCT ON (file_id) p.*, count(*) FILTER (WHERE p.step <> 'find-training') OVER (PARTITION BY p.file_id) AS going_on
      FROM placed p
      ORDER BY file_id, todo IS NULL, step = 'find-training', due_on NULLS LAST, since DESC, id),
    person AS (
      SELECT n.id, n.last_name, n.first_name FROM person_file n WHERE n.id = ANY (ARRAY(SELECT file_id FROM followed)) OFFSET 0),
    x AS MATERIALIZED (
      SELECT n.id AS file_id, n.last_name, n.first_name, s.id, s.place, coalesce(s.step, 'find-training') AS step,
        coalesce(s.owed_by, 'me') AS owed_by, CASE WHEN s.step <> 'find-training' THEN s.due_on END AS due_on, s.since, s.session_id,
        greatest(coalesce(s.going_on, 0) - 1, 0)::int AS others, count(*) OVER ()::int AS total
      FROM person n FULL JOIN first_step s ON s.file_id = n.id
      WHERE (${owedBy} = '' OR coalesce(s.owed_by, 'me') = ${owedBy})
        AND (${step} = '' OR coalesce(s.step, 'find-training') = ${step})
        AND (${startsFrom} = '' OR s.starts_on >= nullif(${startsFrom}, '')::date)
        AND (${startsTo} = '' OR s.starts_on <= nullif(${startsTo}, '')::date)
        AND (${name} = '' OR strpos(hub_plain_name(concat_ws(' ', n.first_name, n.last_name, n.first_name)), hub_plain_name(${name})) > 0)
      ORDER BY due_on NULLS LAST, n.last_name, n.first_name, n.id LIMIT ${take}::int OFFSET ${skip}::int)
    SELECT x.file_id::text AS "fileId", x.last_name AS "lastName", x.first_name AS "firstName",
      x.file_id NOT IN (SELECT f.file_id FROM followed f WHERE NOT f.is_stood_in) AS "isStoodIn",
      x.id::text AS "aboutId", x.place, x.step, x.owed_by AS "owedBy", x.due_on AS "dueOn", x.since, t.title AS training,
      o.name AS organisation, ts.starts_on AS "startsOn", x.others, c.contact_on AS "contactOn", c.channel, x.total
    FROM x ${TOLD_OF_SESSION}
    LEFT JOIN LATERAL (
      SELECT c.contact_on, c.channel FROM contact c WHERE c.file_id = x.file_id ORDER BY c.recorded_at DESC, c.id LIMIT 1
    ) c ON c.contact_on >= ${by.on}::date
    ORDER BY x.due_on NULLS LAST, x.last_name, x.first_name, x.file_id`;
  return followedRows.parse(rows);
}

/** What calls whoever follows these people, by what expires first. At most `most`. */
export async function selectTodo(
  transaction: ActingTransaction,
  by: FollowedBy,
  most: number,
): Promise<readonly TodoLine[]> {
  const rows = await transaction.$queryRaw`
    WITH ${placed(by)},
    x AS MATERIALIZED (SELECT * FROM placed WHERE todo IS NOT NULL ORDER BY due_on NULLS LAST, id LIMIT ${most}::int)
    SELECT x.file_id::text AS "fileId", n.last_name AS "lastName", n.first_name AS "firstName",
      NOT x.file_id = ANY (ARRAY(SELECT f.file_id FROM followed f WHERE NOT f.is_stood_in)) AS "isStoodIn",
      x.id::text AS "aboutId", x.place, x.step, x.owed_by AS "owedBy", x.due_on AS "dueOn", x.since, t.title AS training,
      o.name AS organisation, ts.starts_on AS "startsOn", x.todo AS "group"
    FROM x JOIN person_file n ON n.id = x.file_id ${TOLD_OF_SESSION}
    ORDER BY x.due_on NULLS LAST, n.last_name, n.first_name, x.id`;
  return todoRows.parse(rows);
}
