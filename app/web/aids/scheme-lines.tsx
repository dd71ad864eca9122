import type { ReactElement } from "react";
import type { SchemeScreen } from "./scheme-screen.ts";

/** The conditions of a scheme, one a line: its verdict, why, and what to do. */
export function SchemeLines({ scheme: { most, lines } }: { readonly scheme: SchemeScreen }): ReactElement {
  return (
    <>
      {most === null ? null : <p>{most}</p>}
      <ul>
        {lines.map(({ rule, verdict, isAgainst, text }) => (
          <li key={rule}>
            {isAgainst ? <strong>{verdict}</strong> : verdict} : {text}
          </li>
        ))}
      </ul>
    </>
  );
}
