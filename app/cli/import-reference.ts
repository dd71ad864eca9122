import { importCertifications } from "#app/blocks/import-certifications.server.ts";
import type { ImportReport } from "#app/imports/import-report.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { assertNever } from "#app/platform/result.ts";
import { importHiring } from "#app/skills/hiring/import-hiring.server.ts";
import { importRome } from "#app/skills/import-rome.server.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { refreshJobVocabulary } from "#search/postgres/vocabulary.server.ts";
import { rebuildCertificationDocuments, rebuildSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { rebuildNeedDocuments } from "#search/postgres/write-needs.server.ts";
import type { ImportArguments } from "./import-arguments.ts";

const SHARED_DATA = "../shared/data";
const HIRING_FOLDERS = ["bmo", "rome-correspondances", "tension-demande"].map((folder) => `${SHARED_DATA}/${folder}`);
const CERTIFICATION_FOLDERS = [
  ...["rncp-2021", "rncp-format-2024", "rncp-titres-2026"],
  ...["certif-info", "formacode", "nsf-niveaux"],
].map((folder) => `${SHARED_DATA}/${folder}`);

export type ReferenceArguments = Omit<ImportArguments, "kind"> & {
  readonly kind: Exclude<ImportArguments["kind"], "lheo">;
};

/**
 * Runs the import of a reference set, from the folders given or those beside the repository. What is derived from the records switches with
 * them: names of jobs, places and titles are part of the search.
 */
export function importReference(asked: ReferenceArguments, db: Database): Promise<ImportReport> {
  const [directory] = asked.paths;
  const source = asked.source === undefined ? undefined : { id: asked.source, label: asked.source, isFictional: false };
  const run = { db, now, source };
  switch (asked.kind) {
    case "rome":
      return importRome({
        ...run,
        directory: directory ?? `${SHARED_DATA}/rome-v460`,
        afterChange: async (client) => {
          await refreshJobVocabulary(client);
          await rebuildNeedDocuments(client);
        },
      });
    case "territories":
      return importTerritories({
        ...run,
        directory: directory ?? `${SHARED_DATA}/territoires`,
        afterChange: async (client) => {
          await rebuildSearchDocuments(client);
          await rebuildNeedDocuments(client);
        },
      });
    case "certifications":
      return importCertifications({
        ...run,
        directories: asked.paths.length === 0 ? CERTIFICATION_FOLDERS : asked.paths,
        afterChange: rebuildCertificationDocuments,
      });
    case "bmo":
      return importHiring({ ...run, directories: asked.paths.length === 0 ? HIRING_FOLDERS : asked.paths });
    default:
      return assertNever(asked.kind);
  }
}
