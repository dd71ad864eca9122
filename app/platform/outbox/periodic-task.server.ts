import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { completeJob, failJob, type RunSql, sendPeriodicJob, takeJob } from "./job-queue.server.ts";
import { inWorkerTransaction } from "./worker-transaction.server.ts";

/** Work that comes back, done once per period whatever the number of workers, never by two at a time. */
export interface PeriodicTask {
  /** Unique, at most 60 characters. */
  readonly name: string;
  /** From 1 second to 12 hours; periods are counted from the epoch. */
  readonly everySeconds: number;
  /** Ends within ten minutes; a failure waits for the next period. */
  run(): Promise<void>;
}

/** A period is looked at ten times, but not more often than needed. */
const LOOKS_PER_PERIOD = 10;
const SLOWEST_LOOK_MS = 10_000;

const jobData = z.object({ name: z.string() });

/** Makes the step that a worker repeats: sends what is due, then runs one task. Answers false when none was due. */
export function periodicStep(database: Pick<Database, "pool">, tasks: readonly PeriodicTask[]): () => Promise<boolean> {
  const lookedAtMs = new Map<string, number>();
  return async function runNextTask() {
    for (const task of tasks) {
      const paceMs = Math.min((task.everySeconds * 1000) / LOOKS_PER_PERIOD, SLOWEST_LOOK_MS);
      if (performance.now() < (lookedAtMs.get(task.name) ?? Number.NEGATIVE_INFINITY) + paceMs) continue;
      lookedAtMs.set(task.name, performance.now());
      await inWorkerTransaction(database, (run) => sendPeriodicJob(run, task.name, task.everySeconds));
    }
    return inWorkerTransaction(database, (run) => runOne(run, tasks));
  };
}

async function runOne(run: RunSql, tasks: readonly PeriodicTask[]): Promise<boolean> {
  const job = await takeJob(run, "periodic");
  if (job === undefined) return false;
  const data = jobData.safeParse(job.data);
  const task = data.success ? tasks.find(({ name }) => name === data.data.name) : undefined;
  if (task === undefined) {
    await failJob(run, "periodic", job.id);
    return true;
  }
  // The run of the period before may not have ended, in another worker: this period is then skipped.
  const [lock] = await run("SELECT 1 WHERE pg_try_advisory_xact_lock(hashtextextended($1, 0))", [
    `hub.periodic.${task.name}`,
  ]);
  const isDone = lock === undefined || (await succeeds(task));
  await (isDone ? completeJob : failJob)(run, "periodic", job.id);
  return true;
}

async function succeeds(task: PeriodicTask): Promise<boolean> {
  try {
    await task.run();
    return true;
  } catch (error) {
    log.error({ event: "task-failed", kind: task.name, err: error }, "periodic task failed");
    return false;
  }
}
