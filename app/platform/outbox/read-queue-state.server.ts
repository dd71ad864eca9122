import type { Database } from "../database.server.ts";
import { secondsOverdue } from "./outbox-store.server.ts";

/** An effect that waits longer than this says that no worker works (trust.md I9). */
const LATE_AFTER_SECONDS = 60;

/** Is the outbox being emptied? */
export interface QueueState {
  readonly state: "up" | "late";
  /** For how many seconds the next effect has been due; null when none is. */
  readonly oldestSeconds: number | null;
}

/** Reads how the outbox does. What waits for an operator, or for its next try, does not count: workers do their part. */
export async function readQueueState(database: Pick<Database, "prisma">): Promise<QueueState> {
  const oldestSeconds = await secondsOverdue(database);
  return { state: (oldestSeconds ?? 0) > LATE_AFTER_SECONDS ? "late" : "up", oldestSeconds };
}
