import { needFilePage as words } from "#app/content/need-files.ts";
import { type ImportField, importFields } from "#app/needs/import/import-fields.ts";
import { type ImportState, isAtWork } from "#app/needs/import/import-states.ts";
import { importFieldWords } from "#app/needs/import/import-words.ts";
import { BAD_ROWS_SHOWN, type ReadNeedFile } from "#app/needs/import/read-need-import.server.ts";
import { needStateWords } from "#app/needs/need-words.ts";
import { type PageNavigation, pageNavigation } from "#app/ui/page-navigation.ts";

const LONGEST_EXAMPLE = 30;
const LONGEST_SAID = 80;

/** A cell to mend: what it holds, and what to write. */
export interface CellToMend {
  readonly field: ImportField;
  readonly label: string;
  readonly cell: string;
  readonly message: string;
}

/** A file of needs as its page shows it. */
export interface FileScreen {
  readonly title: string;
  readonly state: ImportState;
  readonly progress: string | null;
  readonly columns: Readonly<Record<string, string>>;
  readonly headers: readonly { readonly value: string; readonly label: string }[];
  readonly counts: readonly string[];
  readonly ready: number;
  readonly others: string | null;
  readonly became: readonly { readonly label: string; readonly value: string }[];
  readonly bad: readonly { readonly line: number; readonly said: string; readonly cells: readonly CellToMend[] }[];
  /** The values that are wrong in several rows, in words. */
  readonly shared: readonly (CellToMend & { readonly heading: string })[];
  readonly pages: PageNavigation | null;
}

/** Puts a file into words. `href`: the address of a page of its bad rows. */
export function fileScreen(
  { file, counts, bad, shared, sample, became, others }: ReadNeedFile,
  { page, href }: { readonly page: number; readonly href: (page: number) => string },
): FileScreen {
  const { headers, columns, state } = file;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const left = state === "checking" ? counts.waiting : counts.ready;
  const lastPage = Math.max(1, Math.ceil(counts.bad / BAD_ROWS_SHOWN));
  const shown = (["ready", "bad", "told", "known"] as const).filter((outcome) => counts[outcome] > 0);
  return {
    title: file.fileName,
    state,
    progress: isAtWork(state) ? words.progress(all - left, all) : null,
    columns: Object.fromEntries(Object.entries(columns).map(([field, place]) => [field, String(place)])),
    headers: headers.map((header, place) => ({
      value: String(place),
      label: words.example(
        clipped(header, LONGEST_SAID),
        clipped(sample.map(({ cells }) => cells[place] ?? "").find((cell) => cell !== "") ?? "", LONGEST_EXAMPLE),
      ),
    })),
    counts: shown.map((outcome) => words.counts[outcome](counts[outcome])),
    ready: counts.ready,
    others: others === 0 ? null : words.others(others),
    became: became.map(({ state: one, needs }) => ({ label: needStateWords[one].sensor, value: String(needs) })),
    bad: bad.map(({ line, cells, faults }) => {
      const said = (["companyName", "job"] as const).map((field) => cells[columns[field] ?? -1] ?? "");
      const toMend = importFields.flatMap((field): readonly CellToMend[] => {
        const fault = faults.find((one) => one.field === field);
        const place = columns[field];
        if (fault === undefined || place === undefined) return [];
        return [{ field, label: importFieldWords[field], cell: cells[place] ?? "", message: fault.message }];
      });
      const names = said.filter((text) => text !== "").map((text) => clipped(text, LONGEST_SAID));
      return { line, said: names.join(", "), cells: toMend };
    }),
    shared: shared.map(({ field, cell, message, rows }) => {
      const label = importFieldWords[field];
      return { field, label, cell, message, heading: words.shared(label, clipped(cell, LONGEST_SAID), rows) };
    }),
    pages: pageNavigation({ page, lastPage }, href),
  };
}

function clipped(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
