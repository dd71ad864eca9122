import type { ImportReport } from "#app/imports/import-report.ts";
import type { Notify } from "#app/imports/reading/file-notice.ts";
import { type ReferenceRun, runReferenceImport } from "#app/imports/run-reference-import.server.ts";
import type { StagedTable } from "#app/imports/staging/reference-table.ts";
import { findCertificationFiles } from "./certification-files.server.ts";
import {
  blockRows,
  type CertificationRows,
  type CertificationSource,
  certificationRows,
  formacodeRows,
  jobRows,
  nsfGroupRows,
} from "./certification-rows.server.ts";
import { knownCertifInfo } from "./certification-store.server.ts";
import { certificationTables } from "./certification-tables.ts";

/** Where to read the registers, and how to run. `afterChange`: search documents hold the titles of certifications. */
export interface CertificationsImport extends ReferenceRun {
  /**
   * Folders that hold any of: France compétences' export (official format, or the one reworked in 2021), the active titles, CertifInfo,
   * Formacode, NSF groups. At least one register of certifications.
   */
  readonly directories: readonly string[];
}

const CERTIFICATIONS_SOURCE = {
  id: "certifications",
  label: "Certifications (France compétences, CertifInfo, Formacode, NSF)",
  isFictional: false,
} as const;

/** Brings certifications, skill blocks, Formacode and NSF up to the files. Nothing is removed; the same files change nothing. */
export function importCertifications({
  directories,
  source = CERTIFICATIONS_SOURCE,
  ...run
}: CertificationsImport): Promise<ImportReport> {
  return runReferenceImport({
    ...run,
    source: { ...source, kind: "certifications" },
    tables: (notify) => stagedTables({ directories, notify, run }),
  });
}

interface Staging {
  readonly directories: readonly string[];
  readonly notify: Notify;
  readonly run: Pick<ReferenceRun, "db">;
}

function stagedTables({ directories, notify, run }: Staging): readonly StagedTable[] {
  let found: Promise<CertificationSource> | undefined;
  const finding = (): Promise<CertificationSource> => {
    found ??= findSource({ directories, notify, run });
    return found;
  };
  return [
    { definition: certificationTables.certifications, rows: rowsOf(finding, certificationRows) },
    { definition: certificationTables.blocks, rows: rowsOf(finding, blockRows) },
    { definition: certificationTables.jobs, rows: rowsOf(finding, jobRows) },
    { definition: certificationTables.formacodes, rows: rowsOf(finding, formacodeRows) },
    { definition: certificationTables.nsfGroups, rows: rowsOf(finding, nsfGroupRows) },
  ];
}

async function findSource({ directories, notify, run }: Staging): Promise<CertificationSource> {
  const files = await findCertificationFiles(directories);
  return { files, notify, knownCertifInfo: await knownCertifInfo(run.db.pool) };
}

/** Files are looked for when the first rows are asked: inside the import, which turns a missing one into its refusal. */
async function* rowsOf(
  finding: () => Promise<CertificationSource>,
  rows: (source: CertificationSource) => CertificationRows,
): CertificationRows {
  yield* rows(await finding());
}
