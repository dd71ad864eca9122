import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { ImportRun, ImportRunPage, WarningSummary } from "./import-run.ts";
import { countRuns, selectRun, selectRuns, selectWarnings } from "./import-run-store.server.ts";
import { type RefusalPage, readRefusalPage } from "./read-refusals.server.ts";
import type { RefusalFilter } from "./refusal.ts";
import { type RefusalChoices, selectRefusalChoices } from "./refusal-store.server.ts";

const RUNS_A_PAGE = 20;

/** The runs of every source, newest first; a page beyond the last is the last one. */
export async function readImports(database: Database, asked: number): Promise<ImportRunPage> {
  const lastPage = Math.max(1, Math.ceil((await countRuns(database)) / RUNS_A_PAGE));
  const page = Math.min(asked, lastPage);
  const runs = await selectRuns(database, { limit: RUNS_A_PAGE, offset: (page - 1) * RUNS_A_PAGE });
  return { runs, page, lastPage };
}

/** One run with its warnings and a page of its refusals. */
export interface ImportDetail {
  readonly run: ImportRun;
  readonly warnings: readonly WarningSummary[];
  readonly choices: RefusalChoices;
  readonly refusals: RefusalPage;
}

/** Everything an operator reads of one run; `filter` and `page` are about its refusals. */
export async function readImport(
  database: Database,
  { id, filter, page }: { readonly id: string; readonly filter: RefusalFilter; readonly page: number },
): Promise<Result<ImportDetail, { readonly kind: "unknown-import" }>> {
  const run = await selectRun(database, id);
  if (run === undefined) return refused({ kind: "unknown-import" });
  const [warnings, choices, refusals] = await Promise.all([
    selectWarnings(database, id),
    selectRefusalChoices(database, id),
    readRefusalPage(database, { filter: { ...filter, importIds: [id] }, page }),
  ]);
  return ok({ run, warnings, choices, refusals });
}

/** Whether there is such a run. */
export async function knowsImport(database: Database, id: string): Promise<boolean> {
  return (await selectRun(database, id)) !== undefined;
}
