import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";

/** Where a published file stands and how it is written. */
export type PublishedFile = { readonly path: string; readonly delimiter: "," | ";" };

export type PublishedRow = Readonly<Record<string, string>>;
export type PublishedRows = { readonly header: readonly string[]; readonly rows: readonly PublishedRow[] };

/** Rows kept from one published file: the whole header, the columns kept, and one array of cells a row, in that order. */
export type SelectedTable = {
  readonly file: string;
  readonly delimiter: "," | ";";
  readonly header: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Reads a published CSV file whole; cells may hold line breaks, the first line names the columns. */
export function readPublished(directory: string, { path, delimiter }: PublishedFile): PublishedRows {
  const options = { bom: true, delimiter, relax_quotes: true, relax_column_count: true };
  const lines = z.array(z.array(z.string())).parse(parse(readFileSync(`${directory}/${path}`), options));
  const [header = [], ...body] = lines;
  const rows = body
    .filter((cells) => cells.length === header.length)
    .map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""])));
  return { header, rows };
}

/** What to keep of a published file. */
export type Selection = {
  readonly file: PublishedFile;
  readonly columns: readonly string[];
  readonly wanted: (row: PublishedRow) => boolean;
};

/** The kept rows of a file, cells in the order of `columns`. Throws when the file has no such column. */
export function selectFrom(directory: string, { file, columns, wanted }: Selection): SelectedTable {
  const { header, rows } = readPublished(directory, file);
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Error(`${file.path} has no column ${missing.join(", ")}`);
  return {
    file: file.path,
    delimiter: file.delimiter,
    header,
    columns,
    rows: rows.filter(wanted).map((row) => columns.map((column) => row[column] ?? "")),
  };
}
