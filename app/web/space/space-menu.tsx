import { Link, useLocation, useMatches } from "@remix-run/react";
import type { ReactElement } from "react";
import { spaceMenu as words } from "#app/content/space-menu.ts";
import type { MenuEntry } from "./space-entries.ts";

/** The menu of one's space, above every page whose loader sends it (`guardedLoader`); nothing on the others. */
export function SpaceMenu(): ReactElement | null {
  const entries = useMatches().flatMap(({ data }) => menuOf(data));
  const { pathname } = useLocation();
  if (entries.length === 0) return null;
  const here = entryOf(pathname, entries);
  return (
    <nav className="space-menu" aria-label={words.label}>
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
  const lengthOf = ({ to, under = to }: MenuEntry): number => under.length;
  return entries
    .filter(({ to, under = to }) => `${pathname}/`.startsWith(`${under}/`))
    .sort((one, other) => lengthOf(other) - lengthOf(one))[0];
}

function menuOf(data: unknown): readonly MenuEntry[] {
  if (typeof data !== "object" || data === null || !("menu" in data)) return [];
  return Array.isArray(data.menu) ? data.menu : [];
}
