import sql, { raw, type Sql } from "sql-template-tag";
import { kmFrom } from "#search/postgres/session-conditions.ts";
import { toStatement } from "#search/postgres/statement.ts";
import type { GeoPoint } from "#search/query.ts";
import type { CatalogueSnapshot } from "../catalogue-snapshot.server.ts";
import { SESSION_SUMMARY_COLUMNS, type SessionSummaryRow } from "./training-read-store.server.ts";

/** More than any training of the region has. */
const MAX_SESSIONS = 500;

type PaceName = "full_time" | "part_time" | "evening";

/** A session with its action; texts the feed leaves empty are "". */
export interface SessionDetailRow extends SessionSummaryRow {
  readonly training: string;
  readonly km: number | null;
  readonly action: string;
  readonly url: string | null;
  readonly is_simulated: boolean;
  readonly place_name: string;
  readonly address_line: string;
  readonly postal_code: string | null;
  readonly hours_total: number | null;
  readonly hours_centre: number | null;
  readonly hours_company: number | null;
  readonly pace_text: string;
  readonly paces: readonly PaceName[];
  readonly indicative_duration: string;
  readonly alternation_text: string;
  readonly enrol_from: string | null;
  readonly enrol_to: string | null;
  readonly enrol_from_within: string | null;
  readonly enrol_to_within: string | null;
  readonly enrol_text: string;
  readonly enrol_address: string;
  readonly funding_text: string;
  readonly is_agreed: boolean;
  readonly publics_text: string;
  readonly conditions: string;
  readonly is_entry_level_required: boolean;
  readonly meals_text: string;
  readonly lodging_text: string;
  readonly transport_text: string;
  readonly accessibility_text: string;
  readonly block_labels: readonly {
    readonly code: string;
    readonly label: string;
    readonly certification: string | null;
  }[];
  readonly meetings: readonly MeetingJson[];
  readonly publics: readonly { readonly code: string; readonly label: string }[];
  readonly purchase: {
    readonly kind: "market_lot" | "grant" | "individual_aid";
    readonly reference: string;
    readonly label: string;
    readonly ordered_hours: number | null;
    readonly used_hours: number | null;
  } | null;
}

interface MeetingJson {
  readonly kind: number;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly starts_within: string | null;
  readonly ends_within: string | null;
  readonly start_time: string;
  readonly end_time: string;
  readonly is_remote: boolean;
  readonly seats: number | null;
  readonly address_text: string;
  readonly url: string | null;
  readonly comment: string;
}

export interface WantedSessions {
  readonly trainingId: number;
  readonly today: string;
  /** One session whatever its dates; null: all those one may still enter. */
  readonly number: string | null;
  /** Where distances are measured from. */
  readonly from: GeoPoint | null;
}

/**
 * Sessions with meetings to come. Those one may still enter, or the one asked for by its number, those that recruit first, then the
 * soonest. training_action_training_id_idx.
 */
const sessions = ({ trainingId, today, number, from }: WantedSessions): Sql => sql`
    SELECT ${raw(SESSION_SUMMARY_COLUMNS)}, t.number AS training, a.number AS action,
      ${kmFrom(from, "a")} AS km, coalesce(s.url, a.url) AS url,
      s.is_simulated,
      a.place_name, a.address_line, a.postal_code, a.hours_total, a.hours_centre, a.hours_company, a.pace_text, a.paces::text[],
      a.indicative_duration, a.alternation_text, s.enrol_from::text, s.enrol_to::text, s.enrol_from_within, s.enrol_to_within,
      s.enrol_text, s.enrol_address, a.funding_text, a.is_agreed, a.publics_text, a.conditions,
      a.is_entry_level_required, a.meals_text, a.lodging_text, a.transport_text, a.accessibility_text,
      coalesce((SELECT json_agg(json_build_object('code', b.code, 'label', b.label, 'certification', b.certification_code) ORDER BY b.rank)
        FROM listed_block b WHERE b.list_id = s.block_list_id), '[]') AS block_labels,
      coalesce((SELECT json_agg(row_to_json(m) ORDER BY m.day, m.rank) FROM (
        SELECT q.*, last_day(q.starts_on, q.starts_within) AS day,
          coalesce(last_day(q.ends_on, q.ends_within), last_day(q.starts_on, q.starts_within)) AS last_day
        FROM recruitment_meeting q WHERE q.session_id = s.id) m
        WHERE m.last_day IS NULL OR m.last_day >= ${today}::date), '[]') AS meetings,
      coalesce((SELECT json_agg(json_build_object('code', ap.public_code, 'label', coalesce(p.label, ap.public_code))
        ORDER BY ap.public_code)
        FROM action_public ap LEFT JOIN training_public p ON p.code = ap.public_code WHERE ap.action_id = a.id), '[]') AS publics,
      (SELECT row_to_json(q) FROM purchase_frame q WHERE q.id = a.purchase_frame_id) AS purchase
    FROM training t JOIN training_action a ON a.training_id = t.id JOIN training_session r ON r.action_id = a.id
      CROSS JOIN LATERAL session_as_said(r) AS s LEFT JOIN commune c ON c.insee = a.commune_insee
    WHERE t.id = ${trainingId} AND a.withdrawn_at IS NULL AND r.withdrawn_at IS NULL AND (${number}::text IS NULL OR r.number = ${number})
      AND (${number}::text IS NOT NULL OR session_shown_until(s, a.is_permanent) >= ${today}::date)
    ORDER BY session_recruits_until(s, a.is_permanent) < ${today}::date,
      CASE WHEN a.is_permanent THEN greatest(session_listed_on(s), ${today}::date) ELSE session_listed_on(s) END NULLS LAST, s.id
    LIMIT ${MAX_SESSIONS}`;

export async function readSessionRows(
  { client }: CatalogueSnapshot,
  wanted: WantedSessions,
): Promise<readonly SessionDetailRow[]> {
  const { rows } = await client.query<SessionDetailRow>(toStatement(sessions(wanted)));
  return rows;
}
