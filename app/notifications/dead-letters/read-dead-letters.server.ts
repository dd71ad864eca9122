import type { Database } from "#app/platform/database.server.ts";
import {
  countWaiting,
  type DeadEffect,
  listDeadEffects,
  MOST_DEAD_LISTED,
} from "#app/platform/outbox/outbox-store.server.ts";
import { type QueueState, readQueueState } from "#app/platform/outbox/read-queue-state.server.ts";

/** How the outbox does, and what waits for an operator. */
export interface OutboxState {
  readonly queue: QueueState;
  readonly waiting: number;
  /** The latest first. */
  readonly dead: readonly DeadEffect[];
  /** How many are listed at most, when there may be others; null: these are all. */
  readonly listedAtMost: number | null;
}

/** Reads what an operator's page of the outbox shows. */
export async function readDeadLetters(database: Database): Promise<OutboxState> {
  const [queue, waiting, dead] = await Promise.all([
    readQueueState(database),
    countWaiting(database),
    listDeadEffects(database),
  ]);
  return { queue, waiting, dead, listedAtMost: dead.length < MOST_DEAD_LISTED ? null : MOST_DEAD_LISTED };
}
