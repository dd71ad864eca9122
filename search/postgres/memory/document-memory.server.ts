import type { Pool, PoolClient } from "pg";
import { log } from "#app/platform/log.server.ts";
import { inSnapshot } from "#app/platform/transaction.server.ts";
import { columnsBytes, type DocumentColumns } from "./document-columns.ts";
import { loadColumns, readDocumentsSize } from "./load-columns.server.ts";

/** More than ten regions; 400 MB with what their words take. Beyond, questions are answered by statements alone. */
const MAX_SESSIONS = 3_000_000;
/** After a failure the database is left alone for a while; after too many sessions, for longer. */
const PAUSE_MS = 5_000;
const LONG_PAUSE_MS = 600_000;

/** The sessions and the words a process keeps in columns, of one version of the documents at a time. */
export interface DocumentMemory {
  /** The columns of exactly this version, or null: they are then read in the background, and the statements answer. */
  columnsOf(version: string): DocumentColumns | null;
  /** Reads the version in force, unless it is held. Settles when that is done; a failure is logged and tried again later. */
  prepare(): Promise<void>;
}

/**
 * Keeps the documents of a database in memory. The columns of a version stay in use until those of the next are whole, so both are held
 * for the second that it takes.
 */
export function createDocumentMemory(pool: Pool): DocumentMemory {
  let held: DocumentColumns | null = null;
  let reading: Promise<void> | null = null;
  let restsUntil = 0;

  async function read(client: PoolClient): Promise<void> {
    const startedAt = performance.now();
    const size = await readDocumentsSize(client);
    if (size.version === held?.version) return;
    if (size.sessions > MAX_SESSIONS) {
      restsUntil = performance.now() + LONG_PAUSE_MS;
      log.warn({ event: "documents-not-in-memory", count: size.sessions }, `more than ${MAX_SESSIONS} sessions`);
      return;
    }
    held = await loadColumns(client, size);
    const durationMs = Math.round(performance.now() - startedAt);
    log.info(
      { event: "documents-in-memory", count: size.sessions, bytes: columnsBytes(held), durationMs },
      "search is warm",
    );
  }

  function prepare(): Promise<void> {
    reading ??= inSnapshot(pool, read)
      .catch((error: unknown) => {
        restsUntil = performance.now() + PAUSE_MS;
        log.warn({ event: "documents-not-in-memory", err: error }, "statements answer meanwhile");
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  }

  return {
    columnsOf(version) {
      if (held?.version === version) return held;
      if (performance.now() >= restsUntil) void prepare();
      return null;
    },
    prepare,
  };
}
