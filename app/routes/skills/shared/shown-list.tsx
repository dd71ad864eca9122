import { Fragment, type ReactElement } from "react";
import { heldSkillsWords as words } from "#app/content/held-skills.ts";
import { OfficialName } from "#app/ui/official-name.tsx";
import type { ShownLine } from "./shown-lines.ts";

/** What somebody can do, by what shows it. */
export function ShownList({ lines }: { readonly lines: readonly ShownLine[] }): ReactElement {
  return (
    <>
      {lines.map(({ title, facts, skills }) => (
        <Fragment key={`${title} ${facts}`}>
          <h2>{title}</h2>
          {facts === null ? null : <p className="hint">{facts}</p>}
          {skills.length === 0 ? (
            <p>{words.nothingMore}</p>
          ) : (
            <ul>
              {skills.map(({ label, official, isPartial }) => (
                <li key={label}>
                  {label}
                  {isPartial ? ` (${words.little})` : null}
                  <OfficialName name={official} />
                </li>
              ))}
            </ul>
          )}
        </Fragment>
      ))}
    </>
  );
}
