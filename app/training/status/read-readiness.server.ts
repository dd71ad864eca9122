import { database } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { type QueueState, readQueueState } from "#app/platform/outbox/read-queue-state.server.ts";
import { usualEngine } from "#search/choose-engine.server.ts";
import type { EngineName } from "#search/engine.ts";
import { selectReadiness } from "./readiness-store.server.ts";

/** How long a probe waits: a database that takes longer does not serve people either. */
const PROBE_TIMEOUT_MS = 2_000;

export interface Readiness {
  readonly state: "up" | "down";
  readonly database: { readonly state: "up" | "down"; readonly catalogueVersion: number | null };
  /**
   * `documents`: trainings the search knows. An empty catalogue is up: there is nothing to find yet. `degraded`: the usual engine does not
   * answer, and PostgreSQL does in its place; that is not down.
   */
  readonly search: {
    readonly state: "up" | "down";
    readonly engine: EngineName;
    readonly degraded: boolean;
    readonly documents: number | null;
  };
  /** The worker's queue. Late is not down: pages are served, letters wait. */
  readonly queue: QueueState | { readonly state: "down"; readonly oldestSeconds: null };
}

let reading: Promise<Readiness> | undefined;

/** Asks the database and the search tables; never throws. Those who ask at the same time share one answer: anybody may ask, and often. */
export function readReadiness(): Promise<Readiness> {
  reading ??= probe().finally(() => {
    reading = undefined;
  });
  return reading;
}

/** Who answers searches at present. */
function answeringEngine(): Pick<Readiness["search"], "engine" | "degraded"> {
  const { name, isTrusted } = usualEngine();
  return { engine: isTrusted ? name : "postgres", degraded: !isTrusted };
}

async function probe(): Promise<Readiness> {
  try {
    const { catalogueVersion, documents, trainings } = await selectReadiness(database().pool, PROBE_TIMEOUT_MS);
    const queue = await readQueueState(database());
    // Trainings without documents: a rebuild was lost, and no search would find anything.
    const search = trainings > 0 && documents === 0 ? "down" : "up";
    return {
      state: search,
      database: { state: "up", catalogueVersion },
      search: { state: search, ...answeringEngine(), documents },
      queue,
    };
  } catch (error) {
    log.warn({ err: error }, "not ready");
    return {
      state: "down",
      database: { state: "down", catalogueVersion: null },
      search: { state: "down", ...answeringEngine(), documents: null },
      queue: { state: "down", oldestSeconds: null },
    };
  }
}
