import { MeilisearchApiError } from "meilisearch";
import { log } from "#app/platform/log.server.ts";
import { createBreaker } from "../breaker.ts";
import type { RankedTrainings } from "../engine.ts";
import type { NeedQuery, RankedNeeds } from "../needs/need-query.ts";
import type { SearchQuery } from "../query.ts";
import type { FedIndex } from "./fed-index.ts";
import { UnusableIndex } from "./index-state.ts";
import { type MeilisearchServer, withDeadline } from "./meilisearch-server.server.ts";
import { rankNamed } from "./rank-named.server.ts";
import { rankNeeds } from "./rank-needs.server.ts";
import { rankTrainings, readIndexGeneration } from "./rank-trainings.server.ts";

/** A Meilisearch server that nobody waits for. */
export interface WatchedServer {
  /** Null when it does not answer rightly within the deadline, or has failed too often to be asked. */
  rank(query: SearchQuery): Promise<RankedTrainings | null>;
  /** The ids of what a text names in an index, best first; null likewise. */
  rankNamed(index: FedIndex, text: string): Promise<readonly string[] | null>;
  /** The needs for the words of a question; null likewise. */
  rankNeeds(query: NeedQuery): Promise<RankedNeeds | null>;
  /** Whether it is asked at present. */
  isTrusted(): boolean;
}

const PROBE_MS = 2000;

/**
 * Asks the server, `deadlineMs` at most, whatever happens to it. Three failures in ten seconds, and it is left alone: no search waits for
 * it any more. It is asked again, by a probe every two seconds, until it answers rightly.
 */
export function watchServer(server: MeilisearchServer, deadlineMs: number): WatchedServer {
  const breaker = createBreaker({ failures: 3, withinMs: 10_000 });
  let probing: NodeJS.Timeout | undefined;

  async function probe(): Promise<void> {
    try {
      await withDeadline(deadlineMs, (signal) => readIndexGeneration(server, signal));
    } catch {
      return;
    }
    clearInterval(probing);
    breaker.close();
    log.info({ event: "search-engine-back" }, "Meilisearch answers again");
  }

  async function ask<Answer>(question: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | null> {
    if (breaker.isOpen()) return null;
    try {
      return await withDeadline(deadlineMs, question);
    } catch (error) {
      log.warn({ event: "search-engine-failed", err: error }, "Meilisearch did not answer, PostgreSQL does");
      if (breaker.recordFailure(performance.now())) probing = setInterval(() => void probe(), PROBE_MS).unref();
      return null;
    }
  }

  return {
    isTrusted: () => !breaker.isOpen(),
    rank: (query) => ask((signal) => rankTrainings(server, query, signal)),
    rankNeeds: (query) => ask((signal) => rankNeeds(server, query, signal).catch(nothingIfRefused)),
    rankNamed: (index, text) => ask((signal) => rankNamed(server, index, text, signal).catch(nothingIfRefused)),
  };
}

/** An index that is not there yet, or a key made before it was, says nothing of the server: the trainings go on being asked of it. */
function nothingIfRefused(error: unknown): null {
  if (!(error instanceof UnusableIndex || error instanceof MeilisearchApiError)) throw error;
  log.warn({ event: "names-index-not-usable", err: error }, "PostgreSQL answers");
  return null;
}
