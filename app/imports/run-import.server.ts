import type { PoolClient } from "pg";
import { IMPORT_OBSTACLE_MESSAGES } from "#app/content/import-obstacle-messages.ts";
import type { Database } from "#app/platform/database.server.ts";
import { transact, withPoolClient } from "#app/platform/transaction.server.ts";
import {
  currentCatalogueVersion,
  lockCatalogue,
  lockSource,
  publishVersion,
  readSourceKind,
  saveRun,
  saveSource,
} from "./import-record-store.server.ts";
import type { ImportReport, ImportSource, Remark } from "./import-report.ts";

/** How the files stand against the catalogue, once read and merged. */
export type Merged<Counts extends object, Warning> = Pick<
  ImportReport<Counts, Warning>,
  "counts" | "warnings" | "refusals" | "omitted"
> & { readonly outcome: Exclude<ImportReport["outcome"], "refused"> };

/** What one kind of import adds to the framework. */
export interface ImportRun<Counts extends object, Warning> {
  readonly db: Pick<Database, "pool">;
  readonly now: () => Date;
  readonly source: ImportSource;
  /** Reads, stages and writes; runs in the transaction of the switch, and locks the catalogue before it writes there. */
  readonly merge: (client: PoolClient) => Promise<Merged<Counts, Warning>>;
  /** Ends a merge that moves something: what is derived from the rows switches with them. */
  readonly finish: (client: PoolClient) => Promise<void>;
  /** The line that a foreseen fault of the files becomes; undefined for any other error. */
  readonly refusalOf: (error: unknown) => Remark | undefined;
  /** What a refused run reports besides its refusal. */
  readonly whenRefused: () => Pick<ImportReport<Counts, Warning>, "counts" | "warnings">;
}

/**
 * Runs an import, whatever its files: one at a time for a source, in one transaction, so that readers see the catalogue before or
 * after, never between. Rolled back when nothing moves or somebody must confirm; killed at any moment, it leaves the catalogue as it
 * was. Foreseen faults are in the report, and in the history when the source is known.
 */
export function runImport<Counts extends object, Warning>(
  run: ImportRun<Counts, Warning>,
): Promise<ImportReport<Counts, Warning>> {
  const startedAt = run.now().toISOString();
  // Closed, not given back: the temporary tables, the lock and the settings end with it.
  return withPoolClient(run.db.pool, (client) => importOn({ client, run, startedAt }), "close");
}

interface Begun<Counts extends object, Warning> {
  readonly client: PoolClient;
  readonly run: ImportRun<Counts, Warning>;
  readonly startedAt: string;
}

async function importOn<Counts extends object, Warning>(
  begun: Begun<Counts, Warning>,
): Promise<ImportReport<Counts, Warning>> {
  const { client, run } = begun;
  if (!(await lockSource(client, run.source.id))) return refusedReport(begun, obstacle("source-busy"));
  const kind = await readSourceKind(client, run.source.id);
  const isOther = kind !== undefined && kind !== run.source.kind;
  if (isOther) return refusedReport(begun, obstacle("source-of-other-kind"));
  try {
    return await switchCatalogue(begun);
  } catch (error) {
    const refusal = run.refusalOf(error);
    if (refusal === undefined) throw error;
    const report = await refusedReport(begun, refusal);
    if (kind !== undefined) await transact(client, () => saveRun(client, report));
    return report;
  }
}

async function switchCatalogue<Counts extends object, Warning>(
  begun: Begun<Counts, Warning>,
): Promise<ImportReport<Counts, Warning>> {
  const { client, run } = begun;
  const report = await transact(client, () => switchOrPlan(begun), isSwitched);
  if (isSwitched(report)) return report;
  await transact(client, async () => {
    await saveSource(client, run.source);
    await saveRun(client, report);
  });
  return report;
}

function isSwitched({ outcome }: Pick<ImportReport, "outcome">): boolean {
  return outcome === "switched";
}

/** Writes everything when the files move the catalogue; otherwise says why they do not, and what was written is rolled back. */
async function switchOrPlan<Counts extends object, Warning>(
  begun: Begun<Counts, Warning>,
): Promise<ImportReport<Counts, Warning>> {
  const { client, run } = begun;
  await saveSource(client, run.source);
  const merged = await run.merge(client);
  if (!isSwitched(merged)) return reportOf(begun, merged, await currentCatalogueVersion(client));
  await run.finish(client);
  await lockCatalogue(client);
  const version = (await currentCatalogueVersion(client)) + 1;
  const report = reportOf(begun, merged, version);
  await publishVersion(client, await saveRun(client, report), version, report.finishedAt);
  return report;
}

function reportOf<Counts extends object, Warning>(
  { run, startedAt }: Begun<Counts, Warning>,
  findings: Omit<Merged<Counts, Warning>, "outcome"> & Pick<ImportReport, "outcome">,
  catalogueVersion: number,
): ImportReport<Counts, Warning> {
  const { outcome, counts, warnings, refusals, omitted } = findings;
  return {
    kind: run.source.kind,
    source: run.source.id,
    startedAt,
    finishedAt: run.now().toISOString(),
    outcome,
    catalogueVersion,
    // The most memory this process ever held; the kernel counts it in kilobytes.
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    counts,
    warnings,
    refusals,
    omitted,
  };
}

async function refusedReport<Counts extends object, Warning>(
  begun: Begun<Counts, Warning>,
  refusal: Remark,
): Promise<ImportReport<Counts, Warning>> {
  const findings = { ...begun.run.whenRefused(), refusals: [refusal], omitted: { warnings: 0, refusals: 0 } };
  return reportOf(begun, { ...findings, outcome: "refused" }, await currentCatalogueVersion(begun.client));
}

function obstacle(rule: keyof typeof IMPORT_OBSTACLE_MESSAGES): Remark {
  return fileRemark({ path: "/", line: 0, rule, value: "", message: IMPORT_OBSTACLE_MESSAGES[rule] });
}

/** A remark on a whole file. */
export function fileRemark(remark: Pick<Remark, "path" | "line" | "rule" | "value" | "message">): Remark {
  const { path, line, rule, value, message } = remark;
  const place = { index: 0, formation: null, organisation: null, record: "file", number: null } as const;
  return { ...place, path, line, rule, value: value.slice(0, 200), message };
}
