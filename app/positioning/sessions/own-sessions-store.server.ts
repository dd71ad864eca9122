import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { sessionStates } from "#app/training/seats/session-states.ts";

const day = readDay.nullable();

const rows = z.array(
  z.object({
    number: z.string(),
    title: z.string(),
    commune: z.string(),
    site: z.string(),
    startsOn: day,
    endsOn: day,
    isPermanent: z.boolean(),
    state: z.enum(sessionStates).nullable(),
    isClosedByPortal: z.boolean().nullable(),
    seats: z.array(
      z.object({
        code: z.number(),
        label: z.string(),
        announced: z.number().nullable(),
        left: z.number().nullable(),
      }),
    ),
    held: z.number(),
    waiting: z.number(),
    toAnswer: z.number(),
    late: z.number(),
    total: z.number(),
  }),
);

/** A session of one's organisation in a list, with what there is to do. `total`: how many the filters leave. */
export type ListedSession = Readonly<z.infer<typeof rows>[number]>;

export const sessionPeriods = ["coming", "running", "over"] as const;
export const sessionWorks = ["to-answer", "late"] as const;

/** What the list is narrowed by. */
export interface SessionFilters {
  readonly period: (typeof sessionPeriods)[number] | null;
  readonly work: (typeof sessionWorks)[number] | null;
}

interface Wanted extends SessionFilters {
  readonly organisationId: string;
  readonly today: string;
  readonly offset: number;
  readonly most: number;
}

/** A session that ended stays in the list as long as somebody has something to say of it, and this many days. */
const DAYS_AFTER_END = 60;

/**
 * The sessions that the organisation answers for, those with a late answer first, then the soonest. From its ties down the indexes of the
 * catalogue; positionings by the index on the training organisation. One query, whatever their number.
 */
export async function selectOwnSessions(
  transaction: ActingTransaction,
  { organisationId, today, period, work, offset, most }: Wanted,
): Promise<readonly ListedSession[]> {
  const found = await transaction.$queryRaw`
    WITH counted AS MATERIALIZED (
      SELECT p.session_id, count(*) FILTER (WHERE p.state = 'waitlisted')::int AS waiting,
        count(*) FILTER (WHERE p.state IN ('submitted', 'under_review', 'no_show_event', 'proposed')
          OR (p.state = 'invited' AND p.meeting_on <= ${today}::date))::int AS to_answer,
        count(*) FILTER (WHERE p.state IN ('submitted', 'proposed') AND p.answer_by < ${today}::date)::int AS late,
        count(*) FILTER (WHERE p.holds_seat)::int AS held
      FROM positioning p WHERE p.training_organisation_id = ${organisationId}::uuid AND p.agreed_at IS NOT NULL
      GROUP BY p.session_id)
    SELECT s.number, t.title, a.commune_name AS commune, o.name AS site, s.starts_on AS "startsOn", s.ends_on AS "endsOn",
      a.is_permanent AS "isPermanent", m.state::text AS state, m.is_closed_by_portal AS "isClosedByPortal",
      (SELECT coalesce(json_agg(json_build_object('code', f.funder_code, 'label', u.label, 'left', q.left_seats,
          'announced', coalesce(q.announced_here, q.announced_feed, f.funded_seats)) ORDER BY f.funder_code), '[]')
        FROM action_funder f JOIN funder u ON u.code = f.funder_code
        LEFT JOIN session_seats q ON q.session_id = s.id AND q.funder_code = f.funder_code WHERE f.action_id = a.id) AS seats,
      coalesce(n.held, 0) AS held, coalesce(n.waiting, 0) AS waiting, coalesce(n.to_answer, 0) AS "toAnswer",
      coalesce(n.late, 0) AS late, count(*) OVER ()::int AS total
    FROM catalogue_tie c JOIN training_organisation o ON o.siret = c.siret
    JOIN training t ON t.organisation_id = o.id JOIN training_action a ON a.training_id = t.id
    JOIN training_session r ON r.action_id = a.id CROSS JOIN LATERAL session_as_said(r) AS s
    LEFT JOIN counted n ON n.session_id = r.id LEFT JOIN managed_session m ON m.session_id = r.id
    WHERE c.organisation_id = ${organisationId}::uuid AND c.ended_at IS NULL
      AND (n.session_id IS NOT NULL OR r.withdrawn_at IS NULL)
      AND (n.held > 0 OR n.to_answer > 0 OR s.ends_on IS NULL OR s.ends_on >= ${today}::date - ${DAYS_AFTER_END}::int)
      AND (${period}::text IS NULL OR ${period}::text = CASE
        WHEN s.ends_on < ${today}::date THEN 'over' WHEN s.starts_on <= ${today}::date THEN 'running' ELSE 'coming' END)
      AND (${work}::text IS NULL OR CASE ${work}::text WHEN 'late' THEN n.late > 0 ELSE n.to_answer > 0 END)
    ORDER BY coalesce(n.late, 0) > 0 DESC, coalesce(n.to_answer, 0) > 0 DESC, s.ends_on < ${today}::date NULLS FIRST,
      s.starts_on NULLS LAST, s.id
    OFFSET ${offset}::int LIMIT ${most}::int`;
  return rows.parse(found);
}

const tieRows = z.tuple([z.object({ ties: z.number() })]);

/** To how many SIRETs the organisation is tied today. */
export async function countOwnTies(transaction: ActingTransaction, organisationId: string): Promise<number> {
  const found = await transaction.$queryRaw`
    SELECT count(*)::int AS ties FROM catalogue_tie WHERE organisation_id = ${organisationId}::uuid AND ended_at IS NULL`;
  return tieRows.parse(found)[0].ties;
}
