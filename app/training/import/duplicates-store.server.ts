import type { PoolClient } from "pg";
import { z } from "zod";
import type { Remark } from "#app/imports/import-report.ts";
import { runStatements, SOURCE_ID } from "./run-statements.server.ts";

/** A staged record that was taken out of staging, with what a remark on it needs. */
const takenOut = z.object({
  index: z.number(),
  formation: z.string().nullable(),
  organisation: z.string(),
  number: z.string(),
  path: z.string(),
  line: z.number(),
});

/** A record that lost its number to another, or a parent that lost its last session that way. */
export interface DuplicateLoss {
  readonly place: Omit<Remark, "rule" | "value" | "message">;
  readonly isEmptyParent: boolean;
}

/**
 * Takes out of the batch every record whose number is already used: earlier in the file, or by another source. Set-based, so that
 * memory does not grow with the file. Counts on the unique indexes on `number` of the catalogue and of the `seen_…` tables.
 */
export async function removeDuplicates(client: PoolClient): Promise<readonly DuplicateLoss[]> {
  const [formations, , actions, , sessions] = await runStatements(client, [
    DUPLICATE_FORMATIONS,
    ORPHANS.action,
    DUPLICATE_ACTIONS,
    ORPHANS.session,
    DUPLICATE_SESSIONS,
  ]);
  const losses = [
    ...lossesOf("formation", formations),
    ...lossesOf("action", actions),
    ...lossesOf("session", sessions),
  ];
  if (losses.length === 0) return losses;
  const [emptyActions, emptyFormations] = await runStatements(client, [EMPTY_ACTIONS, EMPTY_FORMATIONS]);
  return [...losses, ...lossesOf("action", emptyActions, true), ...lossesOf("formation", emptyFormations, true)];
}

/** Scalar subqueries, never EXISTS: each is a lookup in a unique index, where the planner could read whole tables at every batch. */
const DUPLICATE_FORMATIONS = `
  DELETE FROM stage_training s USING
    (SELECT position, row_number() OVER (PARTITION BY number ORDER BY position) AS rank FROM stage_training) ranked
  WHERE ranked.position = s.position
    AND (ranked.rank > 1 OR (SELECT true FROM seen_training n WHERE n.number = s.number)
      OR (SELECT t.source_id <> ${SOURCE_ID} FROM training t WHERE t.number = s.number))
  RETURNING s.position AS index, s.number AS formation, s.siret AS organisation, s.number,
    '/lheo/offres/formation[' || s.position || ']' AS path, s.line`;

const DUPLICATE_ACTIONS = `
  DELETE FROM stage_action s USING
    (SELECT row_id, row_number() OVER (PARTITION BY number ORDER BY row_id) AS rank FROM stage_action) ranked, stage_training f
  WHERE ranked.row_id = s.row_id AND f.position = s.position
    AND (ranked.rank > 1 OR (SELECT true FROM seen_action n WHERE n.number = s.number)
      OR (SELECT t.source_id <> ${SOURCE_ID} FROM training_action a JOIN training t ON t.id = a.training_id WHERE a.number = s.number))
  RETURNING s.position AS index, f.number AS formation, f.siret AS organisation, s.number, s.path, s.line`;

const DUPLICATE_SESSIONS = `
  DELETE FROM stage_session s USING
    (SELECT row_id, row_number() OVER (PARTITION BY number ORDER BY row_id) AS rank FROM stage_session) ranked, stage_training f
  WHERE ranked.row_id = s.row_id AND f.position = s.position
    AND (ranked.rank > 1 OR (SELECT true FROM seen_session n WHERE n.number = s.number)
      OR (SELECT t.source_id <> ${SOURCE_ID} FROM training_session z JOIN training_action a ON a.id = z.action_id
          JOIN training t ON t.id = a.training_id WHERE z.number = s.number))
  RETURNING s.position AS index, f.number AS formation, f.siret AS organisation, s.number, s.path, s.line`;

/** Staged actions and formations had a session each before: an empty one lost it to a duplicate. */
const EMPTY_ACTIONS = `
  DELETE FROM stage_action s USING stage_training f
  WHERE f.position = s.position AND NOT EXISTS (SELECT FROM stage_session z WHERE z.action_row = s.row_id)
  RETURNING s.position AS index, f.number AS formation, f.siret AS organisation, s.number, s.path, s.line`;

const EMPTY_FORMATIONS = `
  DELETE FROM stage_training s WHERE NOT EXISTS (SELECT FROM stage_action a WHERE a.position = s.position)
  RETURNING s.position AS index, s.number AS formation, s.siret AS organisation, s.number,
    '/lheo/offres/formation[' || s.position || ']' AS path, s.line`;

const ORPHANS = {
  action: "DELETE FROM stage_action s WHERE NOT EXISTS (SELECT FROM stage_training f WHERE f.position = s.position)",
  session: "DELETE FROM stage_session s WHERE NOT EXISTS (SELECT FROM stage_action a WHERE a.row_id = s.action_row)",
} as const;

function lossesOf(
  record: Remark["record"],
  rows: readonly unknown[] = [],
  isEmptyParent = false,
): readonly DuplicateLoss[] {
  return z
    .array(takenOut)
    .parse(rows)
    .map((row) => ({ place: { ...row, record }, isEmptyParent }));
}
