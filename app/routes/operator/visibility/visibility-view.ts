import { dayAndMonth, instantInWords } from "#app/content/dates.ts";
import { recordNames, refusalWords, ruleName, visibilityPage } from "#app/content/import-history.ts";
import { assertNever } from "#app/platform/result.ts";
import type { VisibilityReason } from "#app/training/visibility/visibility-reasons.ts";

/** A reason in words, with where to read more. */
export interface ShownReason {
  readonly text: string;
  /** What is wrong and how to mend it. */
  readonly detail: string | null;
  readonly link: { readonly label: string; readonly href: string } | null;
}

const words = visibilityPage.reasons;

/** Puts a reason into words. */
export function reasonView(reason: VisibilityReason): ShownReason {
  switch (reason.kind) {
    case "unknown":
      return plain(words.unknown);
    case "visible": {
      const { kind, training } = reason.record;
      const href = `/formations/${encodeURIComponent(training.number)}`;
      return {
        ...plain(words.visible(recordNames[kind], training.title)),
        link: { label: words.seePage, href },
      };
    }
    case "withdrawn": {
      const { record, on } = reason.withdrawn;
      return plain(words.withdrawn(recordNames[record], reason.record.source, dayAndMonth(on)));
    }
    case "without-session":
      return plain(words.withoutSession(recordNames[reason.record.kind]));
    case "over":
      return plain(words.over(recordNames[reason.record.kind], dayAndMonth(reason.shownUntil)));
    case "waits-for-index":
      return plain(words.waitsForIndex);
    case "refused": {
      const { record, number, readAt, rule, line, message, importId } = reason.refusal;
      const subject = refusalWords.subject(record, number);
      const text = words.refused(subject, instantInWords(readAt), ruleName(rule), line);
      return { text, detail: message, link: importLink(importId) };
    }
    case "source-unsettled": {
      const { source, importId, outcome, readAt } = reason.source;
      const tell = outcome === "refused" ? words.fileRefused : words.awaiting;
      return { ...plain(tell(source, instantInWords(readAt))), link: importLink(importId) };
    }
    default:
      return assertNever(reason);
  }
}

function plain(text: string): ShownReason {
  return { text, detail: null, link: null };
}

function importLink(id: string): ShownReason["link"] {
  return { label: words.seeImport, href: `/exploitation/imports/${id}` };
}
