/** The report of one run of an import, in the shape of contract.md § Import report. */

export type ImportKind = "rome" | "territories" | "certifications" | "lheo";

export type ImportOutcome = "switched" | "unchanged" | "refused" | "awaiting-confirmation";

/** Who sends the records. `isFictional`: made up for demonstration, and said so to readers. */
export interface ImportSource {
  readonly id: string;
  readonly kind: ImportKind;
  readonly label: string;
  readonly isFictional: boolean;
}

/** What became of the records of one family. `withdrawn` were in the catalogue and are no longer in the files. */
export interface RecordCounts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  readonly refused: number;
}

/** Why a record, or a whole file, was refused. `index` is the formation's place in a LHÉO file, 0 for reference files. */
export interface ImportRefusal {
  readonly index: number;
  readonly formation: string | null;
  readonly record: "formation" | "action" | "session" | "file";
  readonly number: string | null;
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  /** At most 200 characters. */
  readonly value: string;
  /** French, for the operator. */
  readonly message: string;
}

export interface ImportReport {
  readonly kind: ImportKind;
  readonly source: string;
  /** Instants, ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: ImportOutcome;
  /** The version readers see after the run. */
  readonly catalogueVersion: number;
  readonly peakRssBytes: number;
  /** By family of records. */
  readonly counts: Readonly<Record<string, RecordCounts>>;
  /** French sentences. */
  readonly warnings: readonly string[];
  readonly refusals: readonly ImportRefusal[];
}
