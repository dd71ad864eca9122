import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { ContributedPosting } from "../contribution-answers.ts";
import type { ContributionContent } from "../contribution-schema.ts";
import { resolveContribution } from "../resolve-contribution.server.ts";
import type { CellFault, ImportColumns } from "./import-fields.ts";
import { badCellFault, unknownCellFault } from "./import-words.ts";
import { readRow } from "./read-row.ts";

/** A row that is a need: what its cells say, and what they mean. */
export interface CheckedRow {
  readonly content: ContributionContent;
  readonly posting: ContributedPosting;
}

/** Reads a row and looks up what it names; refuses it with its bad cells. */
export async function checkRow(
  database: Database,
  columns: ImportColumns,
  cells: readonly string[],
): Promise<Result<CheckedRow, readonly CellFault[]>> {
  const read = readRow(columns, cells);
  if (!read.ok) return refused(read.refusal.map(badCellFault));
  const resolved = await resolveContribution(read.value, database);
  return resolved.ok
    ? ok({ content: read.value, posting: resolved.value })
    : refused([unknownCellFault(resolved.refusal)]);
}
