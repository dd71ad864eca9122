import type { PoolClient } from "pg";
import { z } from "zod";

/** What a merge would do to one kind of record. */
const planned = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  withdrawn: z.number(),
});
export type PlannedCounts = z.infer<typeof planned>;

/** What a merge would do; `liveSessions` is how many the source shows today. */
export interface MergePlan {
  readonly organisations: PlannedCounts;
  readonly formations: PlannedCounts;
  readonly actions: PlannedCounts;
  readonly sessions: PlannedCounts;
  readonly liveSessions: number;
  /** Organisations named in the file, kept or not. */
  readonly organisationsRead: number;
}

/**
 * Compares staging with the catalogue, writes nothing there, and leaves the answer in temporary tables for the merge: for each
 * staged record its id (a new one is drawn for a new record) and its verdict, and for each record gone from the feed its id.
 */
export async function planMerge(client: PoolClient, sourceId: string): Promise<MergePlan> {
  for (const { sql, takesSource } of PLAN_STATEMENTS) await client.query(sql, takesSource ? [sourceId] : []);
  await client.query(
    "ANALYZE plan_organisation, plan_training, plan_action, plan_session, gone_training, gone_action, gone_session",
  );
  return {
    organisations: { ...(await verdicts(client, "plan_organisation")), withdrawn: 0 },
    formations: await counts(client, "training"),
    actions: await counts(client, "action"),
    sessions: await counts(client, "session"),
    liveSessions: await countLiveSessions(client, sourceId),
    organisationsRead: await countOrganisationsRead(client),
  };
}

const VERDICT = (found: string): string =>
  `CASE WHEN ${found}.id IS NULL THEN 'created'
        WHEN ${found}.content_hash <> s.content_hash OR ${found}.withdrawn_at IS NOT NULL THEN 'updated' ELSE 'unchanged' END`;

/** Two formations may describe one organisation otherwise: the smallest digest wins, whatever the order of the file. */
const PLAN_ORGANISATION = `
  CREATE TEMP TABLE plan_organisation ON COMMIT DROP AS
  SELECT s.siret, s.content_hash, coalesce(o.id, nextval('training_organisation_id_seq'))::int AS id,
    CASE WHEN o.id IS NULL THEN 'created' WHEN o.content_hash <> s.content_hash THEN 'updated' ELSE 'unchanged' END AS verdict
  FROM (SELECT siret, min(content_hash) AS content_hash FROM stage_organisation
        WHERE siret IN (SELECT siret FROM stage_training) GROUP BY siret) s
  LEFT JOIN training_organisation o ON o.source_id = $1 AND o.siret = s.siret`;

const PLAN_TRAINING = `
  CREATE TEMP TABLE plan_training ON COMMIT DROP AS
  SELECT s.position, coalesce(t.id, nextval('training_id_seq'))::int AS id, ${VERDICT("t")} AS verdict
  FROM stage_training s LEFT JOIN training t ON t.number = s.number`;

const PLAN_ACTION = `
  CREATE TEMP TABLE plan_action ON COMMIT DROP AS
  SELECT s.row_id, p.id AS training_id, coalesce(a.id, nextval('training_action_id_seq'))::int AS id, ${VERDICT("a")} AS verdict
  FROM stage_action s JOIN plan_training p ON p.position = s.position LEFT JOIN training_action a ON a.number = s.number`;

const PLAN_SESSION = `
  CREATE TEMP TABLE plan_session ON COMMIT DROP AS
  SELECT s.row_id, p.id AS action_id, coalesce(z.id, nextval('training_session_id_seq'))::int AS id, ${VERDICT("z")} AS verdict
  FROM stage_session s JOIN plan_action p ON p.row_id = s.action_row LEFT JOIN training_session z ON z.number = s.number`;

const GONE_TRAINING = `
  CREATE TEMP TABLE gone_training ON COMMIT DROP AS
  SELECT t.id FROM training t
  WHERE t.source_id = $1 AND t.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM plan_training p WHERE p.id = t.id)`;

const GONE_ACTION = `
  CREATE TEMP TABLE gone_action ON COMMIT DROP AS
  SELECT a.id, a.training_id FROM training_action a JOIN training t ON t.id = a.training_id
  WHERE t.source_id = $1 AND a.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM plan_action p WHERE p.id = a.id)`;

const GONE_SESSION = `
  CREATE TEMP TABLE gone_session ON COMMIT DROP AS
  SELECT z.id, a.training_id FROM training_session z JOIN training_action a ON a.id = z.action_id JOIN training t ON t.id = a.training_id
  WHERE t.source_id = $1 AND z.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM plan_session p WHERE p.id = z.id)`;

const PLAN_STATEMENTS = [
  { sql: PLAN_ORGANISATION, takesSource: true },
  { sql: PLAN_TRAINING, takesSource: false },
  { sql: "ANALYZE plan_training", takesSource: false },
  { sql: PLAN_ACTION, takesSource: false },
  { sql: "ANALYZE plan_action", takesSource: false },
  { sql: PLAN_SESSION, takesSource: false },
  { sql: "ANALYZE plan_session", takesSource: false },
  { sql: GONE_TRAINING, takesSource: true },
  { sql: GONE_ACTION, takesSource: true },
  { sql: GONE_SESSION, takesSource: true },
] as const;

const verdictRow = z.object({ verdict: z.enum(["created", "updated", "unchanged"]), total: z.number() });

async function verdicts(client: PoolClient, table: string): Promise<Omit<PlannedCounts, "withdrawn">> {
  const { rows } = await client.query(`SELECT verdict, count(*)::int AS total FROM ${table} GROUP BY verdict`);
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

async function counts(client: PoolClient, name: "training" | "action" | "session"): Promise<PlannedCounts> {
  const { rows } = await client.query(`SELECT count(*)::int AS total FROM gone_${name}`);
  const { total } = z.object({ total: z.number() }).parse(rows[0]);
  return { ...(await verdicts(client, `plan_${name}`)), withdrawn: total };
}

async function countLiveSessions(client: PoolClient, sourceId: string): Promise<number> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS total FROM training_session z JOIN training_action a ON a.id = z.action_id
     JOIN training t ON t.id = a.training_id WHERE t.source_id = $1 AND z.withdrawn_at IS NULL`,
    [sourceId],
  );
  return z.object({ total: z.number() }).parse(rows[0]).total;
}

async function countOrganisationsRead(client: PoolClient): Promise<number> {
  const { rows } = await client.query("SELECT count(DISTINCT siret)::int AS total FROM stage_organisation");
  return z.object({ total: z.number() }).parse(rows[0]).total;
}
