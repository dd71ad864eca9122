import type { ImportKind, ImportOutcome, RecordCounts } from "../import-report.ts";

/** One run of an import, as it was written down. */
export interface ImportRun {
  readonly id: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly sourceLabel: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly outcome: ImportOutcome;
  readonly peakRssBytes: number;
  /** By family of records; empty for a reference file refused whole. */
  readonly counts: Readonly<Record<string, RecordCounts>>;
  /** The version readers saw after the run; 0 before the first. */
  readonly catalogueVersion: number;
  /** No later run of this source: what it says still stands. */
  readonly isLatest: boolean;
  /** Why the file was refused whole, in French; null when it was not. */
  readonly whyRefused: string | null;
}

/** The runs of one page, newest first. */
export interface ImportRunPage {
  readonly runs: readonly ImportRun[];
  readonly page: number;
  readonly lastPage: number;
}

/** Warnings of one rule in one run. `example`: where it was first met. */
export interface WarningSummary {
  readonly rule: string;
  readonly message: string;
  readonly count: number;
  readonly example: string | null;
}

/** All records of a run, whatever their family. */
export function totalCounts(counts: ImportRun["counts"]): RecordCounts {
  return Object.values(counts).reduce<RecordCounts>(
    (sum, one) => ({
      read: sum.read + one.read,
      created: sum.created + one.created,
      updated: sum.updated + one.updated,
      unchanged: sum.unchanged + one.unchanged,
      withdrawn: sum.withdrawn + one.withdrawn,
      refused: sum.refused + one.refused,
    }),
    { read: 0, created: 0, updated: 0, unchanged: 0, withdrawn: 0, refused: 0 },
  );
}
