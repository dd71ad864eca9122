import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decodedChunks, detectEncoding } from "./file-encoding.server.ts";
import type { Notify } from "./file-notice.ts";
import { readWindowsLeftovers } from "./rich-text.ts";
import { UnusableFile } from "./unusable-file.ts";

/** How to read one published file. Columns that are not named are skipped, whatever their order. */
export interface CsvFile<Column extends string> {
  readonly path: string;
  readonly columns: readonly Column[];
  readonly delimiter?: "," | ";";
  /** Quotes inside a cell that does not begin with one are plain characters: CertifInfo writes « niveau "A" » so. */
  readonly hasLooseQuotes?: boolean;
}

/** One line of a file. `line` is that of the file, from 1 for the header. */
export interface CsvRow<Column extends string> {
  readonly line: number;
  readonly values: Readonly<Record<Column, string>>;
}

/**
 * Reads a CSV file as a stream: RFC 4180 quotes, line breaks inside cells, CR LF or LF, byte order mark, encoding found out from
 * the bytes. Throws UnusableFile when the file or a named column is missing, or when the quotes do not close.
 */
export async function* readCsv<Column extends string>(
  file: CsvFile<Column>,
  notify: Notify,
): AsyncGenerator<CsvRow<Column>> {
  const name = path.basename(file.path);
  await refuseMissing(file.path);
  const encoding = await detectEncoding(file.path);
  if (encoding !== "utf-8") notify({ kind: "not-in-utf-8", file: name, encoding });
  const parser = parse({
    delimiter: file.delimiter ?? ",",
    relax_column_count: false,
    relax_quotes: file.hasLooseQuotes ?? false,
    skip_empty_lines: true,
  });
  const text = Readable.from(decodedChunks(file.path, encoding));
  text.on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  let places: ReadonlyMap<Column, number> | undefined;
  let line = 1;
  try {
    for await (const parsed of parser) {
      const record = cellsOf(parsed);
      if (places === undefined) places = findColumns(file, record);
      else yield { line, values: pick(places, record) };
      line += linesOf(record);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnusableFile({ kind: "not-csv", file: name, line: lineOf(error) });
    throw error;
  } finally {
    text.destroy();
  }
  if (places === undefined) throw new UnusableFile({ kind: "empty-file", file: name });
}

async function refuseMissing(filePath: string): Promise<void> {
  const found = await stat(filePath).catch(() => undefined);
  if (found?.isFile() !== true) throw new UnusableFile({ kind: "missing-file", file: path.basename(filePath) });
}

function findColumns<Column extends string>(
  file: CsvFile<Column>,
  header: readonly string[],
): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const column of file.columns) {
    const place = header.findIndex((title) => title.trim() === column);
    if (place < 0) throw new UnusableFile({ kind: "missing-column", file: path.basename(file.path), column });
    places.set(column, place);
  }
  return places;
}

function pick<Column extends string>(
  places: ReadonlyMap<Column, number>,
  record: readonly string[],
): Readonly<Record<Column, string>> {
  const values: Partial<Record<Column, string>> = {};
  for (const [column, place] of places) values[column] = readWindowsLeftovers(record[place] ?? "").trim();
  // Every named column was found in the header, so the record is whole.
  return values as Record<Column, string>;
}

/** csv-parse types the items of its stream as unknown; without options on records they are arrays of cells. */
function cellsOf(item: unknown): readonly string[] {
  return item as readonly string[];
}

/** How many lines of the file a record takes. csv-parse can tell, at three times the cost of parsing. */
function linesOf(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record) if (cell.includes("\n")) lines += cell.split("\n").length - 1;
  return lines;
}

function lineOf(error: CsvError): number {
  const line: unknown = error["lines"];
  return typeof line === "number" ? line : 0;
}
