import type { CopyCell } from "./reference-table.ts";

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One line of PostgreSQL's COPY text format (manual, « COPY », File Formats). */
export function copyLine(cells: readonly CopyCell[]): string {
  return `${cells.map(copyField).join("\t")}\n`;
}

/** One value of such a line; a list becomes an array. */
export function copyField(value: CopyCell | readonly CopyCell[]): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "object") return escaped(`{${value.map(arrayItem).join(",")}}`);
  return typeof value === "boolean" ? (value ? "t" : "f") : String(value);
}

/** Manual, « Arrays », Array Input and Output Syntax. */
function arrayItem(value: CopyCell): string {
  if (typeof value !== "string") return String(value);
  return `"${/["\\]/.test(value) ? value.replaceAll(/["\\]/g, "\\$&") : value}"`;
}

function escaped(text: string): string {
  // Most texts hold nothing to escape: looking first spares their copy.
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
    : text;
}
