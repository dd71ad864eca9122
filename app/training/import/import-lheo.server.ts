import { LHEO_FILE_MESSAGES, LHEO_OBSTACLE_MESSAGES } from "#app/content/lheo-import-messages.ts";
import type { Remark } from "#app/imports/import-report.ts";
import { fileRemark, runImport } from "#app/imports/run-import.server.ts";
import { refreshSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { LheoFileRefusal } from "../lheo/lheo-file-refusal.ts";
import { type CatalogueReport, NO_COUNTS } from "./import-report.ts";
import type { LheoImport } from "./lheo-import.server.ts";
import { mergeCatalogue, NoRomeReference } from "./merge-catalogue.server.ts";
import { applyClosing, changedTrainings } from "./merge-store.server.ts";

/**
 * Imports a LHÉO 2.3 feed, plain or gzip: read as a stream, staged in temporary tables, then switched. Answers the report of
 * contract.md § Import report; foreseen faults of the file are in it, not thrown.
 */
export async function importLheo(run: LheoImport): Promise<CatalogueReport> {
  const { id, label, isFictional = false } = run.source;
  try {
    return await runImport({
      db: run.db,
      now: run.now,
      source: { id, label, isFictional, kind: "lheo" },
      merge: (client) => mergeCatalogue(client, run),
      finish: async (client) => {
        await applyClosing(client, run.now());
        await refreshSearchDocuments(client, await changedTrainings(client));
      },
      refusalOf,
      whenRefused: () => ({ counts: NO_COUNTS, warnings: [] }),
    });
  } finally {
    run.input.destroy();
  }
}

function refusalOf(error: unknown): Remark | undefined {
  if (error instanceof NoRomeReference) {
    const rule = "no-rome-reference";
    return wholeFile({ rule, line: 0, value: "", message: LHEO_OBSTACLE_MESSAGES[rule] });
  }
  if (!(error instanceof LheoFileRefusal)) return undefined;
  const { rule, line, value } = error;
  return wholeFile({ rule, line, value, message: LHEO_FILE_MESSAGES[rule] });
}

/** The history lists it among the records: a formation without a number. */
function wholeFile(remark: Pick<Remark, "rule" | "line" | "value" | "message">): Remark {
  return { ...fileRemark({ path: "/", ...remark }), record: "formation" };
}
