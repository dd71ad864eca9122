import { writeFile } from "node:fs/promises";
import { currentCatalogueVersion } from "#app/imports/import-record-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { withDatabase } from "./prepare-database.ts";
import { foreseenFailure } from "./run-command.ts";

/** What an import is of, and where its report goes. */
export interface ImportOrder {
  readonly kind: string;
  readonly source: string;
  readonly report: string | undefined;
}

const REFUSED = 1;

/**
 * Runs an import on the portal's database, then hands its report to `finish`, which answers the exit code. When the database is what
 * failed, the report says so too, and the exit code is that of a refusal.
 */
export async function runImport<Report>(
  order: ImportOrder,
  work: (database: Database) => Promise<Report>,
  finish: (report: Report) => number,
): Promise<number> {
  const startedAt = now().toISOString();
  let catalogueVersion: number | null = null;
  try {
    const report = await withDatabase(
      (database) =>
        work(database).catch(async (error: unknown) => {
          catalogueVersion = await currentCatalogueVersion(database.pool).catch(() => null);
          throw error;
        }),
      { applicationName: "hub-import" },
    );
    await writeReport(order, report);
    return finish(report);
  } catch (error) {
    const message = foreseenFailure(error);
    if (message === undefined) throw error;
    await writeReport(order, lostReport(order, { startedAt, catalogueVersion, message }));
    process.stderr.write(`${message}\n`);
    return REFUSED;
  }
}

async function writeReport({ report: file }: ImportOrder, report: unknown): Promise<void> {
  if (file !== undefined) await writeFile(file, `${JSON.stringify(report, null, 1)}\n`);
}

interface Loss {
  readonly startedAt: string;
  /** Null when it is not known. */
  readonly catalogueVersion: number | null;
  readonly message: string;
}

/** The shape of contract.md § Import report, for a run that the database did not let end. */
function lostReport({ kind, source }: ImportOrder, { startedAt, catalogueVersion, message }: Loss): object {
  const wholeFile = { index: 0, formation: null, record: "file", number: null, path: "/", line: 0, value: "" };
  return {
    ...{ kind, source, startedAt, finishedAt: now().toISOString(), outcome: "refused", catalogueVersion },
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    ...{ counts: {}, warnings: [], refusals: [{ ...wholeFile, rule: "database-lost", message }] },
  };
}
