import type { PoolClient } from "pg";
import { z } from "zod";
import { ACTION_COLUMNS, namesOf, ORGANISATION_COLUMNS, SESSION_COLUMNS, TRAINING_COLUMNS } from "./columns.server.ts";
import type { BatchCounts } from "./plan-store.server.ts";

/** One catalogue table, and how its staged rows meet their plan. */
interface MergedTable {
  readonly table: string;
  readonly stage: string;
  readonly plan: string;
  /** Joins staging `s` to the plan `p`. */
  readonly on: string;
  readonly columns: readonly { readonly name: string }[];
  /** The columns that point to the parent: name, and the value in the plan. */
  readonly parent: { readonly name: string; readonly value: string };
  readonly kind: keyof BatchCounts;
}

const SOURCE = { name: "source_id", value: "$1::text" };

/** Parents first: each row's foreign keys point to rows already there. */
const MERGED_TABLES: readonly MergedTable[] = [
  {
    table: "training",
    stage: "(SELECT f.*, o.id AS organisation_id FROM stage_training f JOIN plan_organisation o ON o.siret = f.siret)",
    plan: "plan_training",
    on: "p.position = s.position",
    columns: [...TRAINING_COLUMNS, { name: "organisation_id" }],
    parent: SOURCE,
    kind: "formations",
  },
  {
    table: "training_action",
    stage: "stage_action",
    plan: "plan_action",
    on: "p.row_id = s.row_id",
    columns: ACTION_COLUMNS,
    parent: { name: "training_id", value: "p.training_id" },
    kind: "actions",
  },
  {
    table: "training_session",
    stage: "stage_session",
    plan: "plan_session",
    on: "p.row_id = s.row_id",
    columns: SESSION_COLUMNS,
    parent: { name: "action_id", value: "p.action_id" },
    kind: "sessions",
  },
];

/** A list of a record in its own table: replaced whole when the record changed. */
interface ChildList {
  readonly table: string;
  readonly owner: string;
  readonly plan: "plan_training" | "plan_action" | "plan_session";
  readonly insert: string;
}

const FROM_TRAINING = "FROM plan_training p JOIN stage_training s ON s.position = p.position CROSS JOIN LATERAL";
const FROM_ACTION = "FROM plan_action p JOIN stage_action s ON s.row_id = p.row_id CROSS JOIN LATERAL";
const FROM_SESSION = "FROM plan_session p JOIN stage_session s ON s.row_id = p.row_id CROSS JOIN LATERAL";
const CERTIFICATIONS = `ROWS FROM (json_to_recordset(s.certifications)
  AS (rncp text, rs text, "certifInfo" text, cpf text)) WITH ORDINALITY c(rncp, rs, certif_info, cpf, rank)`;
const FUNDERS = `json_to_recordset(s.funders) AS c(code smallint, "fundedSeats" int)`;
const MEETING_NAMES = "kind, starts_on, ends_on, start_time, end_time, is_remote, seats, address_text, url, comment";
const MEETINGS = `ROWS FROM (json_to_recordset(s.meetings) AS (kind smallint, starts_on date, ends_on date, start_time text,
  end_time text, is_remote boolean, seats int, address_text text, url text, comment text)) WITH ORDINALITY c(${MEETING_NAMES}, rank)`;
const BLOCKS = `ROWS FROM (json_to_recordset(s.blocks) AS (code text, label text, certification_code text))
  WITH ORDINALITY c(code, label, certification_code, rank)`;

const CHILD_LISTS: readonly ChildList[] = [
  {
    table: "training_rome",
    owner: "training_id",
    plan: "plan_training",
    insert: `(training_id, rome_code, rank) SELECT p.id, c.code, c.rank ${FROM_TRAINING} unnest(s.romes) WITH ORDINALITY c(code, rank)`,
  },
  {
    table: "training_formacode",
    owner: "training_id",
    plan: "plan_training",
    insert: `(training_id, code, rank) SELECT p.id, c.code, c.rank ${FROM_TRAINING} unnest(s.formacodes) WITH ORDINALITY c(code, rank)`,
  },
  {
    table: "training_nsf",
    owner: "training_id",
    plan: "plan_training",
    insert: `(training_id, code) SELECT p.id, c.code ${FROM_TRAINING} unnest(s.nsfs) c(code)`,
  },
  {
    table: "training_certification",
    owner: "training_id",
    plan: "plan_training",
    insert: `(training_id, rank, rncp, rs, certif_info, cpf)
      SELECT p.id, c.rank, c.rncp, c.rs, c.certif_info, c.cpf ${FROM_TRAINING} ${CERTIFICATIONS}`,
  },
  {
    table: "action_public",
    owner: "action_id",
    plan: "plan_action",
    insert: `(action_id, public_code) SELECT p.id, c.code ${FROM_ACTION} unnest(s.publics) c(code)`,
  },
  {
    table: "action_funder",
    owner: "action_id",
    plan: "plan_action",
    insert: `(action_id, funder_code, funded_seats) SELECT p.id, c.code, c."fundedSeats" ${FROM_ACTION} ${FUNDERS}`,
  },
  {
    table: "recruitment_meeting",
    owner: "session_id",
    plan: "plan_session",
    insert: `(session_id, rank, ${MEETING_NAMES}) SELECT p.id, c.rank, ${MEETING_NAMES.split(", ")
      .map((name) => `c.${name}`)
      .join(", ")} ${FROM_SESSION} ${MEETINGS}`,
  },
  {
    table: "session_block",
    owner: "session_id",
    plan: "plan_session",
    insert: `(session_id, rank, code, label, certification_code)
      SELECT p.id, c.rank, c.code, c.label, c.certification_code ${FROM_SESSION} ${BLOCKS}`,
  },
];

/**
 * Carries out the plan of a batch inside the run's transaction: creates, updates, and replaces the lists of what changed. Notes in
 * `changed_training` the trainings whose search documents are stale.
 */
export async function applyBatch(client: PoolClient, sourceId: string, counts: BatchCounts): Promise<void> {
  const total = (kind: keyof BatchCounts): number => counts[kind].created + counts[kind].updated;
  await client.query(NEW_ORGANISATIONS, [sourceId]);
  if (total("formations") + total("actions") + total("sessions") === 0) return;
  await client.query(CHANGED_TRAININGS);
  for (const merged of MERGED_TABLES) {
    const { created, updated } = counts[merged.kind];
    const takesSource = merged.parent === SOURCE;
    if (created > 0) await client.query(insertStatement(merged), takesSource ? [sourceId] : []);
    if (updated > 0) await client.query(updateStatement(merged));
  }
  for (const list of CHILD_LISTS) {
    const { created, updated } = counts[KIND_OF_PLAN[list.plan]];
    if (updated > 0) {
      await client.query(
        `DELETE FROM ${list.table} c USING ${list.plan} p WHERE c.${list.owner} = p.id AND p.verdict = 'updated'`,
      );
    }
    if (created + updated > 0) {
      await client.query(`INSERT INTO ${list.table} ${list.insert} WHERE p.verdict <> 'unchanged'`);
    }
  }
}

/** Ends the merge after the last batch: organisations take their final description, what is gone from the feed is withdrawn. */
export async function applyClosing(client: PoolClient, at: Date): Promise<void> {
  await client.query(CHANGED_AT_CLOSING);
  await client.query(UPDATED_ORGANISATIONS);
  for (const [table, gone] of WITHDRAWALS) {
    await client.query(`UPDATE ${table} t SET withdrawn_at = $1 FROM ${gone} g WHERE t.id = g.id`, [at]);
  }
}

const KIND_OF_PLAN = { plan_training: "formations", plan_action: "actions", plan_session: "sessions" } as const;

const ORGANISATION_NAMES = ORGANISATION_COLUMNS.map(({ name }) => `s."${name}"`).join(", ");

/** A new organisation is needed by the trainings of its batch; the closing may still give it another description. */
const NEW_ORGANISATIONS = `
  INSERT INTO training_organisation (id, source_id, ${namesOf(ORGANISATION_COLUMNS)}, content_hash)
  SELECT DISTINCT ON (p.id) p.id, $1::text, ${ORGANISATION_NAMES}, s.content_hash
  FROM plan_organisation p JOIN stage_organisation s ON s.siret = p.siret
  WHERE p.known_hash IS NULL AND s.content_hash IS NOT NULL AND NOT EXISTS (SELECT FROM training_organisation o WHERE o.id = p.id)
  ORDER BY p.id, s.content_hash`;

const UPDATED_ORGANISATIONS = `
  UPDATE training_organisation o SET content_hash = s.content_hash,
    ${ORGANISATION_COLUMNS.map(({ name }) => `"${name}" = s."${name}"`).join(", ")}
  FROM best_organisation b JOIN stage_organisation s ON s.siret = b.siret AND s.content_hash = b.content_hash
  WHERE o.id = b.id AND o.content_hash <> b.content_hash`;

/** The trainings whose search documents are stale. */
export async function changedTrainings(client: PoolClient): Promise<readonly number[]> {
  const { rows } = await client.query("SELECT DISTINCT id FROM changed_training");
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}

const WITHDRAWALS = [
  ["training", "gone_training"],
  ["training_action", "gone_action"],
  ["training_session", "gone_session"],
] as const;

function insertStatement({ table, stage, plan, on, columns, parent }: MergedTable): string {
  const own = columns.map(({ name }) => `s."${name}"`).join(", ");
  return `INSERT INTO ${table} (id, ${parent.name}, ${namesOf(columns)}, content_hash)
    SELECT p.id, ${parent.value}, ${own}, s.content_hash FROM ${plan} p JOIN ${stage} s ON ${on} WHERE p.verdict = 'created'`;
}

function updateStatement({ table, stage, plan, on, columns, parent }: MergedTable): string {
  const own = columns.map(({ name }) => `"${name}" = s."${name}"`).join(", ");
  const parentChange = parent === SOURCE ? "" : `, ${parent.name} = ${parent.value}`;
  return `UPDATE ${table} t SET ${own}, content_hash = s.content_hash${parentChange}, withdrawn_at = NULL
    FROM ${plan} p JOIN ${stage} s ON ${on} WHERE t.id = p.id AND p.verdict = 'updated'`;
}

/** Before the batch is applied, so that an action that moves marks the training it leaves as well as the one it joins. */
const CHANGED_TRAININGS = `
  INSERT INTO changed_training
  SELECT id FROM plan_training WHERE verdict <> 'unchanged'
  UNION SELECT training_id FROM plan_action WHERE verdict <> 'unchanged'
  UNION SELECT a.training_id FROM plan_action p JOIN training_action a ON a.id = p.id WHERE p.verdict = 'updated'
  UNION SELECT p.training_id FROM plan_session z JOIN plan_action p ON p.id = z.action_id WHERE z.verdict <> 'unchanged'
  UNION SELECT a.training_id FROM plan_session p JOIN training_session z ON z.id = p.id
    JOIN training_action a ON a.id = z.action_id WHERE p.verdict = 'updated'`;

const CHANGED_AT_CLOSING = `
  INSERT INTO changed_training
  SELECT id FROM gone_training UNION SELECT training_id FROM gone_action UNION SELECT training_id FROM gone_session
  UNION SELECT t.id FROM training t JOIN training_organisation o ON o.id = t.organisation_id
    JOIN best_organisation b ON b.id = o.id WHERE o.content_hash <> b.content_hash`;
