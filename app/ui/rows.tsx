import { Link } from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";
import { LinkArea } from "./link-area.tsx";
import type { PageNavigation } from "./page-navigation.ts";
import { Pagination } from "./pagination.tsx";

/** One thing of a list: what it is, then what can be done with it. */
export interface Row {
  readonly key: string;
  /** What it is called: a text, or, where each thing has a title of its own, a heading. */
  readonly title?: string | ReactElement;
  /** What stands beside the title. */
  readonly aside?: ReactNode;
  readonly lines?: readonly string[];
  /** Facts, in small. */
  readonly hints?: readonly string[];
  /** What stands below the facts. */
  readonly below?: ReactNode;
  readonly action?: ReactNode;
}

interface RowsProps {
  readonly rows: readonly Row[];
  /** What is said when there is nothing. */
  readonly none?: string;
  /** The way to what comes after; null: nothing does. */
  readonly next?: { readonly to: string; readonly label: string } | null;
  /** The way to the other pages; null: there are none. */
  readonly pages?: PageNavigation | null;
}

/** A list of things, and the way to the rest of it. */
export function Rows({ rows, none, next = null, pages = null }: RowsProps): ReactElement {
  return (
    <>
      {rows.length === 0 ? none === undefined ? null : <p>{none}</p> : <List rows={rows} />}
      {next === null ? null : (
        <p>
          <Link to={next.to}>{next.label}</Link>
        </p>
      )}
      {pages === null ? null : (
        <LinkArea>
          <Pagination pages={pages} />
        </LinkArea>
      )}
    </>
  );
}

function List({ rows }: Pick<RowsProps, "rows">): ReactElement {
  return (
    <ul className="rows">
      {rows.map(({ key, action, ...what }) => (
        <li key={key}>
          <Who {...what} />
          {action}
        </li>
      ))}
    </ul>
  );
}

function Who({ title, aside, lines = [], hints = [], below }: Omit<Row, "key" | "action">): ReactElement {
  return (
    <div className="who">
      {typeof title === "string" ? (
        <p>
          <strong>{title}</strong>
          {aside}
        </p>
      ) : (
        title
      )}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {hints.map((hint) => (
        <p className="hint" key={hint}>
          {hint}
        </p>
      ))}
      {below}
    </div>
  );
}
