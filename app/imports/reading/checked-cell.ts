import { UnusableFile } from "./unusable-file.ts";

/** A cell and its place in the files. */
export interface Cell {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

/** What a column must hold: a shape, and its name in French with its article (« un code ROME, par exemple H2913 »). */
export interface CellShape {
  readonly pattern: RegExp;
  readonly expected: string;
}

/** The value of a cell of the right shape; throws UnusableFile, with its place, for any other. */
export function checkedCell(cell: Cell, shape: CellShape): string {
  if (shape.pattern.test(cell.value)) return cell.value;
  throw new UnusableFile({ kind: "bad-value", ...cell, expected: shape.expected });
}

/** The same for a cell that may be empty: null then. */
export function optionalCell(cell: Cell, shape: CellShape): string | null {
  return cell.value === "" ? null : checkedCell(cell, shape);
}
