import { useSearchParams } from "@remix-run/react";
import type { ReactElement } from "react";
import { Notice } from "#app/ui/notice.tsx";

interface SavedNoticeProps {
  /** What may have been saved, by the word that the address says of it (`?fait=…`). */
  readonly words: Readonly<Record<string, string>>;
}

/** Says, above the page that a saved form leads to, what was saved. */
export function SavedNotice({ words }: SavedNoticeProps): ReactElement | null {
  const [search] = useSearchParams();
  const said = search.get("fait");
  const [, saved] = Object.entries(words).find(([word]) => word === said) ?? [];
  if (saved === undefined) return null;
  return (
    <div className="mb-6" role="status">
      <Notice>{saved}</Notice>
    </div>
  );
}
