import { NavLink } from "@remix-run/react";
import type { ReactElement } from "react";
import { operation } from "#app/content/operation.ts";
import type { OperationSection } from "./sections.ts";

/** The way between the pages of the operator's space. */
export function OperationNav({ sections }: { readonly sections: readonly OperationSection[] }): ReactElement {
  return (
    <nav className="second-menu" aria-label={operation.navigation}>
      <ul>
        {sections.map(({ label, href }) => (
          <li key={href}>
            <NavLink to={href}>{label}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
