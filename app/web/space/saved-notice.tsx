import { useActionData, useSearchParams } from "@remix-run/react";
import type { ReactElement } from "react";
import { Notice } from "#app/ui/notice.tsx";

interface SavedNoticeProps {
  /** What may have been saved, by the word that the address says of it (`?fait=…`). */
  readonly words: Readonly<Record<string, string>>;
}

/** What was just saved, in words; null once a form of this page was answered, or when nothing was. */
export function useSaved(words: Readonly<Record<string, string>>): string | null {
  const [search] = useSearchParams();
  const answer = useActionData();
  const said = search.get("fait");
  const [, saved] = Object.entries(words).find(([word]) => word === said) ?? [];
  return saved === undefined || answer !== undefined ? null : saved;
}

/** Says, above the page that a saved form leads to, what was saved. */
export function SavedNotice({ words }: SavedNoticeProps): ReactElement | null {
  const saved = useSaved(words);
  if (saved === null) return null;
  return (
    <div className="mb-6" role="status">
      <Notice>{saved}</Notice>
    </div>
  );
}
