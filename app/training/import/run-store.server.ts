import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { Remark } from "../lheo/remarks.ts";
import type { ImportReport } from "./import-report.ts";
import { nameSource } from "./run-statements.server.ts";

/** Who feeds the portal. `id` is short, lower case, the same at every run. */
export interface ImportSource {
  readonly id: string;
  readonly label: string;
  readonly isFictional?: boolean;
}

const MAX_WAIT_FOR_LOCK = "20s";
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Prepares a connection for an import and takes the source's lock; false when another import of this source holds it. The lock and
 * the temporary tables end with the connection, and the server looks every second whether the client is still there: a killed
 * import leaves nothing.
 */
export async function beginRun(client: PoolClient, sourceId: string): Promise<boolean> {
  await client.query(
    `SET statement_timeout = 0; SET client_connection_check_interval = '1s'; SET lock_timeout = '${MAX_WAIT_FOR_LOCK}';
     SET temp_buffers = '32MB'; SET work_mem = '32MB'; SET jit = off`,
  );
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('import'), hashtext($1))", [sourceId]);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
  await client.query("SET lock_timeout = 0");
  await nameSource(client, sourceId);
  return true;
}

/** One merge at a time over all sources: numbers are unique across them, and versions follow each other. */
export async function lockCatalogue(client: PoolClient): Promise<void> {
  await client.query("LOCK TABLE catalogue_version IN SHARE ROW EXCLUSIVE MODE");
}

/** The kind a source was first used with, undefined for a new one. */
export async function readSourceKind(client: PoolClient, sourceId: string): Promise<string | undefined> {
  const { rows } = await client.query("SELECT kind FROM source WHERE id = $1", [sourceId]);
  return z.object({ kind: z.string() }).optional().parse(rows[0])?.kind;
}

/** Writes the source down, with the label it has today. Leaves the row alone when nothing changed. */
export async function saveSource(client: PoolClient, source: ImportSource): Promise<void> {
  await client.query(
    `INSERT INTO source (id, kind, label, is_fictional) SELECT $1::text, 'lheo', $2, $3
     WHERE NOT EXISTS (SELECT FROM source WHERE id = $1)`,
    [source.id, source.label, source.isFictional ?? false],
  );
}

/** Writes the run and its refusals down; answers the run's id. */
export async function saveRun(client: PoolClient, report: ImportReport): Promise<string> {
  const id = randomUUID();
  const outcome = report.outcome === "awaiting-confirmation" ? "awaiting_confirmation" : report.outcome;
  await client.query(
    `INSERT INTO import (id, source_id, started_at, finished_at, outcome, peak_rss_bytes, counts, warnings)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      report.source,
      report.startedAt,
      report.finishedAt,
      outcome,
      report.peakRssBytes,
      JSON.stringify(report.counts),
      JSON.stringify(report.warnings),
    ],
  );
  await saveRefusals(client, id, report.refusals);
  return id;
}

/** Shows readers the next version; the catalogue must be locked. */
export async function bumpVersion(client: PoolClient, importId: string, version: number, at: string): Promise<void> {
  await client.query("INSERT INTO catalogue_version (version, import_id, switched_at) VALUES ($1, $2, $3)", [
    version,
    importId,
    at,
  ]);
}

async function saveRefusals(client: PoolClient, importId: string, refusals: readonly Remark[]): Promise<void> {
  if (refusals.length === 0) return;
  await client.query(
    `INSERT INTO import_refusal (import_id, rank, position, formation, organisation_siret, record, number, path, line, rule, value, message)
     SELECT $1, r.rank, r.index, r.formation, r.organisation, r.record::"RefusedRecord", r.number, r.path, r.line, r.rule, r.value, r.message
     FROM ROWS FROM (json_to_recordset($2::json) AS (index int, formation text, organisation text, record text, number text, path text, line int,
       rule text, value text, message text)) WITH ORDINALITY r(index, formation, organisation, record, number, path, line, rule, value, message, rank)`,
    [importId, JSON.stringify(refusals)],
  );
}
