import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { ContributedPosting } from "../contribution-answers.ts";
import type { ContributionContent } from "../contribution-schema.ts";
import { listUnknown, resolveContribution } from "../resolve-contribution.server.ts";
import type { CellFault, ImportColumns } from "./import-fields.ts";
import { badCellFault, unknownCellFault } from "./import-words.ts";
import { namedIn, readRow } from "./read-row.ts";

/** A row that is a need: what its cells say, and what they mean. */
export interface CheckedRow {
  readonly content: ContributionContent;
  readonly posting: ContributedPosting;
}

/** Reads a row and looks up what it names; refuses it with all its bad cells, those that nobody knows included. */
export async function checkRow(
  database: Database,
  columns: ImportColumns,
  cells: readonly string[],
): Promise<Result<CheckedRow, readonly CellFault[]>> {
  const read = readRow(columns, cells);
  const bad = read.ok ? [] : read.refusal;
  const resolved = read.ok ? await resolveContribution(read.value, database) : null;
  if (read.ok && resolved?.ok === true) return ok({ content: read.value, posting: resolved.value });
  const { place, rome, startsOn } = namedIn(columns, cells);
  const named = {
    ...(bad.includes("place") ? {} : { place }),
    ...(bad.includes("rome") || bad.includes("job") ? {} : { rome }),
    ...(bad.includes("startsOn") ? {} : { startsOn }),
  };
  const unknown = (await listUnknown(named, database)).map(unknownCellFault);
  const first = resolved?.ok === false ? unknownCellFault(resolved.refusal) : null;
  const isTold = first === null || unknown.some(({ field }) => field === first.field);
  return refused([...bad.map(badCellFault), ...unknown, ...(isTold ? [] : [first])]);
}
