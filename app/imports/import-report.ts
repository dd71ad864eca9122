/** The report of one run of an import, in the shape of contract.md § Import report. */

export const importKinds = ["rome", "territories", "certifications", "bmo", "lheo"] as const;

export type ImportKind = (typeof importKinds)[number];

export type ImportOutcome = "switched" | "unchanged" | "refused" | "awaiting-confirmation";

/** Who sends the records. `id` is short, lower case, the same at every run. `isFictional`: made up for demonstration, and said so. */
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

export const NO_RECORDS: RecordCounts = { read: 0, created: 0, updated: 0, unchanged: 0, withdrawn: 0, refused: 0 };

/**
 * Why a record, or a whole file, is refused, or what is mended in one that is kept. `index` is the record's place in its file, from 1,
 * and 0 for the file; `organisation` the SIRET of who is responsible for it, as the feed writes it, null when it writes none.
 */
export interface Remark {
  readonly index: number;
  readonly formation: string | null;
  readonly organisation: string | null;
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

/** A feed that is wrong everywhere must not fill the memory with its own report. */
export const MAX_LISTED_REMARKS = 10_000;

/** By family of records. */
export type FamilyCounts = Readonly<Record<string, RecordCounts>>;

/** `Warning`: reference files are warned about in French sentences, feeds record by record. */
export interface ImportReport<Counts extends object = FamilyCounts, Warning = string> {
  readonly kind: ImportKind;
  readonly source: string;
  /** Instants, ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: ImportOutcome;
  /** The version readers see after the run, 0 before the first switch. */
  readonly catalogueVersion: number;
  readonly peakRssBytes: number;
  readonly counts: Counts;
  /** Both lists stop at `MAX_LISTED_REMARKS` lines; `omitted` says how many more there were. */
  readonly warnings: readonly Warning[];
  readonly refusals: readonly Remark[];
  readonly omitted: { readonly warnings: number; readonly refusals: number };
}
