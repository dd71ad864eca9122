import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#app/platform/log.server.ts";
import { carryOutNextEffect, type LaneWork } from "./carry-out-effect.server.ts";
import type { EffectTools, EffectWork } from "./define-effect.server.ts";
import { effectLanes } from "./effect-topics.ts";
import { type PeriodicTask, periodicStep } from "./periodic-task.server.ts";

/** What a worker does, and how fast. */
export interface WorkerOptions extends EffectTools {
  readonly effects: readonly EffectWork[];
  readonly tasks?: readonly PeriodicTask[];
  /** Effects carried out at a time in each lane; 2 by default. */
  readonly concurrency?: number;
  /** How long an idle worker waits before it looks again; 1,000 by default. */
  readonly pollMs?: number;
  /** An effect that lasts longer has failed; 60,000 by default. */
  readonly effectTimeoutMs?: number;
  /** After how long the effects of a worker that died are taken by another; 30,000 more than the time limit by default. */
  readonly leaseMs?: number;
}

/** A worker at work. */
export interface RunningWorker {
  /** Takes nothing more, and waits 10 s at most for what is under way; what is cut is done again by the next worker. */
  stop(): Promise<void>;
}

const GRACE_MS = 10_000;
const SLOWEST_RETRY_MS = 30_000;
const LEASE_MARGIN_MS = 30_000;

/** Starts carrying out effects and periodic tasks. Several workers share the work. */
export function startWorker(options: WorkerOptions): RunningWorker {
  const { database, tasks = [], concurrency = 2, pollMs = 1000 } = options;
  const stopping = new AbortController();
  const steps = lanesOf(options).flatMap((lane) =>
    Array.from({ length: concurrency }, () => () => carryOutNextEffect(lane)),
  );
  if (tasks.length > 0) steps.push(periodicStep(database, tasks));
  const repeated = steps.map((step) => repeat(step, { pollMs, signal: stopping.signal }));
  return {
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all(repeated), sleep(GRACE_MS, undefined, { ref: false })]);
    },
  };
}

/** The lanes that have effects, and the portal's own, which also takes the topics that no lane knows. */
function lanesOf(options: WorkerOptions): readonly LaneWork[] {
  const { effects, database, messenger, effectTimeoutMs = 60_000 } = options;
  const { leaseMs = effectTimeoutMs + LEASE_MARGIN_MS } = options;
  const inOtherLanes = effects.filter(({ lane }) => lane !== "portal").map(({ topic }) => topic);
  return effectLanes.flatMap((name) => {
    const own = new Map<string, EffectWork>();
    for (const effect of effects) if (effect.lane === name) own.set(effect.topic, effect);
    if (name !== "portal" && own.size === 0) return [];
    const topics = name === "portal" ? { except: inOtherLanes } : { only: [...own.keys()] };
    return [{ tools: { database, messenger }, effects: own, topics, effectTimeoutMs, leaseMs }];
  });
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
      log.error({ event: "worker-failed", err: error }, "the worker could not reach the database");
    }
    const waitMs = Math.min(pollMs * 2 ** failures, Math.max(pollMs, SLOWEST_RETRY_MS));
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
}
