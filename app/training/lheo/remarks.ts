import {
  LHEO_REFUSAL_MESSAGES,
  LHEO_WARNING_MESSAGES,
  NO_VALID_SESSION_LEFT,
} from "#app/content/lheo-import-messages.ts";
import type { Remark } from "#app/imports/import-report.ts";

/** The rules that leave a record out. */
export type RefusalRule = keyof typeof LHEO_REFUSAL_MESSAGES;
/** The rules that mend or drop a detail and keep the record. */
export type WarningRule = keyof typeof LHEO_WARNING_MESSAGES;

const MAX_VALUE_CHARACTERS = 200;

/** Which record is being read: what every remark on it repeats. */
export type RecordPlace = Pick<Remark, "index" | "formation" | "organisation" | "record" | "number" | "path" | "line">;

/** Where the fault stands: below the record's path, at a line, with what was met. */
export interface Spot {
  readonly below?: string;
  readonly line?: number | undefined;
  readonly value?: string;
}

/** The remarks made while one formation is read. */
export interface Notebook {
  readonly refusals: Remark[];
  readonly warnings: Remark[];
}

/** An empty notebook. */
export function openNotebook(): Notebook {
  return { refusals: [], warnings: [] };
}

/** Leaves the record out, and says why. */
export function refuseRecord(notebook: Notebook, place: RecordPlace, rule: RefusalRule, spot: Spot = {}): void {
  notebook.refusals.push({ ...located(place, spot), rule, message: LHEO_REFUSAL_MESSAGES[rule] });
}

/** Leaves a parent out because nothing of it is left, under the rule that took its first child. */
export function refuseEmptyParent(notebook: Notebook, place: RecordPlace, rule: string): void {
  notebook.refusals.push({ ...located(place, {}), rule, message: NO_VALID_SESSION_LEFT });
}

/** Keeps the record, and says what was mended or set aside. */
export function warn(notebook: Notebook, place: RecordPlace, rule: WarningRule, spot: Spot = {}): void {
  notebook.warnings.push({ ...located(place, spot), rule, message: LHEO_WARNING_MESSAGES[rule] });
}

function located(place: RecordPlace, spot: Spot): Omit<Remark, "rule" | "message"> {
  const { index, formation, organisation, record, number } = place;
  const path = spot.below === undefined ? place.path : `${place.path}/${spot.below}`;
  const value = (spot.value ?? "").slice(0, MAX_VALUE_CHARACTERS).replace(/[\uD800-\uDBFF]$/, "");
  return { index, formation, organisation, record, number, path, line: spot.line ?? place.line, value };
}
