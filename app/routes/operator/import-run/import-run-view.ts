import { familyNames } from "#app/content/import-families.ts";
import { recordNames, ruleName, importRunPage as words } from "#app/content/import-history.ts";
import { type ImportRun, totalCounts } from "#app/imports/history/import-run.ts";
import type { ImportDetail } from "#app/imports/history/read-imports.server.ts";
import { type RefusalFilter, refusalFilterAddress } from "#app/imports/history/refusal.ts";
import { MAX_LISTED_REMARKS, type RecordCounts } from "#app/imports/import-report.ts";
import { refusalsView, type ShownRefusals } from "#app/routes/operator/shared/refusal-view.ts";
import { runView, type ShownRun } from "#app/routes/operator/shared/run-view.ts";
import { optionsOf } from "#app/ui/fields/options-of.ts";

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The page of a run, in words. */
export interface ImportRunScreen {
  readonly run: ShownRun;
  readonly families: readonly (RecordCounts & { readonly family: string })[];
  readonly warnings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly example: string | null;
  }[];
  readonly shown: ShownRefusals;
  /** Records, as the table counts them. */
  readonly refusedRecords: number;
  readonly hasRefusals: boolean;
  readonly kept: number | null;
  readonly filter: RefusalFilter;
  readonly isFiltered: boolean;
  readonly options: {
    readonly rules: readonly Option[];
    readonly records: readonly Option[];
    readonly organisations: readonly Option[];
  };
  readonly file: string;
}

/** Puts a run, its warnings and its refusals into words; `filter` is what the address asks. */
export function importRunView(detail: ImportDetail, filter: RefusalFilter): ImportRunScreen {
  const { run, warnings, choices, refusals } = detail;
  const address = `/exploitation/imports/${run.id}`;
  const asked = refusalFilterAddress(filter);
  const total = totalCounts(run.counts);
  const kept = choices.rules.reduce((sum, { count }) => sum + count, 0);
  return {
    run: runView(run),
    families: familiesOf(run, total),
    refusedRecords: total.refused,
    warnings: warnings.map(({ rule, message, count, example }) => ({
      rule: words.warningCount(rule, count),
      message,
      example,
    })),
    shown: refusalsView(refusals, (page) => `${address}?${asked === "" ? "" : `${asked}&`}page=${page}`),
    hasRefusals: kept > 0,
    kept: kept >= MAX_LISTED_REMARKS ? kept : null,
    filter,
    isFiltered: asked !== "",
    options: {
      rules: [{ value: "", label: words.everyRule }, ...choices.rules.map(counted(ruleName))],
      records: [{ value: "", label: words.all }, ...optionsOf(recordNames)],
      organisations: [{ value: "", label: words.all }, ...choices.organisations.map(counted((siret) => siret))],
    },
    file: `${address}/refus.csv${asked === "" ? "" : `?${asked}`}`,
  };
}

/** The table, with a last row that sums it up: the heading of the refusals says the same number. */
function familiesOf({ counts }: ImportRun, total: RecordCounts): ImportRunScreen["families"] {
  const rows = Object.entries(counts).map(([family, one]) => ({ ...one, family: familyNames[family] ?? family }));
  return rows.length < 2 ? rows : [...rows, { ...total, family: words.total }];
}

function counted(label: (value: string) => string) {
  return ({ value, count }: { readonly value: string; readonly count: number }): Option => ({
    value,
    label: words.choice(label(value), count),
  });
}
