import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { EffectFailure, failureCode, isRetryable } from "./effect-failure.ts";
import type { EffectHandlers } from "./effect-handler.ts";
import { completeJob, failJob, type RunSql, type TakenJob, takeJob } from "./job-queue.server.ts";
import {
  countBegunTry,
  type LockedEffect,
  lockUndoneEffect,
  recordDone,
  recordFailure,
} from "./outbox-store.server.ts";
import { inWorkerTransaction } from "./worker-transaction.server.ts";

/** What carrying out effects needs. */
export interface EffectWork {
  readonly database: Pick<Database, "pool">;
  readonly handlers: EffectHandlers;
  /** A handler that lasts longer has failed. */
  readonly handlerTimeoutMs: number;
}

type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly code: string; readonly isFinal: boolean };

/** As many as an effect that fails has: after them it is the effect that ends its workers, and it would for ever. */
const MOST_BEGUN = 6;

const jobData = z.object({ effectId: z.uuid() });

/** Takes the next job and carries out its effect, unless that was done already. Answers false when none is due. */
export function carryOutNextEffect(work: EffectWork): Promise<boolean> {
  return inWorkerTransaction(work.database, async (run) => {
    const job = await takeJob(run, "outbox");
    if (job === undefined) return false;
    const data = jobData.safeParse(job.data);
    const effect = data.success ? await lockUndoneEffect(run, data.data.effectId) : undefined;
    if (effect === undefined) await completeJob(run, "outbox", job.id);
    else await record(run, { job, effect, outcome: await attempt(work, effect) });
    return true;
  });
}

async function attempt(work: EffectWork, effect: LockedEffect): Promise<Outcome> {
  if ((await countBegunTry(work.database, effect.id)) > MOST_BEGUN) {
    return { kind: "failed", code: "worker-died", isFinal: true };
  }
  try {
    const handler = Object.hasOwn(work.handlers, effect.topic) ? work.handlers[effect.topic] : undefined;
    // Perhaps a topic of the version being deployed: a worker of that version may take the next try.
    if (handler === undefined) throw new EffectFailure("unknown-topic", { retryable: true });
    const carriedOut = await withinTime(handler.carryOut(effect.payload, effect.id), work.handlerTimeoutMs);
    return carriedOut.ok ? { kind: "done" } : { kind: "failed", code: carriedOut.refusal.kind, isFinal: true };
  } catch (error) {
    log.warn({ event: "effect-failed", kind: effect.topic, err: error }, "effect failed");
    return { kind: "failed", code: failureCode(error), isFinal: !isRetryable(error) };
  }
}

interface Attempted {
  readonly job: TakenJob;
  readonly effect: LockedEffect;
  readonly outcome: Outcome;
}

async function record(run: RunSql, { job, effect, outcome }: Attempted): Promise<void> {
  if (outcome.kind === "done") {
    await recordDone(run, effect.id);
    await completeJob(run, "outbox", job.id);
    return;
  }
  const isDead = outcome.isFinal || job.isLastTry;
  await recordFailure(run, { id: effect.id, code: outcome.code, isDead });
  if (outcome.isFinal) await completeJob(run, "outbox", job.id);
  else await failJob(run, "outbox", job.id);
  if (isDead) log.error({ event: "effect-dead", kind: effect.topic, code: outcome.code }, "effect given up");
}

async function withinTime<Answer>(work: Promise<Answer>, timeoutMs: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new EffectFailure("timeout", { retryable: true })), timeoutMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
