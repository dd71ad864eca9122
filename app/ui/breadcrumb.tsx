import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { Icon } from "./icons.tsx";

interface BreadcrumbProps {
  readonly parents: readonly { readonly label: string; readonly href: string }[];
  readonly here: string;
}

/** The way back up; the page itself is named for screen readers alone, its title stands right below. */
export function Breadcrumb({ parents, here }: BreadcrumbProps): ReactElement {
  return (
    <nav className="breadcrumb" aria-label={site.breadcrumb}>
      <ol>
        {parents.map((parent) => (
          <li key={parent.href}>
            <Link to={parent.href}>
              <Icon name="back" />
              {parent.label}
            </Link>
          </li>
        ))}
        <li className="sr-only" aria-current="page">
          {here}
        </li>
      </ol>
    </nav>
  );
}
