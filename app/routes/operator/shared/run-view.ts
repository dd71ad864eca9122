import { instantInWords } from "#app/content/dates.ts";
import { importKindNames, type ToDo, toDoAbout, importRunsPage as words } from "#app/content/import-history.ts";
import { type ImportRun, totalCounts } from "#app/imports/history/import-run.ts";

/** A run in words. */
export interface ShownRun {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly when: string;
  readonly outcome: string;
  readonly counts: string;
  readonly facts: string;
  /** Why it was refused, when it was. */
  readonly why: string | null;
  /** What somebody has to do; null: nothing. */
  readonly toDo: ToDo | null;
}

const BYTES_A_MEGABYTE = 1_000_000;

/** Puts a run into words. */
export function runView(run: ImportRun): ShownRun {
  const { id, kind, source, startedAt, finishedAt, outcome, isLatest, counts, catalogueVersion } = run;
  const withdrawnSessions = counts["sessions"]?.withdrawn ?? 0;
  const isOver = outcome === "awaiting-confirmation" && !isLatest;
  return {
    id,
    source,
    kind: importKindNames[kind],
    when: instantInWords(startedAt),
    outcome: isOver ? words.over : words.outcomes[outcome],
    counts: words.counts(totalCounts(counts)),
    facts: words.facts({
      seconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
      megabytes: Math.round(run.peakRssBytes / BYTES_A_MEGABYTE),
      version: catalogueVersion,
    }),
    why: run.whyRefused,
    toDo: toDoAbout({ kind, source, outcome, isLatest, withdrawnSessions }),
  };
}
