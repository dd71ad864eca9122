import type { ReactElement } from "react";
import { Rows } from "#app/ui/rows.tsx";
import type { ShownRefusals } from "./refusal-view.ts";

/** Refused records: what is wrong and how to mend it first, then where it stands. */
export function RefusalList({ shown: { refusals, pages } }: { readonly shown: ShownRefusals }): ReactElement {
  const rows = refusals.map(({ key, subject, message, facts }) => ({
    key,
    title: subject,
    lines: [message],
    hints: facts,
  }));
  return <Rows rows={rows} pages={pages} />;
}
