import type { ReactElement } from "react";
import { Notice } from "#app/ui/notice.tsx";
import type { ShownRun } from "./run-view.ts";

/** What somebody has to do about a run; nothing when there is nothing to do. */
export function RunNotice({ run: { outcome, why, toDo } }: { readonly run: ShownRun }): ReactElement | null {
  if (toDo === null) return why === null ? null : <p>{why}</p>;
  return (
    <Notice tone={why === null ? "attention" : "trouble"}>
      <p>
        <strong className="first-capital">{outcome}</strong>
      </p>
      {why === null ? null : <p>{why}</p>}
      <p>{toDo.text}</p>
      <p>
        <code className="address">
          {toDo.command.split(" ").flatMap((word) => [
            <span className="word" key={word}>
              {word}
            </span>,
            " ",
          ])}
        </code>
      </p>
    </Notice>
  );
}
