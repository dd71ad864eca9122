import { useSearchParams } from "@remix-run/react";
import type { ReactElement } from "react";
import { savedInWords } from "#app/content/saved-words.ts";
import { Notice } from "#app/ui/notice.tsx";

/** Says, above the page that a saved form leads to, what was saved. */
export function SavedNotice(): ReactElement | null {
  const [search] = useSearchParams();
  const words = savedInWords(search.get("fait"));
  if (words === null) return null;
  return (
    <div className="mb-6" role="status">
      <Notice>{words}</Notice>
    </div>
  );
}
