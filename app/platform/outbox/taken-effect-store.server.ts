import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";

/** An effect that one worker carries out until its lease ends. */
export interface TakenEffect {
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
  /** Tries recorded before this one. */
  readonly attempts: number;
  /** Tries begun since the last one that was recorded, this one included: more than one, their workers died. */
  readonly begun: number;
  readonly ageSeconds: number;
}

/** The effects of some topics, or of all others. */
export type TopicChoice = { readonly only: readonly string[] } | { readonly except: readonly string[] };

type Reader = Pick<Database, "pool">;

const takenRows = z
  .array(
    z.object({
      ...{ id: z.uuid(), topic: z.string(), payload: z.unknown() },
      ...{ attempts: z.int(), begun: z.int(), ageSeconds: z.number() },
    }),
  )
  .max(1);

/**
 * Takes the effect that is due longest, passing over those that others are taking; undefined when none is due. It is due again when the
 * lease ends: the worker that died is then replaced. Counts on outbox_effect_due_idx.
 */
export async function takeEffect(
  { pool }: Reader,
  { topics, leaseMs }: { readonly topics: TopicChoice; readonly leaseMs: number },
): Promise<TakenEffect | undefined> {
  const [chosen, isOnly] = "only" in topics ? [topics.only, true] : [topics.except, false];
  const { rows } = await pool.query(
    `UPDATE outbox_effect SET begun = begun + 1, due_at = now() + $3 * interval '1 ms'
     WHERE id = (
       SELECT id FROM outbox_effect
       WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= now() AND (topic = ANY ($1)) = $2
       ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, topic, payload, attempts, begun, extract(epoch FROM now() - created_at)::float8 AS "ageSeconds"`,
    [chosen, isOnly, leaseMs],
  );
  return takenRows.parse(rows)[0];
}

/** Records that the effect was carried out, and forgets what it said. Nothing when another worker has taken it since. */
export async function recordDone({ pool }: Reader, { id, attempts, begun }: TakenEffect): Promise<void> {
  await pool.query(
    `UPDATE outbox_effect
     SET done_at = now(), attempts = attempts + 1, begun = 0, last_error = NULL, payload = '{}'
     WHERE id = $1 AND attempts = $2 AND begun = $3 AND done_at IS NULL AND failed_at IS NULL`,
    [id, attempts, begun],
  );
}

/** A try that failed, and when the next one is; `waitSeconds` null: none, the effect waits for an operator. */
export interface FailedTry {
  readonly code: string;
  readonly waitSeconds: number | null;
}

/** Records a try that failed. Nothing when another worker has taken the effect since. */
export async function recordFailure(
  { pool }: Reader,
  { id, attempts, begun }: TakenEffect,
  { code, waitSeconds }: FailedTry,
): Promise<void> {
  await pool.query(
    `UPDATE outbox_effect
     SET attempts = attempts + 1, begun = 0, last_error = $4, due_at = now() + coalesce($5::int, 0) * interval '1 s',
       failed_at = CASE WHEN $5::int IS NULL THEN now() END
     WHERE id = $1 AND attempts = $2 AND begun = $3 AND done_at IS NULL AND failed_at IS NULL`,
    [id, attempts, begun, code, waitSeconds],
  );
}
