import type { ImportOutcome, RecordCounts } from "#app/platform/import/import-report.ts";
import type { Remark } from "../lheo/remarks.ts";

/** Counts per kind of record. */
export interface ImportCounts {
  readonly formations: RecordCounts;
  readonly actions: RecordCounts;
  readonly sessions: RecordCounts;
  readonly organisations: RecordCounts;
}

/**
 * The report of one run (contract.md § Import report). `catalogueVersion` is the version readers see after the run, 0 before
 * the first switch. Lists stop at `MAX_LISTED_REMARKS` lines each; `omitted` says how many more there were.
 */
export interface ImportReport {
  readonly kind: "lheo";
  readonly source: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: ImportOutcome;
  readonly catalogueVersion: number;
  readonly peakRssBytes: number;
  readonly counts: ImportCounts;
  readonly warnings: readonly Remark[];
  readonly refusals: readonly Remark[];
  readonly omitted: { readonly warnings: number; readonly refusals: number };
}

/** A feed that is wrong everywhere must not fill the memory with its own report. */
export const MAX_LISTED_REMARKS = 10_000;

export const NO_RECORDS: RecordCounts = { read: 0, created: 0, updated: 0, unchanged: 0, withdrawn: 0, refused: 0 };

/** The counts of a run that stored nothing. */
export const NO_COUNTS: ImportCounts = {
  formations: NO_RECORDS,
  actions: NO_RECORDS,
  sessions: NO_RECORDS,
  organisations: NO_RECORDS,
};
