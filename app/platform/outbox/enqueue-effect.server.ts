import { randomUUID } from "node:crypto";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { type RunSql, sendJob } from "./job-queue.server.ts";

/** What must follow the decision being written. */
export interface NewEffect {
  /** A topic of the worker's table of handlers, at most 60 characters. */
  readonly topic: string;
  readonly payload: Prisma.InputJsonObject;
}

/**
 * Writes an effect with the caller's transaction and answers its id: carried out after the commit, never if it is rolled
 * back. Nothing is sent from here.
 */
export async function enqueueEffect(tx: Prisma.TransactionClient, effect: NewEffect): Promise<string> {
  const { id } = await tx.outboxEffect.create({
    data: { id: randomUUID(), topic: effect.topic, payload: effect.payload },
    select: { id: true },
  });
  await sendJob(inPrisma(tx), "outbox", { effectId: id });
  return id;
}

/** Lets pg-boss write inside a transaction of Prisma. */
export function inPrisma(tx: Prisma.TransactionClient): RunSql {
  return (text, values) => tx.$queryRawUnsafe<unknown[]>(text, ...values.map((value) => value ?? null));
}
