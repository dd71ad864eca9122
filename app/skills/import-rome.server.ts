import type { ImportReport } from "#app/imports/import-report.ts";
import { type ReferenceRun, runReferenceImport } from "#app/imports/run-reference-import.server.ts";
import type { RomeExport } from "./rome-files.server.ts";
import {
  appellationRows,
  domaineRows,
  grandDomaineRows,
  metierRows,
  metierSkillRows,
  proximityRows,
  skillRows,
} from "./rome-rows.server.ts";
import { romeTables } from "./rome-tables.ts";

/** Where to read the ROME, and how to run. `afterChange`: the search vocabulary is made of these labels. */
export interface RomeImport extends ReferenceRun {
  /** A folder with the « unix » CSV files as France Travail publishes them. */
  readonly directory: string;
}

const ROME_SOURCE = { id: "rome", label: "ROME 4.0 (France Travail)", isFictional: false } as const;

/**
 * Makes the catalogue's ROME that of the export. Métiers, appellations and skills that are gone are withdrawn, links that are gone
 * are deleted. The same export, in any order of rows, changes nothing.
 */
export function importRome({ directory, source = ROME_SOURCE, ...run }: RomeImport): Promise<ImportReport> {
  return runReferenceImport({
    ...run,
    source: { ...source, kind: "rome" },
    tables: (notify) => {
      const files: RomeExport = { directory, notify };
      return [
        { definition: romeTables.grandDomaines, rows: grandDomaineRows(files) },
        { definition: romeTables.domaines, rows: domaineRows(files) },
        { definition: romeTables.metiers, rows: metierRows(files) },
        { definition: romeTables.appellations, rows: appellationRows(files) },
        { definition: romeTables.skills, rows: skillRows(files) },
        { definition: romeTables.metierSkills, rows: metierSkillRows(files) },
        { definition: romeTables.proximities, rows: proximityRows(files) },
      ];
    },
  });
}
