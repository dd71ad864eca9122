import { useActionData, useSearchParams } from "@remix-run/react";
import type { ReactElement } from "react";
import { Notice } from "#app/ui/notice.tsx";

interface SavedNoticeProps {
  /** What may have been saved, by the word that the address says of it (`?fait=…`). */
  readonly words: Readonly<Record<string, string>>;
}

/** Says, above the page that a saved form leads to, what was saved; no more once a form of this page was answered. */
export function SavedNotice({ words }: SavedNoticeProps): ReactElement | null {
  const [search] = useSearchParams();
  const answer = useActionData();
  const said = search.get("fait");
  const [, saved] = Object.entries(words).find(([word]) => word === said) ?? [];
  if (saved === undefined || answer !== undefined) return null;
  return (
    <div className="mb-6" role="status">
      <Notice>{saved}</Notice>
    </div>
  );
}
