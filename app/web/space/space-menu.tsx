import { Link, useLocation } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import type { MenuEntry } from "./space-entries.ts";

/** From so many entries on, the menu would fill the screen of a phone, and is folded there. */
const FOLDED_FROM = 5;

/** The menu of one's space, above its pages; nothing without entries. */
export function SpaceMenu({ entries }: { readonly entries: readonly MenuEntry[] }): ReactElement | null {
  const { pathname } = useLocation();
  if (entries.length === 0) return null;
  const here = entryOf(pathname, entries);
  const list = <MenuList {...{ entries, here, pathname }} />;
  if (entries.length < FOLDED_FROM)
    return (
      <nav className="space-menu" aria-label={site.ownSpace}>
        {list}
      </nav>
    );
  return (
    <nav className="space-menu" aria-label={site.ownSpace}>
      <details key={pathname} className="disclosure folded">
        <summary>{site.ownMenu(here?.label)}</summary>
        {list}
      </details>
      <div className="whole">{list}</div>
    </nav>
  );
}

interface MenuListProps {
  readonly entries: readonly MenuEntry[];
  readonly here: MenuEntry | undefined;
  readonly pathname: string;
}

function MenuList({ entries, here, pathname }: MenuListProps): ReactElement {
  return (
    <ul>
      {entries.map(({ to, label }) => (
        <li key={to}>
          <Link to={to} {...(to === here?.to ? { "aria-current": to === pathname ? "page" : "true" } : {})}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The entry a page belongs to: the one that says most of its address. */
function entryOf(pathname: string, entries: readonly MenuEntry[]): MenuEntry | undefined {
  const lengthOf = ({ under }: MenuEntry): number => under.length;
  return entries
    .filter(({ under }) => `${pathname}/`.startsWith(`${under}/`))
    .sort((one, other) => lengthOf(other) - lengthOf(one))[0];
}
