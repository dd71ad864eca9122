import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#app/platform/log.server.ts";
import type { EffectTools, EffectWork } from "./define-effect.server.ts";
import { EffectFailure, failureCode, isRetryable } from "./effect-failure.ts";
import { MOST_TRIES, retryWaitSeconds } from "./retry-plan.ts";
import {
  recordDone,
  recordFailure,
  type TakenEffect,
  type TopicChoice,
  takeEffect,
} from "./taken-effect-store.server.ts";

/** What one lane carries out, and how. */
export interface LaneWork {
  readonly tools: EffectTools;
  /** The effects of this lane, by topic. */
  readonly effects: ReadonlyMap<string, EffectWork>;
  readonly topics: TopicChoice;
  /** An effect that lasts longer has failed. */
  readonly effectTimeoutMs: number;
  /** How long a taken effect is left to its worker; longer than its time limit. */
  readonly leaseMs: number;
}

type Failure = { readonly code: string; readonly isFinal: boolean };

/** A database that is cut or restarted while somebody was called; together less than the margin of the lease. */
const RECORD_WAITS_MS = [200, 1000, 3000, 8000, 15_000];
/** Workers that one effect may end before it is given up: it would end them for ever. */
const MOST_BEGUN = 6;
const MINUTE_SECONDS = 60;

/** Takes the next effect of a lane and carries it out, without any transaction meanwhile. Answers false when none is due. */
export async function carryOutNextEffect(work: LaneWork): Promise<boolean> {
  const { database } = work.tools;
  const taken = await takeEffect(database, work);
  if (taken === undefined) return false;
  const failure = await attempt(work, taken);
  if (failure === null) {
    await untilRecorded(() => recordDone(database, taken));
    return true;
  }
  const isDead = failure.isFinal || taken.attempts + 1 >= MOST_TRIES;
  const waitSeconds = isDead ? null : retryWaitSeconds(taken.attempts + 1, Math.random());
  await untilRecorded(() => recordFailure(database, taken, { code: failure.code, waitSeconds }));
  if (isDead) log.error({ event: "effect-dead", kind: taken.topic, code: failure.code }, "effect given up");
  return true;
}

async function attempt({ effects, tools, effectTimeoutMs }: LaneWork, taken: TakenEffect): Promise<Failure | null> {
  const { id, topic, payload, begun, ageSeconds } = taken;
  if (begun > MOST_BEGUN) return { code: "worker-died", isFinal: true };
  const effect = effects.get(topic);
  // Perhaps a topic of the version being deployed: a worker of that version may take the next try.
  if (effect === undefined) return { code: "unknown-topic", isFinal: false };
  if (ageSeconds > (effect.usefulMinutes ?? Number.POSITIVE_INFINITY) * MINUTE_SECONDS) {
    return { code: "too-late", isFinal: true };
  }
  try {
    const carriedOut = await withinTime(effect.carryOut(payload, id, tools), effectTimeoutMs);
    return carriedOut.ok ? null : { code: carriedOut.refusal.kind, isFinal: true };
  } catch (error) {
    log.warn({ event: "effect-failed", kind: topic, err: error }, "effect failed");
    return { code: failureCode(error), isFinal: !isRetryable(error) };
  }
}

/** What was sent is recorded, or it would be sent again. Doing it twice records once: see the store. */
async function untilRecorded(record: () => Promise<void>): Promise<void> {
  for (const waitMs of RECORD_WAITS_MS) {
    try {
      return await record();
    } catch (error) {
      log.warn({ event: "effect-not-recorded", err: error }, "the end of an effect could not be recorded yet");
      await sleep(waitMs);
    }
  }
  return record();
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
