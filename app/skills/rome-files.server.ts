import { readdir } from "node:fs/promises";
import path from "node:path";
import { type Cell, type CellShape, checkedCell, optionalCell } from "#app/imports/reading/checked-cell.ts";
import { type CsvRow, readCsv } from "#app/imports/reading/csv-file.server.ts";
import type { Notify } from "#app/imports/reading/file-notice.ts";
import { UnusableFile } from "#app/imports/reading/unusable-file.ts";
import { ROME_CODE_PATTERN } from "./rome-code.ts";

/** A folder of the ROME export, files named as France Travail publishes them: `unix_<stem>_v460_utf8.csv`. */
export interface RomeExport {
  readonly directory: string;
  readonly notify: Notify;
}

/** The cells of one line, checked on demand. */
export interface RomeLine<Column extends string> {
  readonly line: number;
  text(column: Column): string;
  /** Not empty. */
  label(column: Column): string;
  romeCode(column: Column): string;
  /** ROME's own number of a record, « code OGR ». */
  ogr(column: Column): number;
  optionalOgr(column: Column): number | null;
  whole(column: Column): number;
  flag(column: Column): boolean;
}

const shapes = {
  label: { pattern: /\S/, expected: "un libellé" },
  romeCode: { pattern: ROME_CODE_PATTERN, expected: "un code ROME, par exemple H2913" },
  whole: { pattern: /^[0-9]{1,9}$/, expected: "un nombre entier" },
  flag: { pattern: /^[ON]?$/, expected: "une réponse O, N ou vide" },
} as const satisfies Readonly<Record<string, CellShape>>;

/** Reads the named columns of one file of the export, whatever its version number. */
export async function* readRomeFile<Column extends string>(
  source: RomeExport,
  stem: string,
  columns: readonly Column[],
): AsyncGenerator<RomeLine<Column>> {
  const file = await findRomeFile(source.directory, stem);
  for await (const row of readCsv({ path: path.join(source.directory, file), columns }, source.notify)) {
    yield romeLine(file, row);
  }
}

/** Does the folder hold a file of that stem? */
export async function hasRomeFile(source: RomeExport, stem: string): Promise<boolean> {
  return (await newestRomeFile(source.directory, stem)) !== undefined;
}

/** The newest file of that stem. Throws UnusableFile when the folder has none. */
async function findRomeFile(directory: string, stem: string): Promise<string> {
  const newest = await newestRomeFile(directory, stem);
  if (newest !== undefined) return newest;
  throw new UnusableFile({ kind: "missing-file", file: path.join(directory, `unix_${stem}_v460_utf8.csv`) });
}

async function newestRomeFile(directory: string, stem: string): Promise<string | undefined> {
  const names = await readdir(directory).catch(() => []);
  const versions = names.flatMap((name) => {
    const version = new RegExp(`^unix_${stem}_v([0-9]+)_utf8\\.csv$`).exec(name)?.[1];
    return version === undefined ? [] : [{ name, version: Number(version) }];
  });
  return versions.sort((a, b) => b.version - a.version)[0]?.name;
}

function romeLine<Column extends string>(file: string, { line, values }: CsvRow<Column>): RomeLine<Column> {
  const cell = (column: Column): Cell => ({ file, line, column, value: values[column] });
  return {
    line,
    text: (column) => values[column],
    label: (column) => checkedCell(cell(column), shapes.label),
    romeCode: (column) => checkedCell(cell(column), shapes.romeCode),
    ogr: (column) => Number(checkedCell(cell(column), shapes.whole)),
    optionalOgr: (column) => {
      const value = optionalCell(cell(column), shapes.whole);
      return value === null ? null : Number(value);
    },
    whole: (column) => Number(checkedCell(cell(column), shapes.whole)),
    flag: (column) => checkedCell(cell(column), shapes.flag) === "O",
  };
}
