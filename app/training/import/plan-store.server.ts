import type { PoolClient } from "pg";
import { z } from "zod";
import { runStatements, SOURCE_ID } from "./run-statements.server.ts";

/** What a merge does to one kind of record. */
export interface PlannedCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly withdrawn: number;
}

/** What the batches so far do to formations, actions and sessions. */
export interface BatchCounts {
  readonly formations: Omit<PlannedCounts, "withdrawn">;
  readonly actions: Omit<PlannedCounts, "withdrawn">;
  readonly sessions: Omit<PlannedCounts, "withdrawn">;
}

/**
 * Creates the temporary tables of a merge: `plan_…` for the batch at hand (id and verdict of each staged record), `seen_…` for the
 * whole run (what the feed holds), `changed_training` for the search documents.
 */
export async function createPlanTables(client: PoolClient): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE plan_organisation (siret text PRIMARY KEY, id int, known_hash text);
    CREATE TEMP TABLE plan_training (position int, id int, verdict text);
    CREATE TEMP TABLE plan_action (row_id int, training_id int, id int, verdict text);
    CREATE TEMP TABLE plan_session (row_id int, action_id int, id int, verdict text);
    CREATE TEMP TABLE seen_training (number text PRIMARY KEY, id int);
    CREATE TEMP TABLE seen_action (number text PRIMARY KEY, id int);
    CREATE TEMP TABLE seen_session (number text PRIMARY KEY, id int);
    CREATE TEMP TABLE changed_training (id int)`);
}

/** Compares a batch with the catalogue: a new record draws its id here. Writes nothing in the catalogue. */
export async function planBatch(client: PoolClient): Promise<BatchCounts> {
  const [formations, actions, sessions] = (await runStatements(client, PLAN_STATEMENTS)).slice(-3);
  return { formations: sumVerdicts(formations), actions: sumVerdicts(actions), sessions: sumVerdicts(sessions) };
}

const VERDICT = `CASE WHEN known.id IS NULL THEN 'created'
  WHEN known.content_hash <> s.content_hash OR known.withdrawn_at IS NOT NULL THEN 'updated' ELSE 'unchanged' END`;

/**
 * The record that already bears a number. LIMIT keeps it a lookup in the unique index for each staged row: a join would read the
 * whole catalogue again at every batch.
 */
const KNOWN = (table: string): string =>
  `LEFT JOIN LATERAL (SELECT id, content_hash, withdrawn_at FROM ${table} WHERE number = s.number LIMIT 1) known ON true`;

const PLAN_ORGANISATION = `
  INSERT INTO plan_organisation
  SELECT s.siret, coalesce(o.id, nextval('training_organisation_id_seq'))::int, o.content_hash
  FROM (SELECT DISTINCT siret FROM stage_training) s
  LEFT JOIN training_organisation o ON o.source_id = ${SOURCE_ID} AND o.siret = s.siret
  WHERE NOT EXISTS (SELECT FROM plan_organisation p WHERE p.siret = s.siret)`;

const PLAN_STATEMENTS = [
  "TRUNCATE plan_training, plan_action, plan_session",
  PLAN_ORGANISATION,
  `INSERT INTO plan_training SELECT s.position, coalesce(known.id, nextval('training_id_seq'))::int, ${VERDICT}
   FROM stage_training s ${KNOWN("training")}`,
  `INSERT INTO plan_action SELECT s.row_id, p.id, coalesce(known.id, nextval('training_action_id_seq'))::int, ${VERDICT}
   FROM stage_action s JOIN plan_training p ON p.position = s.position ${KNOWN("training_action")}`,
  `INSERT INTO plan_session SELECT s.row_id, p.id, coalesce(known.id, nextval('training_session_id_seq'))::int, ${VERDICT}
   FROM stage_session s JOIN plan_action p ON p.row_id = s.action_row ${KNOWN("training_session")}`,
  "INSERT INTO seen_training SELECT s.number, p.id FROM plan_training p JOIN stage_training s ON s.position = p.position",
  "INSERT INTO seen_action SELECT s.number, p.id FROM plan_action p JOIN stage_action s ON s.row_id = p.row_id",
  "INSERT INTO seen_session SELECT s.number, p.id FROM plan_session p JOIN stage_session s ON s.row_id = p.row_id",
  ...["plan_training", "plan_action", "plan_session"].map(
    (plan) => `SELECT verdict, count(*)::int AS total FROM ${plan} GROUP BY verdict`,
  ),
];

/** What is left to do once the whole feed is merged. */
export interface ClosingPlan {
  readonly organisations: PlannedCounts;
  readonly withdrawn: { readonly formations: number; readonly actions: number; readonly sessions: number };
  /** Organisations named in the file, kept or not. */
  readonly organisationsRead: number;
}

/** Finds the records that are gone from the feed, and how the organisations stand. */
export async function planClosing(client: PoolClient): Promise<ClosingPlan> {
  const rows = (await runStatements(client, CLOSING_STATEMENTS)).at(-1);
  const counts = closingRow.parse(rows?.[0]);
  return {
    organisations: { created: counts.created, updated: counts.updated, unchanged: counts.unchanged, withdrawn: 0 },
    withdrawn: { formations: counts.formations, actions: counts.actions, sessions: counts.sessions },
    organisationsRead: counts.organisations,
  };
}

const CLOSING_STATEMENTS = [
  "ANALYZE seen_training, seen_action, seen_session, plan_organisation, stage_organisation",
  `CREATE TEMP TABLE gone_training ON COMMIT DROP AS SELECT t.id FROM training t
   WHERE t.source_id = ${SOURCE_ID} AND t.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM seen_training n WHERE n.id = t.id)`,
  `CREATE TEMP TABLE gone_action ON COMMIT DROP AS
   SELECT a.id, a.training_id FROM training_action a JOIN training t ON t.id = a.training_id
   WHERE t.source_id = ${SOURCE_ID} AND a.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM seen_action n WHERE n.id = a.id)`,
  `CREATE TEMP TABLE gone_session ON COMMIT DROP AS SELECT z.id, a.training_id
   FROM training_session z JOIN training_action a ON a.id = z.action_id JOIN training t ON t.id = a.training_id
   WHERE t.source_id = ${SOURCE_ID} AND z.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM seen_session n WHERE n.id = z.id)`,
  // Two formations may describe one organisation otherwise: the smallest digest wins, whatever the order of the file.
  `CREATE TEMP TABLE best_organisation ON COMMIT DROP AS
  SELECT p.id, p.siret, p.known_hash, min(s.content_hash) AS content_hash
  FROM plan_organisation p JOIN stage_organisation s ON s.siret = p.siret GROUP BY p.id, p.siret, p.known_hash`,
  `SELECT count(*) FILTER (WHERE known_hash IS NULL)::int AS created,
    count(*) FILTER (WHERE known_hash <> content_hash)::int AS updated,
    count(*) FILTER (WHERE known_hash = content_hash)::int AS unchanged,
    (SELECT count(*)::int FROM gone_training) AS formations, (SELECT count(*)::int FROM gone_action) AS actions,
    (SELECT count(*)::int FROM gone_session) AS sessions,
    (SELECT count(DISTINCT siret)::int FROM stage_organisation) AS organisations
  FROM best_organisation`,
] as const;

const closingRow = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  formations: z.number(),
  actions: z.number(),
  sessions: z.number(),
  organisations: z.number(),
});

const verdictRow = z.object({ verdict: z.enum(["created", "updated", "unchanged"]), total: z.number() });

function sumVerdicts(rows: readonly unknown[] = []): Omit<PlannedCounts, "withdrawn"> {
  const totals = new Map(
    z
      .array(verdictRow)
      .parse(rows)
      .map((row) => [row.verdict, row.total]),
  );
  return {
    created: totals.get("created") ?? 0,
    updated: totals.get("updated") ?? 0,
    unchanged: totals.get("unchanged") ?? 0,
  };
}

/** How many sessions the source shows at this moment. */
export async function countLiveSessions(client: PoolClient, sourceId: string): Promise<number> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS total FROM training_session z JOIN training_action a ON a.id = z.action_id
     JOIN training t ON t.id = a.training_id WHERE t.source_id = $1 AND z.withdrawn_at IS NULL`,
    [sourceId],
  );
  return z.object({ total: z.number() }).parse(rows[0]).total;
}
