import { Link, useParams, useRouteLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { ownSkillsPage, skillsBesidePage } from "#app/content/held-skills.ts";
import { journey } from "#app/content/skill-journey.ts";
import { skillsBase } from "#app/web/skill-pages.ts";
import type { PageFrame } from "#app/web/space/page-frame.ts";

/** What becomes of the answers, below each page of skills: of a draft, of an account, or of somebody followed. */
export function KeptNotice(): ReactElement {
  const params = useParams();
  const frame = useRouteLoaderData<PageFrame>("routes/skills/layout");
  if (params["id"] !== undefined) {
    return (
      <p className="hint kept-notice">
        {skillsBesidePage.keptFor} <Link to={skillsBase(params)}>{skillsBesidePage.link}</Link>
      </p>
    );
  }
  if (frame?.isPerson === true) {
    return (
      <p className="hint kept-notice">
        {journey.keptInAccount} <Link to="/mon-compte/competences">{ownSkillsPage.title}</Link>
      </p>
    );
  }
  return (
    <p className="hint kept-notice">
      {journey.keptFor} <Link to="/mes-competences/garder">{journey.keep}</Link>
    </p>
  );
}
