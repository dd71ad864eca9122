import { type ImportReport, NO_RECORDS, type RecordCounts, type Remark } from "#app/imports/import-report.ts";

/** Counts per kind of record. */
export interface CatalogueCounts {
  readonly formations: RecordCounts;
  readonly actions: RecordCounts;
  readonly sessions: RecordCounts;
  readonly organisations: RecordCounts;
}

/** The report of a feed of training. */
export type CatalogueReport = ImportReport<CatalogueCounts, Remark>;

/** The counts of a run that stored nothing. */
export const NO_COUNTS: CatalogueCounts = {
  formations: NO_RECORDS,
  actions: NO_RECORDS,
  sessions: NO_RECORDS,
  organisations: NO_RECORDS,
};
