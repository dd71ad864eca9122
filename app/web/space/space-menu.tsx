import { Link, useLocation } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import type { MenuEntry } from "./space-entries.ts";

/** The menu of one's space, above its pages; nothing without entries. */
export function SpaceMenu({ entries }: { readonly entries: readonly MenuEntry[] }): ReactElement | null {
  const { pathname } = useLocation();
  if (entries.length === 0) return null;
  const here = entryOf(pathname, entries);
  return (
    <nav className="space-menu" aria-label={site.ownSpace}>
      <ul>
        {entries.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} {...(to === here?.to ? { "aria-current": to === pathname ? "page" : "true" } : {})}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The entry a page belongs to: the one that says most of its address. */
function entryOf(pathname: string, entries: readonly MenuEntry[]): MenuEntry | undefined {
  const lengthOf = ({ under }: MenuEntry): number => under.length;
  return entries
    .filter(({ under }) => `${pathname}/`.startsWith(`${under}/`))
    .sort((one, other) => lengthOf(other) - lengthOf(one))[0];
}
