import { CsvError, parse } from "csv-parse/sync";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** A file of rows: its headers, and its rows, each as wide as the headers. `line`: in the file, that of the headers being 1. */
export interface ReadTable {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Why a file of rows is refused whole. */
export type TableRefusal =
  | { readonly kind: "empty-table" }
  | { readonly kind: "not-text" }
  | { readonly kind: "not-a-table"; readonly line: number }
  | { readonly kind: "too-many-rows"; readonly most: number }
  | { readonly kind: "too-wide"; readonly most: number };

const MOST_COLUMNS = 60;
const LONGEST_CELL = 2000;
/** A text may hold one by mistake; a picture, or UTF-16 without its mark, is full of them. */
const MOST_NULLS = 20;
/** The first wins where the headers hold as many of each. */
const DELIMITERS = [";", ",", "\t"] as const;
/** How a PDF, a workbook and a page begin, under whatever name they are sent. */
const OTHER_FORMATS = ["%PDF", "PK\u0003\u0004", "{\\rtf", "<!DOCTYPE", "<html"] as const;
/** What a spreadsheet puts in front of a formula, or of a text that looks like one. */
const CONTROL = /[\p{Cc}\p{Cs}]+/gu;

/**
 * Reads the rows of a file that somebody sends: UTF-8, UTF-16 with its mark, or the Windows-1252 of spreadsheets; semicolons, commas or
 * tabulations, whichever the headers hold most of; RFC 4180 quotes. A file that is no text, a PDF or a workbook say, is refused. Rows
 * shorter than the headers are filled with empty cells, rows without any text are left out. Control characters become spaces, and cells
 * longer than 2,000 signs are cut.
 */
export function readTable(bytes: Uint8Array, mostRows: number): Result<ReadTable, TableRefusal> {
  const text = textOf(bytes);
  if (text === null) return refused({ kind: "not-text" });
  const records = recordsOf(text, delimiterOf(text), mostRows + 2);
  if (!records.ok) return records;
  const [headers, ...rows] = records.value;
  if (headers === undefined || rows.length === 0) return refused({ kind: "empty-table" });
  if (headers.cells.length > MOST_COLUMNS) return refused({ kind: "too-wide", most: MOST_COLUMNS });
  if (rows.length > mostRows) return refused({ kind: "too-many-rows", most: mostRows });
  const width = headers.cells.length;
  return ok({
    headers: headers.cells,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Array.from({ length: width }, (_, place) => cells[place] ?? ""),
    })),
  });
}

/** Null: it is no text. */
function textOf(bytes: Uint8Array): string | null {
  const text = decoded(bytes);
  const nulls = text.split("\0", MOST_NULLS + 1).length - 1;
  return nulls === MOST_NULLS || OTHER_FORMATS.some((start) => text.startsWith(start)) ? null : text;
}

function decoded(bytes: Uint8Array): string {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (mark !== null) return new TextDecoder(mark).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const [first = ""] = text.split(/\r?\n/, 1);
  const [most = ";"] = DELIMITERS.toSorted((one, other) => first.split(other).length - first.split(one).length);
  return most;
}

interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

function recordsOf(text: string, delimiter: string, most: number): Result<readonly Record[], TableRefusal> {
  try {
    const parsed: unknown[] = parse(text, {
      ...{ delimiter, to: most, info: true, bom: true, relax_column_count: true, skip_empty_lines: true },
    });
    const records: Record[] = [];
    for (const item of parsed) {
      const { record, info } = item as {
        readonly record: readonly string[];
        readonly info: { readonly lines: number };
      };
      const cells = record.map(cleaned);
      // `lines` is the last line of a record; a line break inside a cell moves its beginning up.
      const breaks = record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
      if (cells.some((cell) => cell !== "")) records.push({ line: info.lines - breaks, cells });
    }
    return ok(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error["lines"];
    return refused({ kind: "not-a-table", line: typeof line === "number" ? line : 0 });
  }
}

function cleaned(cell: string): string {
  return cell.normalize("NFC").replaceAll(CONTROL, " ").trim().slice(0, LONGEST_CELL);
}
