import type { PoolClient } from "pg";
import { LHEO_FILE_MESSAGES, LHEO_OBSTACLE_MESSAGES } from "#app/content/lheo-import-messages.ts";
import { currentCatalogueVersion } from "#app/platform/import/import-record-store.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { type ImportReport, NO_COUNTS } from "../import/import-report.ts";
import { loadReferences } from "../import/references-store.server.ts";
import { beginRun, readSourceKind, saveRun } from "../import/run-store.server.ts";
import { LheoFileRefusal } from "./lheo-file-refusal.ts";
import { type LheoImport, peakRssBytes } from "./lheo-import.server.ts";
import type { Remark } from "./remarks.ts";
import { switchCatalogue } from "./switch-catalogue.server.ts";

type Obstacle = keyof typeof LHEO_OBSTACLE_MESSAGES;

/**
 * Imports a LHÉO 2.3 feed, plain or gzip: read as a stream, staged in temporary tables, then switched in one transaction, so that
 * readers see the catalogue before or after, never between. Killed at any moment, it leaves the catalogue as it was. Answers the
 * report of contract.md § Import report; foreseen faults of the file are in it, not thrown.
 */
export async function importLheo(run: LheoImport): Promise<ImportReport> {
  const startedAt = run.now().toISOString();
  try {
    // Closed, not given back: the temporary tables, the lock and the settings end with it.
    return await withPoolClient(run.db.pool, (client) => importOn(client, run, startedAt), "close");
  } finally {
    run.input.destroy();
  }
}

async function importOn(client: PoolClient, run: LheoImport, startedAt: string): Promise<ImportReport> {
  const { source } = run;
  if (!(await beginRun(client, source.id))) return refusedReport(client, run, startedAt, obstacleRemark("source-busy"));
  const kind = await readSourceKind(client, source.id);
  if (kind !== undefined && kind !== "lheo") {
    return refusedReport(client, run, startedAt, obstacleRemark("source-of-other-kind"));
  }
  const references = await loadReferences(client);
  if (references.romes.size === 0) return refusedReport(client, run, startedAt, obstacleRemark("no-rome-reference"));
  try {
    return await switchCatalogue({ client, run, startedAt, references });
  } catch (error) {
    if (!(error instanceof LheoFileRefusal)) throw error;
    const report = await refusedReport(client, run, startedAt, fileRemark(error));
    if (kind !== undefined) await saveRun(client, report);
    return report;
  }
}

async function refusedReport(
  client: PoolClient,
  { source, now }: LheoImport,
  startedAt: string,
  refusal: Remark,
): Promise<ImportReport> {
  return {
    kind: "lheo",
    source: source.id,
    startedAt,
    finishedAt: now().toISOString(),
    outcome: "refused",
    catalogueVersion: await currentCatalogueVersion(client),
    peakRssBytes: peakRssBytes(),
    counts: NO_COUNTS,
    warnings: [],
    refusals: [refusal],
    omitted: { warnings: 0, refusals: 0 },
  };
}

const WHOLE_FILE = {
  index: 0,
  formation: null,
  organisation: null,
  record: "formation",
  number: null,
  path: "/",
} as const;

function fileRemark({ rule, line, value }: LheoFileRefusal): Remark {
  return { ...WHOLE_FILE, line, rule, value: value.slice(0, 200), message: LHEO_FILE_MESSAGES[rule] };
}

function obstacleRemark(rule: Obstacle): Remark {
  return { ...WHOLE_FILE, line: 0, rule, value: "", message: LHEO_OBSTACLE_MESSAGES[rule] };
}
