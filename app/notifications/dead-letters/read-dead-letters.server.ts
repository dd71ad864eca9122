import type { Database } from "#app/platform/database.server.ts";
import { countWaiting, type DeadEffect, listDeadEffects } from "#app/platform/outbox/outbox-store.server.ts";
import { type QueueState, readQueueState } from "#app/platform/outbox/read-queue-state.server.ts";

/** How the outbox does, and what waits for an operator. */
export interface OutboxState {
  readonly queue: QueueState;
  readonly waiting: number;
  /** The latest first, at most 200. */
  readonly dead: readonly DeadEffect[];
}

/** Reads what an operator's page of the outbox shows. */
export async function readDeadLetters(database: Database): Promise<OutboxState> {
  const [queue, waiting, dead] = await Promise.all([
    readQueueState(database),
    countWaiting(database),
    listDeadEffects(database),
  ]);
  return { queue, waiting, dead };
}
