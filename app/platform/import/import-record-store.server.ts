import { randomUUID } from "node:crypto";
import type pg from "pg";
import { z } from "zod";
import type { SqlReader } from "../sql-reader.ts";
import type { ImportReport, ImportSource } from "./import-report.ts";
import { UnusableFile } from "./unusable-file.ts";

/**
 * Makes the source known, and holds it until the transaction ends: one import of a source runs at a time. Throws UnusableFile when a
 * source of another kind bears the name.
 */
export async function holdSource(client: pg.PoolClient, source: ImportSource): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('import'), hashtext($1))", [source.id]);
  await client.query(
    "INSERT INTO source (id, kind, label, is_fictional) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
    [source.id, source.kind, source.label, source.isFictional],
  );
  const { rows } = await client.query("SELECT kind FROM source WHERE id = $1", [source.id]);
  if (kindRow.parse(rows[0]).kind !== source.kind) {
    throw new UnusableFile({ kind: "source-of-another-kind", family: source.kind, value: source.id });
  }
}

const kindRow = z.object({ kind: z.string() });

/** One merge at a time over all sources, until the transaction ends: versions follow each other. Readers are not held up. */
export async function holdCatalogue(client: pg.PoolClient): Promise<void> {
  await client.query("LOCK TABLE catalogue_version IN SHARE ROW EXCLUSIVE MODE");
}

const versionRow = z.object({ version: z.number().int() });

/** The version readers see; 0 before the first import. */
export async function currentCatalogueVersion(reader: SqlReader): Promise<number> {
  const { rows } = await reader.query("SELECT coalesce(max(version), 0) AS version FROM catalogue_version");
  return versionRow.parse(rows[0]).version;
}

/** Keeps the report of a run, with a new version when it switched; the catalogue is held. Returns the version readers see then. */
export async function recordImport(
  client: pg.PoolClient,
  report: Omit<ImportReport, "catalogueVersion">,
): Promise<number> {
  const id = randomUUID();
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
      JSON.stringify([...report.warnings, ...report.refusals.map(({ message }) => message)]),
    ],
  );
  const version = await currentCatalogueVersion(client);
  if (report.outcome !== "switched") return version;
  await client.query("INSERT INTO catalogue_version (version, import_id, switched_at) VALUES ($1, $2, $3)", [
    version + 1,
    id,
    report.finishedAt,
  ]);
  return version + 1;
}
