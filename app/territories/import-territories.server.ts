import type { ImportReport } from "#app/imports/import-report.ts";
import { type ReferenceRun, runReferenceImport } from "#app/imports/run-reference-import.server.ts";
import {
  arrondissementRows,
  communeRows,
  departementRows,
  epciRows,
  formerCommuneRows,
  otherNameRows,
  postalCodeRows,
  type TerritoryFiles,
  zoneRows,
} from "./territory-rows.server.ts";
import { territoryTables } from "./territory-tables.ts";

/** Where to read the territories, and how to run. `afterChange`: sessions are searched by the département and zone of their commune. */
export interface TerritoriesImport extends ReferenceRun {
  /** A folder with the files of ../shared/data/territoires (INSEE's COG, La Poste, ANCT), names unchanged. */
  readonly directory: string;
}

const TERRITORIES_SOURCE = {
  id: "territories",
  label: "Territoires (COG de l’INSEE, La Poste)",
  isFictional: false,
} as const;

/** Makes the catalogue's territories those of the files; units that are gone are deleted. The same files change nothing. */
export function importTerritories({
  directory,
  source = TERRITORIES_SOURCE,
  ...run
}: TerritoriesImport): Promise<ImportReport> {
  return runReferenceImport({
    ...run,
    source: { ...source, kind: "territories" },
    tables: (notify) => {
      const files: TerritoryFiles = { directory, notify };
      return [
        { definition: territoryTables.departements, rows: departementRows(files) },
        { definition: territoryTables.arrondissements, rows: arrondissementRows(files) },
        { definition: territoryTables.epcis, rows: epciRows(files) },
        { definition: territoryTables.zones, rows: zoneRows(files) },
        { definition: territoryTables.communes, rows: communeRows(files) },
        { definition: territoryTables.formerCommunes, rows: formerCommuneRows(files) },
        { definition: territoryTables.otherNames, rows: otherNameRows(files) },
        { definition: territoryTables.postalCodes, rows: postalCodeRows(files) },
      ];
    },
  });
}
