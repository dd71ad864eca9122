import type { PoolClient } from "pg";
import type { Database } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { lockTask, readPeriod, recordPeriod } from "./periodic-task-store.server.ts";

/** Work that comes back, done once per period whatever the number of workers, never by two at a time. */
export interface PeriodicTask {
  /** Unique, at most 60 characters. */
  readonly name: string;
  /** From 1 second; periods are counted from the epoch. */
  readonly everySeconds: number;
  /** A failure waits for the next period. */
  run(): Promise<void>;
}

/** A period is looked at ten times, but not more often than needed. */
const LOOKS_PER_PERIOD = 10;
const SLOWEST_LOOK_MS = 10_000;

/** Makes the step that a worker repeats: runs one task that is due. Answers false when none is. */
export function periodicStep({ pool }: Pick<Database, "pool">, tasks: readonly PeriodicTask[]): () => Promise<boolean> {
  const lookedAtMs = new Map<string, number>();
  return async function runNextTask() {
    for (const task of tasks) {
      const paceMs = Math.min((task.everySeconds * 1000) / LOOKS_PER_PERIOD, SLOWEST_LOOK_MS);
      if (performance.now() < (lookedAtMs.get(task.name) ?? Number.NEGATIVE_INFINITY) + paceMs) continue;
      lookedAtMs.set(task.name, performance.now());
      const { isDue } = await readPeriod(pool, task.name, task.everySeconds);
      // The lock is the connection's, not a transaction's: it is closed with it, by us or by the death of this process.
      if (isDue && (await withPoolClient(pool, (client) => runAlone(client, task), "close"))) return true;
    }
    return false;
  };
}

/** Answers false when another worker runs the task, or has just run it. */
async function runAlone(client: PoolClient, task: PeriodicTask): Promise<boolean> {
  if (!(await lockTask(client, task.name))) return false;
  const { period, isDue } = await readPeriod(client, task.name, task.everySeconds);
  if (!isDue) return false;
  try {
    await task.run();
  } catch (error) {
    log.error({ event: "task-failed", kind: task.name, err: error }, "periodic task failed");
  }
  await recordPeriod(client, task.name, period);
  return true;
}
