import type { ReactElement } from "react";
import type { BackgroundLine } from "./background-lines.ts";

/** Licences, languages and diploma, each with what shows it. */
export function BackgroundList({ lines }: { readonly lines: readonly BackgroundLine[] }): ReactElement {
  return (
    <ul>
      {lines.map(({ label, evidence }) => (
        <li key={label}>
          {label} <span className="hint">({evidence})</span>
        </li>
      ))}
    </ul>
  );
}
