import { now } from "../clock.server.ts";
import type { Database } from "../database.server.ts";
import { oldestUndoneAt } from "./outbox-store.server.ts";

/** An effect that waits longer than this says that no worker works (trust.md I9). */
const LATE_AFTER_SECONDS = 60;

/** Is the outbox being emptied? */
export interface QueueState {
  readonly state: "up" | "late";
  /** Age of the oldest effect that waits, in seconds; null when none does. */
  readonly oldestSeconds: number | null;
}

/** Reads how the outbox does; a failed effect that waits for an operator does not count. */
export async function readQueueState(database: Pick<Database, "prisma">): Promise<QueueState> {
  const oldest = await oldestUndoneAt(database);
  if (oldest === null) return { state: "up", oldestSeconds: null };
  const oldestSeconds = Math.max(0, Math.round((now().getTime() - oldest.getTime()) / 1000));
  return { state: oldestSeconds > LATE_AFTER_SECONDS ? "late" : "up", oldestSeconds };
}
