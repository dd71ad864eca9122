import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { inPrisma } from "./enqueue-effect.server.ts";
import { type RunSql, sendJob, sendJobs } from "./job-queue.server.ts";
import { maskedRecipient } from "./masked-recipient.ts";

/** An effect that was given up. Without its payload: an operator has no need to read what it says, nor to whom. */
export interface DeadEffect {
  readonly id: string;
  readonly topic: string;
  readonly createdAt: Date;
  readonly failedAt: Date;
  readonly attempts: number;
  /** A code, such as `smtp-550`, `bad-payload` or `ECONNREFUSED`. */
  readonly lastError: string;
  /** Enough to tell a wrong domain from a wrong person: `a…@exemple.fr`; null when it is for nobody in particular. */
  readonly recipient: string | null;
}

/** An effect that this transaction alone may carry out. */
export interface LockedEffect {
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
}

/** The most dead letters listed at once. */
export const MOST_DEAD_LISTED = 200;
const begunRows = z.tuple([z.object({ begun: z.int() })]);
const lockedRow = z.object({ id: z.uuid(), topic: z.string(), payload: z.unknown() });

/** The dead letters, the latest first, at most 200. */
export async function listDeadEffects(db: Pick<Database, "prisma">): Promise<readonly DeadEffect[]> {
  const rows = await db.prisma.outboxEffect.findMany({
    where: { failedAt: { not: null }, doneAt: null },
    select: { id: true, topic: true, createdAt: true, failedAt: true, attempts: true, lastError: true, payload: true },
    orderBy: [{ failedAt: "desc" }, { id: "asc" }],
    take: MOST_DEAD_LISTED,
  });
  return rows.flatMap(({ failedAt, lastError, payload, ...row }) =>
    failedAt === null
      ? []
      : [{ ...row, failedAt, lastError: lastError ?? "unknown", recipient: maskedRecipient(payload) }],
  );
}

/** Takes a dead letter up again, with all its tries before it. */
export async function retryDeadEffect(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<Result<void, { readonly kind: "effect-not-dead" }>> {
  const { count } = await tx.outboxEffect.updateMany({
    where: { id, failedAt: { not: null }, doneAt: null },
    data: { failedAt: null, lastError: null },
  });
  if (count === 0) return refused({ kind: "effect-not-dead" });
  await sendJob(inPrisma(tx), "outbox", { effectId: id });
  return ok(undefined);
}

/** Takes up again all dead letters of a topic; answers how many. Counts on outbox_effect_undone_idx. */
export async function retryDeadTopic(tx: Prisma.TransactionClient, topic: string): Promise<number> {
  const rows = await tx.$queryRaw`
    UPDATE outbox_effect SET failed_at = NULL, last_error = NULL
    WHERE topic = ${topic} AND failed_at IS NOT NULL AND done_at IS NULL RETURNING id::text AS "effectId"`;
  const jobs = z.array(z.object({ effectId: z.uuid() })).parse(rows);
  await sendJobs(inPrisma(tx), "outbox", jobs);
  return jobs.length;
}

/** Gives a dead letter up for good, and forgets what it said. */
export async function discardDeadEffect(
  tx: Prisma.TransactionClient,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<Result<void, { readonly kind: "effect-not-dead" }>> {
  const { count } = await tx.outboxEffect.updateMany({
    where: { id, failedAt: { not: null }, doneAt: null },
    data: { failedAt: null, doneAt: at, lastError: "discarded", payload: {} },
  });
  return count === 0 ? refused({ kind: "effect-not-dead" }) : ok(undefined);
}

/** How many effects wait for a worker, dead letters aside. */
export function countWaiting(db: Pick<Database, "prisma">): Promise<number> {
  return db.prisma.outboxEffect.count({ where: { doneAt: null, failedAt: null } });
}

/** When the effect that waits longest was written, dead letters aside; null when none waits. */
export async function oldestUndoneAt(db: Pick<Database, "prisma">): Promise<Date | null> {
  const oldest = await db.prisma.outboxEffect.findFirst({
    where: { doneAt: null, failedAt: null },
    select: { createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return oldest?.createdAt ?? null;
}

/** Deletes the effects done before an instant: their rows, already without payload, serve nobody any more. */
export async function forgetEffectsDoneBefore(db: Pick<Database, "prisma">, instant: Date): Promise<number> {
  const { count } = await db.prisma.outboxEffect.deleteMany({ where: { doneAt: { lt: instant } } });
  return count;
}

/** Locks an effect until the end of the transaction; undefined when it is done, given up or forgotten. */
export async function lockUndoneEffect(run: RunSql, id: string): Promise<LockedEffect | undefined> {
  const [row] = await run(
    `SELECT id, topic, payload FROM outbox_effect
     WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL FOR NO KEY UPDATE`,
    [id],
  );
  return row === undefined ? undefined : lockedRow.parse(row);
}

/**
 * Counts a try that begins, on a connection of its own: the count outlives the transaction of a worker that dies. Answers how many
 * were begun, this one included, since one was recorded.
 */
export async function countBegunTry({ pool }: Pick<Database, "pool">, effectId: string): Promise<number> {
  const { rows } = await pool.query(
    `INSERT INTO outbox_try (effect_id) VALUES ($1)
     ON CONFLICT (effect_id) DO UPDATE SET begun = outbox_try.begun + 1 RETURNING begun`,
    [effectId],
  );
  return begunRows.parse(rows)[0].begun;
}

/** Records that the effect was carried out, and forgets what it said. */
export async function recordDone(run: RunSql, id: string): Promise<void> {
  await forgetBegunTries(run, id);
  await run(
    `UPDATE outbox_effect SET done_at = now(), attempts = attempts + 1, last_error = NULL, payload = '{}' WHERE id = $1`,
    [id],
  );
}

/** Records a try that failed; with `isDead`, the effect now waits for an operator. */
export async function recordFailure(
  run: RunSql,
  failure: { readonly id: string; readonly code: string; readonly isDead: boolean },
): Promise<void> {
  await forgetBegunTries(run, failure.id);
  await run(
    `UPDATE outbox_effect SET attempts = attempts + 1, last_error = $2,
       failed_at = CASE WHEN $3::boolean THEN now() END WHERE id = $1`,
    [failure.id, failure.code, failure.isDead],
  );
}

async function forgetBegunTries(run: RunSql, effectId: string): Promise<void> {
  await run("DELETE FROM outbox_try WHERE effect_id = $1", [effectId]);
}
