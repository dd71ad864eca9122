import path from "node:path";
import { type Cell, type CellShape, checkedCell } from "#app/imports/reading/checked-cell.ts";
import { readCsv } from "#app/imports/reading/csv-file.server.ts";
import type { Notify } from "#app/imports/reading/file-notice.ts";
import { findNewestFiles } from "#app/imports/reading/newest-files.server.ts";
import { UnusableFile } from "#app/imports/reading/unusable-file.ts";
import { BLOCK_CODE_PATTERN, CERTIFICATION_CODE_PATTERN } from "./certification-code.ts";
import { registerDate } from "./register-values.ts";

interface KnownFile {
  readonly pattern: RegExp;
  readonly delimiter: "," | ";";
  readonly hasLooseQuotes?: boolean;
}

/** The files an import may bring, by what they hold; `delimiter` is that of the producer. */
const knownFiles = {
  /** Reworked export of 2021. */
  fiches: { pattern: /^rncp_fiches\.csv$/, delimiter: "," },
  blocks: { pattern: /^rncp_blocs_competences\.csv$/, delimiter: "," },
  jobs: { pattern: /^rncp_rome\.csv$/, delimiter: "," },
  /** France compétences' official export; some copies lost the accents of the names. */
  officialFiches: { pattern: /^export_fiches_CSV_Standard_.*\.csv$/, delimiter: ";" },
  officialBlocks: { pattern: /^export_fiches_CSV_Blocs_De_Comp.{1,3}tences_.*\.csv$/, delimiter: ";" },
  officialJobs: { pattern: /^export_fiches_CSV_Rome_.*\.csv$/, delimiter: ";" },
  activeTitles: { pattern: /^rncp_rs_titres_actifs_.*\.csv$/, delimiter: "," },
  certifInfo: { pattern: /^certif_info\.csv$/, delimiter: ";", hasLooseQuotes: true },
  formacodes: { pattern: /^formacodes-v[0-9]+\.csv$/, delimiter: ";" },
  nsfGroups: { pattern: /^n_groupe_specialite_?\.csv$/, delimiter: ";" },
} as const satisfies Readonly<Record<string, KnownFile>>;

export type CertificationFileKind = keyof typeof knownFiles;

/** One file of each kind found: the newest, by the date or version in its name. */
export type CertificationFiles = ReadonlyMap<CertificationFileKind, string>;

/** What only an export with at least one register of certifications can give. */
const REGISTERS: readonly CertificationFileKind[] = ["fiches", "officialFiches", "activeTitles"];

/** Finds the known files of the folders. Throws UnusableFile when there is no register of certifications among them. */
export async function findCertificationFiles(directories: readonly string[]): Promise<CertificationFiles> {
  const found = await findNewestFiles(directories, knownFiles, kinds);
  if (!REGISTERS.some((kind) => found.has(kind))) {
    const file = path.join(directories[0] ?? ".", "export_fiches_CSV_Standard_….csv");
    throw new UnusableFile({ kind: "missing-file", file });
  }
  return found;
}

const kinds: readonly CertificationFileKind[] = [
  "fiches",
  "blocks",
  "officialFiches",
  "jobs",
  "officialBlocks",
  "officialJobs",
  "activeTitles",
  "certifInfo",
  "formacodes",
  "nsfGroups",
];

/** The cells of one line, checked on demand. */
export interface RegisterLine<Column extends string> {
  text(column: Column): string;
  /** Not empty. */
  label(column: Column): string;
  code(column: Column, kind: keyof typeof shapes): string;
  date(column: Column): string | null;
}

const shapes = {
  label: { pattern: /\S/, expected: "un libellé" },
  certification: { pattern: CERTIFICATION_CODE_PATTERN, expected: "un code RNCP ou RS, par exemple RNCP34441" },
  block: { pattern: BLOCK_CODE_PATTERN, expected: "un code de bloc, par exemple RNCP34441BC01" },
  rome: { pattern: /^[A-N][0-9]{0,4}$/, expected: "un code ROME, ou son domaine" },
  formacode: { pattern: /^[0-9]{5}$/, expected: "un Formacode à cinq chiffres" },
  nsf: { pattern: /^[0-9]{3}$/, expected: "un groupe NSF à trois chiffres" },
} as const satisfies Readonly<Record<string, CellShape>>;

/** Reads the named columns of the file of one kind; nothing when it is not among the files. */
export async function* readRegister<Column extends string>(
  { files, notify }: { readonly files: CertificationFiles; readonly notify: Notify },
  kind: CertificationFileKind,
  columns: readonly Column[],
): AsyncGenerator<RegisterLine<Column>> {
  const file = files.get(kind);
  if (file === undefined) return;
  const known: KnownFile = knownFiles[kind];
  const format = { delimiter: known.delimiter, hasLooseQuotes: known.hasLooseQuotes ?? false };
  for await (const { line, values } of readCsv({ path: file, columns, ...format }, notify)) {
    yield registerLine((column) => ({ file: path.basename(file), line, column, value: values[column] }));
  }
}

function registerLine<Column extends string>(at: (column: Column) => Cell): RegisterLine<Column> {
  return {
    text: (column) => at(column).value,
    label: (column) => checkedCell(at(column), shapes.label),
    code: (column, kind) => checkedCell(at(column), shapes[kind]),
    date: (column) => {
      const date = registerDate(at(column).value);
      if (date !== undefined) return date;
      throw new UnusableFile({ kind: "bad-value", ...at(column), expected: "une date, par exemple 2026-08-31" });
    },
  };
}
