import { instantInWords } from "#app/content/dates.ts";
import { refusalWords as words } from "#app/content/import-history.ts";
import type { RefusalPage } from "#app/imports/history/read-refusals.server.ts";
import type { Refusal } from "#app/imports/history/refusal.ts";
import { type PageNavigation, pageNavigation } from "#app/ui/page-navigation.ts";

/** A refusal in words. */
export interface ShownRefusal {
  readonly key: string;
  readonly subject: string;
  readonly message: string;
  readonly facts: readonly string[];
}

/** A page of refusals, in words. */
export interface ShownRefusals {
  readonly refusals: readonly ShownRefusal[];
  readonly total: number;
  readonly pages: PageNavigation | null;
}

/** Puts a page of refusals into words; `href`: the address of each page. */
export function refusalsView(found: RefusalPage, href: (page: number) => string): ShownRefusals {
  return { refusals: found.refusals.map(shown), total: found.total, pages: pageNavigation(found, href) };
}

/** The same where the page does not say which run they are of. */
export function refusalsOfRunsView(found: RefusalPage, href: (page: number) => string): ShownRefusals {
  const { refusals, ...view } = refusalsView(found, href);
  const readAt = found.refusals.map((refusal) => words.readAt(refusal.source, instantInWords(refusal.readAt)));
  return {
    ...view,
    refusals: refusals.map((refusal, rank) => ({ ...refusal, facts: [...refusal.facts, readAt[rank] ?? ""] })),
  };
}

function shown(refusal: Refusal): ShownRefusal {
  const { importId, rank, record, number, formation, organisation, line, path, value, message } = refusal;
  return {
    key: `${importId}-${rank}`,
    subject: words.subject(record, number),
    message,
    facts: [
      ...(record === "formation" || formation === null ? [] : [words.ofFormation(formation)]),
      ...(value === "" ? [] : [words.value(value)]),
      words.place(line, path),
      ...(organisation === null ? [] : [words.organisation(organisation)]),
    ],
  };
}
