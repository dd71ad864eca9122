import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
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
  /** Enough to tell a wrong domain from a wrong person: `a…@exemple.fr`; null when it has no recipient. */
  readonly recipient: string | null;
}

/** The most dead letters listed at once. */
export const MOST_DEAD_LISTED = 200;
const lateRows = z.tuple([z.object({ seconds: z.number().nullable() })]);

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
  const count = await tx.$executeRaw`
    UPDATE outbox_effect SET failed_at = NULL, last_error = NULL, attempts = 0, due_at = now()
    WHERE id = ${id}::uuid AND failed_at IS NOT NULL AND done_at IS NULL`;
  return count === 0 ? refused({ kind: "effect-not-dead" }) : ok(undefined);
}

/** Takes up again all dead letters of a topic; answers how many. Counts on outbox_effect_undone_idx. */
export async function retryDeadTopic(tx: Prisma.TransactionClient, topic: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE outbox_effect SET failed_at = NULL, last_error = NULL, attempts = 0, due_at = now()
    WHERE topic = ${topic} AND failed_at IS NOT NULL AND done_at IS NULL`;
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

/**
 * For how long the next effect has been due, by the database's clock; null when none is due: what is being tried, or tried later, is not.
 */
export async function secondsOverdue(db: Pick<Database, "prisma">): Promise<number | null> {
  const rows = await db.prisma.$queryRaw`
    SELECT floor(extract(epoch FROM now() - min(due_at)))::float8 AS seconds FROM outbox_effect
    WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= now()`;
  return lateRows.parse(rows)[0].seconds;
}

/** Deletes the effects done before an instant: their rows, already without payload, have no further use. */
export async function forgetEffectsDoneBefore(db: Pick<Database, "prisma">, instant: Date): Promise<number> {
  const { count } = await db.prisma.outboxEffect.deleteMany({ where: { doneAt: { lt: instant } } });
  return count;
}
