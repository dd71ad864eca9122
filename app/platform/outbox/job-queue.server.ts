import PgBoss from "pg-boss";

/** `outbox`: one job per effect. `periodic`: one job per task and period. Both are made by a migration. */
export type QueueName = "outbox" | "periodic";

/** Runs one statement of pg-boss inside the caller's transaction. */
export type RunSql = (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** A job that the current transaction holds: a rollback, or the death of the process, gives it back. */
export interface TakenJob {
  readonly id: string;
  readonly data: unknown;
  /** No try is left after this one. */
  readonly isLastTry: boolean;
}

/** How often pg-boss puts away finished jobs. */
const MAINTENANCE_SECONDS = 120;

/** Only writes statements: every call says on which connection they run, and none is ever opened here. */
const statements = new PgBoss({
  db: { executeSql: () => Promise.reject(new Error("A job is only written inside a transaction")) },
  migrate: false,
  supervise: false,
  schedule: false,
});

/** Adds a job for as soon as possible. */
export async function sendJob(run: RunSql, queue: QueueName, data: Readonly<Record<string, string>>): Promise<void> {
  const id = await statements.send(queue, data, { db: onConnection(run) });
  if (id === null) throw new Error(`The queue ${queue} does not exist`);
}

/** Adds a job for each of these, in one statement. */
export async function sendJobs(
  run: RunSql,
  queue: QueueName,
  jobs: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  if (jobs.length === 0) return;
  await statements.insert(
    jobs.map((data) => ({ name: queue, data })),
    { db: onConnection(run) },
  );
}

/** Adds the job of a task unless its period already has one, whichever worker sent it. */
export async function sendPeriodicJob(run: RunSql, name: string, everySeconds: number): Promise<void> {
  const once = { singletonKey: name, singletonSeconds: everySeconds, db: onConnection(run) };
  await statements.send("periodic", { name }, once);
}

/** Takes the next job that is due, passing over those held by other transactions. */
export async function takeJob(run: RunSql, queue: QueueName): Promise<TakenJob | undefined> {
  const failures: unknown[] = [];
  // pg-boss keeps the errors of this statement to itself: a missing right would look like an empty queue.
  const db = onConnection((text, values) =>
    run(text, values).catch((error: unknown) => {
      failures.push(error);
      throw error;
    }),
  );
  const [job] = await statements.fetch<unknown>(queue, { db, batchSize: 1, includeMetadata: true });
  if (failures.length > 0) throw failures[0];
  if (job === undefined) return undefined;
  return { id: job.id, data: job.data, isLastTry: job.retryCount >= job.retryLimit };
}

/** Nothing is left to do for this job. */
export async function completeJob(run: RunSql, queue: QueueName, jobId: string): Promise<void> {
  await statements.complete(queue, jobId, {}, { db: onConnection(run) });
}

/** This try failed: pg-boss plans the next one, later each time, or gives up. */
export async function failJob(run: RunSql, queue: QueueName, jobId: string): Promise<void> {
  await statements.fail(queue, jobId, {}, { db: onConnection(run) });
}

/** Starts putting away finished jobs. Throws when the tables are not those this version of pg-boss knows. */
export async function startJobCare(
  run: RunSql,
  onError: (error: Error) => void,
  { everySeconds = MAINTENANCE_SECONDS }: { readonly everySeconds?: number } = {},
): Promise<() => Promise<void>> {
  const care = new PgBoss({
    db: onConnection(run),
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: everySeconds,
  });
  care.on("error", onError);
  await care.start();
  return () => care.stop({ graceful: false });
}

function onConnection(run: RunSql): PgBoss.Db {
  return {
    async executeSql(text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
      return { rows: [...(await run(text, values))] };
    },
  };
}
