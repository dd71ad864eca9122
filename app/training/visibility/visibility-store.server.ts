import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { indexedSessions } from "#search/postgres/indexed-records.ts";
import { toStatement } from "#search/postgres/statement.ts";
import type { CatalogueSnapshot } from "../catalogue-snapshot.server.ts";
import type { KnownRefusal, NamedRecord, UnsettledSource } from "./visibility-reasons.ts";

const recordKind = z.enum(["formation", "action", "session"]);
const recordRow = z.object({
  kind: recordKind,
  number: z.string(),
  title: z.string(),
  source: z.string(),
  action: z.string().nullable(),
  formationGone: z.string().nullable(),
  actionGone: z.string().nullable(),
  sessionGone: z.string().nullable(),
  inForce: z.number(),
  indexed: z.number(),
  visible: z.number(),
  shownUntil: z.string().nullable(),
});

/** A record with the numbers above it, under which its refusal may be told. */
export interface FoundRecord extends NamedRecord {
  readonly action: string | null;
}

/** Counts on the unique indexes on `number` and the primary key of the indexed sessions. */
const recordsOf = (number: string, today: string): Sql => sql`
  WITH named AS (
    SELECT 'formation' AS kind, id AS training_id, NULL::int AS action_id, NULL::int AS session_id FROM training WHERE number = ${number}
    UNION ALL SELECT 'action', training_id, id, NULL FROM training_action WHERE number = ${number}
    UNION ALL SELECT 'session', a.training_id, a.id, z.id FROM training_session z JOIN training_action a ON a.id = z.action_id
      WHERE z.number = ${number})
  SELECT n.kind, t.number, t.title, t.source_id AS source, own_action.number AS action,
    (t.withdrawn_at AT TIME ZONE 'Europe/Paris')::date::text AS "formationGone",
    (own_action.withdrawn_at AT TIME ZONE 'Europe/Paris')::date::text AS "actionGone",
    (own_session.withdrawn_at AT TIME ZONE 'Europe/Paris')::date::text AS "sessionGone", below.*
  FROM named n JOIN training t ON t.id = n.training_id
  LEFT JOIN training_action own_action ON own_action.id = n.action_id
  LEFT JOIN training_session own_session ON own_session.id = n.session_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS "inForce", count(s.id)::int AS indexed, (count(*) FILTER (WHERE s.is_visible))::int AS visible,
      max(s.visible_until)::text AS "shownUntil"
    FROM training_action a JOIN training_session z ON z.action_id = a.id
    LEFT JOIN ${indexedSessions(today)} s ON s.training_id = a.training_id AND s.id = z.id
    WHERE a.training_id = n.training_id AND (n.action_id IS NULL OR a.id = n.action_id) AND (n.session_id IS NULL OR z.id = n.session_id)
      AND t.withdrawn_at IS NULL AND a.withdrawn_at IS NULL AND z.withdrawn_at IS NULL) AS below
  ORDER BY n.kind`;

/** The records that bear a number, at most one of each kind. `today`: ISO day. */
export async function selectNamedRecords(
  { client }: CatalogueSnapshot,
  { number, today }: { readonly number: string; readonly today: string },
): Promise<readonly FoundRecord[]> {
  const { rows } = await client.query(toStatement(recordsOf(number, today)));
  return z
    .array(recordRow)
    .parse(rows)
    .map(({ kind, number, title, source, action, shownUntil, inForce, indexed, visible, ...gone }) => ({
      kind,
      training: { number, title },
      source,
      action,
      withdrawals: [
        ...(gone.sessionGone === null ? [] : [{ record: "session", on: gone.sessionGone } as const]),
        ...(gone.actionGone === null ? [] : [{ record: "action", on: gone.actionGone } as const]),
        ...(gone.formationGone === null ? [] : [{ record: "formation", on: gone.formationGone } as const]),
      ],
      sessions: { inForce, indexed, visible },
      shownUntil,
    }));
}

const refusalRow = z.object({
  importId: z.uuid(),
  source: z.string(),
  readAt: z.date(),
  isCurrent: z.boolean(),
  record: recordKind,
  number: z.string().nullable(),
  rule: z.string(),
  line: z.number(),
  message: z.string(),
});

/** A formation may have many sessions refused: beyond these, the page of the import tells them. */
const MOST_REFUSALS = 20;

/** Of each source, the newest run that refused the record. Counts on import_refusal_number_idx and import_refusal_formation_idx. */
const REFUSALS = `
  WITH found AS (
    SELECT r.*, i.source_id, i.started_at, max(i.started_at) OVER (PARTITION BY i.source_id) AS newest
    FROM import_refusal r JOIN import i ON i.id = r.import_id
    WHERE r.number = $1 OR r.formation = $1 OR (r.record = 'formation' AND r.number = ANY($2::text[]))
      OR (r.record = 'action' AND r.number = ANY($3::text[])))
  SELECT import_id AS "importId", source_id AS source, started_at AS "readAt", record, number, rule, line, message,
    NOT EXISTS (SELECT FROM import later WHERE later.source_id = f.source_id AND later.started_at > f.started_at
      AND later.outcome <> 'refused') AS "isCurrent"
  FROM found f WHERE started_at = newest ORDER BY started_at DESC, source_id, rank LIMIT ${MOST_REFUSALS}`;

/** What refused a record, one above it, or one below; the newest run of each source alone. */
export async function selectRefusalsOf(
  { client }: CatalogueSnapshot,
  { number, records }: { readonly number: string; readonly records: readonly FoundRecord[] },
): Promise<readonly KnownRefusal[]> {
  const formations = records.map(({ training }) => training.number);
  const actions = records.flatMap(({ action }) => (action === null ? [] : [action]));
  const { rows } = await client.query(REFUSALS, [number, formations, actions]);
  return z.array(refusalRow).parse(rows);
}

const unsettledRow = z.object({
  source: z.string(),
  importId: z.uuid(),
  outcome: z.enum(["refused", "awaiting-confirmation"]),
  readAt: z.date(),
});

/** The feeds whose newest file changed nothing. Counts on import_source_id_started_at_idx. */
export async function selectUnsettledSources({ client }: CatalogueSnapshot): Promise<readonly UnsettledSource[]> {
  const { rows } = await client.query(`
    SELECT s.id AS source, newest.id AS "importId", replace(newest.outcome::text, '_', '-') AS outcome, newest.started_at AS "readAt"
    FROM source s CROSS JOIN LATERAL (
      SELECT id, outcome, started_at FROM import i WHERE i.source_id = s.id ORDER BY started_at DESC LIMIT 1) newest
    WHERE s.kind = 'lheo' AND newest.outcome IN ('refused', 'awaiting_confirmation') ORDER BY s.id`);
  return z.array(unsettledRow).parse(rows);
}
