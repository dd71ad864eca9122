import type { CopyCell } from "./reference-table.ts";

const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One line of PostgreSQL's COPY text format (manual, « COPY », File Formats). */
export function copyLine(cells: readonly CopyCell[]): string {
  return `${cells.map(copyCell).join("\t")}\n`;
}

function copyCell(cell: CopyCell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "boolean") return cell ? "t" : "f";
  if (typeof cell === "number") return String(cell);
  return cell.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPED[character] ?? character);
}
