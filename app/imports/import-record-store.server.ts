import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { ImportReport, ImportSource, Remark } from "./import-report.ts";

const MAX_WAIT_FOR_LOCK = "20s";
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Prepares a connection for an import and takes the source's lock; false when another import of this source holds it. The lock and
 * the temporary tables end with the connection, and the server looks every second whether the client is still there: a killed
 * import leaves nothing.
 */
export async function lockSource(client: PoolClient, sourceId: string): Promise<boolean> {
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
  return true;
}

/** One merge at a time over all sources, until the transaction ends: versions follow each other. Readers are not held up. */
export async function lockCatalogue(client: PoolClient): Promise<void> {
  await client.query("LOCK TABLE catalogue_version IN SHARE ROW EXCLUSIVE MODE");
}

/** The kind a source was first used with, undefined for a new one. */
export async function readSourceKind(reader: SqlReader, sourceId: string): Promise<string | undefined> {
  const { rows } = await reader.query("SELECT kind FROM source WHERE id = $1", [sourceId]);
  return z.object({ kind: z.string() }).optional().parse(rows[0])?.kind;
}

/** Makes the source known. Leaves the row alone when it is. */
export async function saveSource(client: PoolClient, { id, kind, label, isFictional }: ImportSource): Promise<void> {
  await client.query(
    `INSERT INTO source (id, kind, label, is_fictional) SELECT $1::text, $2::"ImportKind", $3, $4
     WHERE NOT EXISTS (SELECT FROM source WHERE id = $1)`,
    [id, kind, label, isFictional],
  );
}

const versionRow = z.object({ version: z.number().int() });

/** The version readers see; 0 before the first import. */
export async function currentCatalogueVersion(reader: SqlReader): Promise<number> {
  const { rows } = await reader.query("SELECT coalesce(max(version), 0) AS version FROM catalogue_version");
  return versionRow.parse(rows[0]).version;
}

/** Shows readers the next version; the catalogue must be locked. */
export async function publishVersion(client: PoolClient, importId: string, version: number, at: string): Promise<void> {
  await client.query("INSERT INTO catalogue_version (version, import_id, switched_at) VALUES ($1, $2, $3)", [
    version,
    importId,
    at,
  ]);
}

/** Saves the run and its refusals; answers the run's id. The refusal of a whole reference file is kept with the warnings. */
export async function saveRun(client: PoolClient, report: ImportReport<object, unknown>): Promise<string> {
  const id = randomUUID();
  const ofFiles = report.refusals.filter(({ record }) => record === "file").map(({ message }) => message);
  await client.query(
    `INSERT INTO import (id, source_id, started_at, finished_at, outcome, peak_rss_bytes, counts, warnings)
     VALUES ($1, $2, $3, $4, $5::"ImportOutcome", $6, $7, $8)`,
    [
      id,
      report.source,
      report.startedAt,
      report.finishedAt,
      report.outcome.replaceAll("-", "_"),
      report.peakRssBytes,
      JSON.stringify(report.counts),
      JSON.stringify([...report.warnings, ...ofFiles]),
    ],
  );
  await saveRefusals(
    client,
    id,
    report.refusals.filter(({ record }) => record !== "file"),
  );
  return id;
}

async function saveRefusals(client: PoolClient, importId: string, refusals: readonly Remark[]): Promise<void> {
  if (refusals.length === 0) return;
  await client.query(
    `INSERT INTO import_refusal (import_id, rank, position, formation, organisation_siret, record, number, path, line, rule, value, message)
     SELECT $1, r.rank, r.index, r.formation, r.organisation, r.record::"RefusedRecord", r.number, r.path, r.line, r.rule, r.value,
       r.message
     FROM ROWS FROM (json_to_recordset($2::json) AS (
       index int, formation text, organisation text, record text, number text, path text, line int, rule text, value text, message text
     )) WITH ORDINALITY r(index, formation, organisation, record, number, path, line, rule, value, message, rank)`,
    [importId, JSON.stringify(refusals)],
  );
}
