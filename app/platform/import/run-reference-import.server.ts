import type pg from "pg";
import type { Database } from "../database.server.ts";
import { transact, withPoolClient } from "../transaction.server.ts";
import type { FileNotice, Notify } from "./file-notice.ts";
import { currentCatalogueVersion, holdCatalogue, holdSource, recordImport } from "./import-record-store.server.ts";
import type { ImportReport, ImportSource, RecordCounts } from "./import-report.ts";
import { mergeStaged, refuseUnknownReferences, retireGone, stageRows } from "./reference-store.server.ts";
import type { StagedTable } from "./reference-table.ts";
import { type FileRefusal, UnusableFile } from "./unusable-file.ts";

/** The French of the report; written in app/content, above this room. */
export interface ImportTexts {
  readonly refusal: (refusal: FileRefusal) => string;
  readonly notice: (notice: FileNotice) => string;
}

/** What every import of reference data is given by its caller. */
export interface ReferenceRun {
  readonly db: Database;
  readonly now: () => Date;
  /** Runs inside the transaction when rows changed: what is derived from them switches with them. */
  readonly afterChange?: ((client: pg.PoolClient) => Promise<void>) | undefined;
  /** Another name for who sends the files, for the demonstration region. */
  readonly source?: Omit<ImportSource, "kind"> | undefined;
}

/** One import of reference data: whole sets of rows that replace those of the catalogue. */
export interface ReferenceImport extends Pick<ReferenceRun, "db" | "now" | "afterChange"> {
  readonly source: ImportSource;
  /** The tables, parents before children, with their rows read from the files. */
  readonly tables: (notify: Notify) => readonly StagedTable[];
  readonly texts: ImportTexts;
}

/**
 * Reads the files into temporary tables, then writes what differs, all in one transaction: readers see the catalogue before or
 * after, and a run that is killed leaves nothing. Rows that do not differ are not written. An unusable file refuses the import.
 */
export function runReferenceImport(run: ReferenceImport): Promise<ImportReport> {
  const startedAt = run.now().toISOString();
  const warnings: string[] = [];
  // Closed, not given back: a session that used temporary tables can no longer set their memory, as the LHÉO import does.
  return withPoolClient(run.db.pool, (client) => importOn(client, run, { startedAt, warnings }), "close");
}

interface Begun {
  readonly startedAt: string;
  readonly warnings: string[];
}

async function importOn(
  client: pg.PoolClient,
  run: ReferenceImport,
  { startedAt, warnings }: Begun,
): Promise<ImportReport> {
  try {
    return await transact(client, async () => {
      await holdSource(client, run.source);
      const tables = run.tables((notice) => warnings.push(run.texts.notice(notice)));
      const counts = await stageAndMerge(client, tables);
      const outcome = Object.values(counts).some(hasChanged) ? "switched" : "unchanged";
      if (outcome === "switched") await run.afterChange?.(client);
      const report = { ...heading(run, startedAt), outcome, counts, warnings, refusals: [] } as const;
      return { ...report, catalogueVersion: await recordImport(client, report) };
    });
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    return recordRefusal(client, run, { startedAt, warnings, refusal: error.refusal });
  }
}

async function stageAndMerge(
  client: pg.PoolClient,
  tables: readonly StagedTable[],
): Promise<Readonly<Record<string, RecordCounts>>> {
  const read = new Map<string, number>();
  for (const staged of tables) read.set(staged.definition.table, await stageRows(client, staged));
  for (const { definition } of tables) await refuseUnknownReferences(client, definition);
  await holdCatalogue(client);
  const written = new Map<string, { readonly created: number; readonly updated: number }>();
  for (const { definition } of tables) written.set(definition.table, await mergeStaged(client, definition));
  const withdrawn = new Map<string, number>();
  // Children go before the rows they name.
  for (const { definition } of tables.toReversed())
    withdrawn.set(definition.table, await retireGone(client, definition));
  return Object.fromEntries(
    tables.map(({ definition: { family, table } }) => {
      const { created, updated } = written.get(table) ?? { created: 0, updated: 0 };
      const all = read.get(table) ?? 0;
      return [
        family,
        {
          read: all,
          created,
          updated,
          unchanged: all - created - updated,
          withdrawn: withdrawn.get(table) ?? 0,
          refused: 0,
        },
      ];
    }),
  );
}

function hasChanged(counts: RecordCounts): boolean {
  return counts.created + counts.updated + counts.withdrawn > 0;
}

interface Refused extends Begun {
  readonly refusal: FileRefusal;
}

async function recordRefusal(
  client: pg.PoolClient,
  run: ReferenceImport,
  { startedAt, warnings, refusal }: Refused,
): Promise<ImportReport> {
  const report = {
    ...heading(run, startedAt),
    outcome: "refused",
    counts: {},
    warnings,
    refusals: [
      {
        index: 0,
        formation: null,
        record: "file",
        number: null,
        path: "file" in refusal ? refusal.file : refusal.family,
        line: "line" in refusal ? refusal.line : 0,
        rule: refusal.kind,
        value: "value" in refusal ? refusal.value.slice(0, 200) : "",
        message: run.texts.refusal(refusal),
      },
    ],
  } as const;
  return transact(client, async () => {
    await holdCatalogue(client);
    // A name that another kind of source bears keeps no trace of a run that was never its own.
    const isOwn = refusal.kind !== "source-of-another-kind";
    if (isOwn) await holdSource(client, run.source);
    return {
      ...report,
      catalogueVersion: await (isOwn ? recordImport(client, report) : currentCatalogueVersion(client)),
    };
  });
}

function heading(
  run: ReferenceImport,
  startedAt: string,
): Pick<ImportReport, "kind" | "source" | "startedAt" | "finishedAt" | "peakRssBytes"> {
  return {
    kind: run.source.kind,
    source: run.source.id,
    startedAt,
    finishedAt: run.now().toISOString(),
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
  };
}
