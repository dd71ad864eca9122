import type pg from "pg";
import { importTexts } from "#app/content/import-messages.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { ImportReport } from "#app/platform/import/import-report.ts";
import { runReferenceImport } from "#app/platform/import/run-reference-import.server.ts";
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

/** Where to read the ROME, and how to run. */
export interface RomeImport {
  /** A folder with the « unix » CSV files as France Travail publishes them. */
  readonly directory: string;
  readonly db: Database;
  readonly now: () => Date;
  /** Runs in the same transaction when something changed: the search vocabulary is made of these labels. */
  readonly afterChange?: ((client: pg.PoolClient) => Promise<void>) | undefined;
}

/**
 * Makes the catalogue's ROME that of the export. Métiers, appellations and skills that are gone are withdrawn, links that are gone
 * are deleted. The same export, in any order of rows, changes nothing.
 */
export function importRome({ directory, ...run }: RomeImport): Promise<ImportReport> {
  return runReferenceImport({
    ...run,
    source: { id: "rome", kind: "rome", label: "ROME 4.0 (France Travail)" },
    texts: importTexts,
    tables: (notify) => {
      const source: RomeExport = { directory, notify };
      return [
        { definition: romeTables.grandDomaines, rows: grandDomaineRows(source) },
        { definition: romeTables.domaines, rows: domaineRows(source) },
        { definition: romeTables.metiers, rows: metierRows(source) },
        { definition: romeTables.appellations, rows: appellationRows(source) },
        { definition: romeTables.skills, rows: skillRows(source) },
        { definition: romeTables.metierSkills, rows: metierSkillRows(source) },
        { definition: romeTables.proximities, rows: proximityRows(source) },
      ];
    },
  });
}
