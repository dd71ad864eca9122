import type { PoolClient } from "pg";
import { z } from "zod";
import {
  ACTION_COLUMNS,
  BLOCK_LIST,
  CERTIFICATION_LIST,
  FUNDER_LIST,
  type ListTable,
  MEETING_LIST,
  namesOf,
  ORGANISATION_COLUMNS,
  SESSION_COLUMNS,
  TRAINING_COLUMNS,
  unfolded,
} from "./columns.server.ts";
import type { BatchCounts } from "./plan-store.server.ts";
import { runStatements, SOURCE_ID } from "./run-statements.server.ts";

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

const SOURCE = { name: "source_id", value: SOURCE_ID };

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
    stage: `(SELECT z.*, l.id AS block_list_id FROM stage_session z LEFT JOIN block_list l ON l.digest = z.block_list_digest)`,
    plan: "plan_session",
    on: "p.row_id = s.row_id",
    columns: [...SESSION_COLUMNS, { name: "block_list_id" }],
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

/** The rows of a list that was staged as arrays. */
function fromArrays<Item>(owner: string, list: ListTable<Item>, source: string): string {
  return `(${owner}, rank, ${namesOf(list.columns)}) SELECT p.id, c.* ${source} ${unfolded(list)}`;
}

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
    table: "training_prior_module",
    owner: "training_id",
    plan: "plan_training",
    insert: `(training_id, reference) SELECT p.id, c.reference ${FROM_TRAINING} unnest(s.prior_modules) c(reference)`,
  },
  {
    table: "training_certification",
    owner: "training_id",
    plan: "plan_training",
    insert: fromArrays("training_id", CERTIFICATION_LIST, FROM_TRAINING),
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
    insert: `(action_id, ${namesOf(FUNDER_LIST.columns)})
      SELECT p.id, ${namesOf(FUNDER_LIST.columns)} ${FROM_ACTION} ${unfolded(FUNDER_LIST)}`,
  },
  {
    table: "recruitment_meeting",
    owner: "session_id",
    plan: "plan_session",
    insert: fromArrays("session_id", MEETING_LIST, FROM_SESSION),
  },
];

/**
 * Carries out the plan of a batch inside the run's transaction: creates, updates, and replaces the lists of what changed. Notes in
 * `changed_training` the trainings whose search documents are stale.
 */
export async function applyBatch(client: PoolClient, counts: BatchCounts): Promise<void> {
  const records = MERGED_TABLES.flatMap((merged) => mergeRecords(merged, counts[merged.kind]));
  const lists = CHILD_LISTS.flatMap((list) => replaceList(list, counts[KIND_OF_PLAN[list.plan]]));
  const changed = records.length === 0 ? [] : [CHANGED_TRAININGS, ...records, ...lists];
  await runStatements(client, [NEW_ORGANISATIONS, NEW_BLOCK_LISTS, ...changed]);
}

type Verdicts = BatchCounts[keyof BatchCounts];

function mergeRecords(merged: MergedTable, { created, updated }: Verdicts): readonly string[] {
  return [...(created > 0 ? [insertStatement(merged)] : []), ...(updated > 0 ? [updateStatement(merged)] : [])];
}

function replaceList({ table, owner, plan, insert }: ChildList, { created, updated }: Verdicts): readonly string[] {
  const removal = `DELETE FROM ${table} c USING ${plan} p WHERE c.${owner} = p.id AND p.verdict = 'updated'`;
  const insertion = `INSERT INTO ${table} ${insert} WHERE p.verdict <> 'unchanged'`;
  return [...(updated > 0 ? [removal] : []), ...(created + updated > 0 ? [insertion] : [])];
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
  SELECT DISTINCT ON (p.id) p.id, ${SOURCE_ID}, ${ORGANISATION_NAMES}, s.content_hash
  FROM plan_organisation p JOIN stage_organisation s ON s.siret = p.siret
  WHERE p.known_hash IS NULL AND s.content_hash IS NOT NULL AND NOT EXISTS (SELECT FROM training_organisation o WHERE o.id = p.id)
  ORDER BY p.id, s.content_hash`;

/** Also when nothing of the batch changed: a session of a later one may have the list of a record that was left out. */
const NEW_BLOCK_LISTS = `
  WITH new AS (
    INSERT INTO block_list (digest) SELECT DISTINCT content_hash FROM stage_block_list s
    WHERE NOT EXISTS (SELECT FROM block_list l WHERE l.digest = s.content_hash::char(32)) RETURNING id, digest)
  INSERT INTO listed_block (list_id, rank, ${namesOf(BLOCK_LIST.columns)})
  SELECT n.id, c.* FROM new n
  JOIN (SELECT DISTINCT ON (content_hash) * FROM stage_block_list) s ON s.content_hash::char(32) = n.digest
  CROSS JOIN LATERAL ${unfolded(BLOCK_LIST)}`;

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
