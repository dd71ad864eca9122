import type { ImportReport } from "#app/imports/import-report.ts";
import { type ReferenceRun, runReferenceImport } from "#app/imports/run-reference-import.server.ts";
import { familyMetierRows, familyRows, type HiringFiles, surveyRows, tensionRows } from "./hiring-rows.server.ts";
import { hiringTables } from "./hiring-tables.ts";

/** Where to read the statistics of hiring, and how to run. */
export interface HiringImport extends Omit<ReferenceRun, "afterChange"> {
  /** Folders with the survey (`bmo_2023_hdf.csv`), the métiers of its families (`fap2009_rome_v3.csv`) and the tension of métiers. */
  readonly directories: readonly string[];
}

const HIRING_SOURCE = {
  id: "bmo",
  label: "Besoins en main-d’œuvre (France Travail), tension (Dares)",
  isFictional: false,
};

/** Makes the statistics those of the files: one survey, the newest, and one year of tension. The same files change nothing. */
export function importHiring({ directories, source = HIRING_SOURCE, ...run }: HiringImport): Promise<ImportReport> {
  return runReferenceImport({
    ...run,
    source: { ...source, kind: "bmo" },
    tables: (notify) => {
      const files: HiringFiles = { directories, notify };
      return [
        { definition: hiringTables.families, rows: familyRows(files) },
        { definition: hiringTables.metiers, rows: familyMetierRows(files) },
        { definition: hiringTables.surveys, rows: surveyRows(files) },
        { definition: hiringTables.tensions, rows: tensionRows(files) },
      ];
    },
  });
}
