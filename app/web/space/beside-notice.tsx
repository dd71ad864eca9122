import { Link, useMatches, useParams } from "@remix-run/react";
import type { ReactElement } from "react";
import { skillsBesidePage as words } from "#app/content/held-skills.ts";
import { skillsBase } from "../skill-pages.ts";

/** Above a page of skills that is filled beside somebody: with whom. Nothing above another page. */
export function BesideNotice(): ReactElement | null {
  const data = useMatches().at(-1)?.data;
  const params = useParams();
  if (typeof data !== "object" || data === null || !("beside" in data) || typeof data.beside !== "string") return null;
  return (
    <p className="hint mb-4">
      {words.beside(data.beside)} <Link to={skillsBase(params)}>{words.link}</Link>
    </p>
  );
}
