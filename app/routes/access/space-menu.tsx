import { NavLink, useMatches } from "@remix-run/react";
import type { ReactElement } from "react";
import { spaceMenu as words } from "#app/content/space-menu.ts";
import type { MenuEntry } from "./space-entries.ts";

/** The menu of one's space, above every page whose loader sends it (`guardedLoader`); nothing on the others. */
export function SpaceMenu(): ReactElement | null {
  const entries = useMatches().flatMap(({ data }) => menuOf(data));
  if (entries.length === 0) return null;
  return (
    <nav className="space-menu" aria-label={words.label}>
      <ul>
        {entries.map(({ to, label }) => (
          <li key={to}>
            <NavLink to={to} end={to === "/mon-organisation"}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function menuOf(data: unknown): readonly MenuEntry[] {
  if (typeof data !== "object" || data === null || !("menu" in data)) return [];
  return Array.isArray(data.menu) ? data.menu : [];
}
