import type { PoolClient } from "pg";
import type { Database } from "#app/platform/database.server.ts";
import { fileNoticeMessage, fileRefusalMessage } from "./file-messages.ts";
import { lockCatalogue } from "./import-record-store.server.ts";
import type { FamilyCounts, ImportReport, ImportSource, RecordCounts, Remark } from "./import-report.ts";
import type { Notify } from "./reading/file-notice.ts";
import { UnusableFile } from "./reading/unusable-file.ts";
import { fileRemark, type Merged, runImport } from "./run-import.server.ts";
import { mergeStaged, refuseUnknownReferences, retireGone, stageRows } from "./staging/reference-store.server.ts";
import type { StagedTable } from "./staging/reference-table.ts";

/** What every import of reference data is given by its caller. */
export interface ReferenceRun {
  readonly db: Database;
  readonly now: () => Date;
  /** Runs inside the transaction when rows changed: what is derived from them switches with them. */
  readonly afterChange?: ((client: PoolClient) => Promise<void>) | undefined;
  /** Another name for who sends the files, for the demonstration region. */
  readonly source?: Omit<ImportSource, "kind"> | undefined;
}

/** One import of reference data: whole sets of rows that replace those of the catalogue. */
export interface ReferenceImport extends Pick<ReferenceRun, "db" | "now" | "afterChange"> {
  readonly source: ImportSource;
  /** The tables, parents before children, with their rows read from the files. */
  readonly tables: (notify: Notify) => readonly StagedTable[];
}

/**
 * Reads the files into temporary tables, then writes what differs. Rows that do not differ are not written. An unusable file refuses
 * the import.
 */
export function runReferenceImport({ db, now, source, tables, afterChange }: ReferenceImport): Promise<ImportReport> {
  const warnings: string[] = [];
  return runImport<FamilyCounts, string>({
    ...{ db, now, source },
    merge: async (client): Promise<Merged<FamilyCounts, string>> => {
      const staged = tables((notice) => warnings.push(fileNoticeMessage(notice)));
      const counts = await stageAndMerge(client, staged);
      const outcome = Object.values(counts).some(hasChanged) ? "switched" : "unchanged";
      return { outcome, counts, warnings, refusals: [], omitted: { warnings: 0, refusals: 0 } };
    },
    finish: async (client) => afterChange?.(client),
    refusalOf,
    whenRefused: () => ({ counts: {}, warnings }),
  });
}

async function stageAndMerge(client: PoolClient, tables: readonly StagedTable[]): Promise<FamilyCounts> {
  const read = new Map<string, number>();
  for (const staged of tables) read.set(staged.definition.table, await stageRows(client, staged));
  for (const { definition } of tables) await refuseUnknownReferences(client, definition);
  await lockCatalogue(client);
  const written = new Map<string, { readonly created: number; readonly updated: number }>();
  for (const { definition } of tables) written.set(definition.table, await mergeStaged(client, definition));
  const withdrawn = new Map<string, number>();
  // Children go before the rows they name.
  for (const { definition } of tables.toReversed()) {
    withdrawn.set(definition.table, await retireGone(client, definition));
  }
  return Object.fromEntries(
    tables.map(({ definition: { family, table } }) => {
      const { created, updated } = written.get(table) ?? { created: 0, updated: 0 };
      const all = read.get(table) ?? 0;
      const unchanged = all - created - updated;
      return [family, { read: all, created, updated, unchanged, withdrawn: withdrawn.get(table) ?? 0, refused: 0 }];
    }),
  );
}

function hasChanged(counts: RecordCounts): boolean {
  return counts.created + counts.updated + counts.withdrawn > 0;
}

function refusalOf(error: unknown): Remark | undefined {
  if (!(error instanceof UnusableFile)) return undefined;
  const { refusal } = error;
  return fileRemark({
    path: "file" in refusal ? refusal.file : refusal.family,
    line: "line" in refusal ? refusal.line : 0,
    rule: refusal.kind,
    value: "value" in refusal ? refusal.value : "",
    message: fileRefusalMessage(refusal),
  });
}
