import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { carryOutNextEffect } from "./carry-out-effect.server.ts";
import type { EffectHandlers } from "./effect-handler.ts";
import { startJobCare } from "./job-queue.server.ts";
import { type PeriodicTask, periodicStep } from "./periodic-task.server.ts";
import { scriptRunner } from "./worker-transaction.server.ts";

/** What a worker does, and how fast. */
export interface WorkerOptions {
  /** With `concurrency` + 2 connections, and no limit on transactions that wait for a handler. */
  readonly database: Database;
  readonly handlers: EffectHandlers;
  readonly tasks?: readonly PeriodicTask[];
  /** Effects carried out at a time; 2 by default. */
  readonly concurrency?: number;
  /** How long an idle worker waits before it looks again; 1,000 by default. */
  readonly pollMs?: number;
  /** A handler that lasts longer has failed; 60,000 by default. */
  readonly handlerTimeoutMs?: number;
}

/** A worker at work. */
export interface RunningWorker {
  /** Takes nothing more, and waits 10 s at most for what is under way; what is cut is done again by the next worker. */
  stop(): Promise<void>;
}

const GRACE_MS = 10_000;
const SLOWEST_RETRY_MS = 30_000;

/** Starts carrying out effects and periodic tasks. Several workers share the work. Throws when the database is not ready. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { database, handlers, tasks = [], concurrency = 2, pollMs = 1000, handlerTimeoutMs = 60_000 } = options;
  const stopping = new AbortController();
  const stopCare = await startJobCare(scriptRunner(database), (error) =>
    log.error({ event: "job-care-failed", err: error }, "jobs could not be put away"),
  );
  const carryOut = (): Promise<boolean> => carryOutNextEffect({ database, handlers, handlerTimeoutMs });
  const steps = Array.from({ length: concurrency }, () => carryOut);
  if (tasks.length > 0) steps.push(periodicStep(database, tasks));
  const lanes = steps.map((step) => repeat(step, { pollMs, signal: stopping.signal }));
  return {
    async stop() {
      stopping.abort();
      await stopCare();
      await Promise.race([Promise.all(lanes), sleep(GRACE_MS, undefined, { ref: false })]);
    },
  };
}

interface Pace {
  readonly pollMs: number;
  readonly signal: AbortSignal;
}

/** Repeats a step: at once while there is work, after a while when there is none, later and later while it fails. */
async function repeat(step: () => Promise<boolean>, { pollMs, signal }: Pace): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const isBusy = await step();
      failures = 0;
      if (isBusy) continue;
    } catch (error) {
      failures += 1;
      log.error({ event: "worker-failed", err: error }, "the worker could not reach its jobs");
    }
    const waitMs = Math.min(pollMs * 2 ** failures, Math.max(pollMs, SLOWEST_RETRY_MS));
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
}
