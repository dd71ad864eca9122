/** A cell ready for COPY; null is SQL's NULL. */
export type CopyCell = string | number | boolean | null;

/** What happens to a row of the catalogue that the files no longer hold. */
export type WhenGone =
  /** It stays, marked `is_withdrawn`: other records name it. */
  | "withdraw"
  /** It goes: it only says something about the rows it links. */
  | "delete"
  /** It stays as it is. */
  | "keep";

/** One table of reference data, and the family its rows are counted under in the report. */
export interface ReferenceTable {
  readonly family: string;
  readonly table: string;
  readonly key: readonly string[];
  /** Columns that are not in the key. */
  readonly values: readonly string[];
  readonly whenGone: WhenGone;
  /** A table whose rows, by the same key, are not the files' own: they stay as they are. */
  readonly othersIn?: string;
  /** Columns that must name a row of another staged table: checked before anything is written. */
  readonly references?: readonly { readonly column: string; readonly table: string; readonly target: string }[];
}

/** A table with its rows: cells in the order key then values. */
export interface StagedTable {
  readonly definition: ReferenceTable;
  readonly rows: AsyncIterable<readonly CopyCell[]>;
}

/** The columns of a table in the order of its staged rows. */
export function columnsOf(definition: ReferenceTable): readonly string[] {
  return [...definition.key, ...definition.values];
}
