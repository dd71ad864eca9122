import type { ReactElement } from "react";
import { Pagination } from "#app/web/pagination.tsx";
import type { ShownRefusals } from "./refusal-view.ts";

/** Refused records: what is wrong and how to mend it first, then where it stands. */
export function RefusalList({ shown }: { readonly shown: ShownRefusals }): ReactElement {
  return (
    <>
      <ul className="rows">
        {shown.refusals.map(({ key, subject, message, facts }) => (
          <li key={key}>
            <div className="who">
              <p>
                <strong>{subject}</strong>
              </p>
              <p>{message}</p>
              {facts.map((fact) => (
                <p className="hint" key={fact}>
                  {fact}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {shown.pages === null ? null : <Pagination pages={shown.pages} />}
    </>
  );
}
