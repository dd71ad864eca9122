import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { journey } from "#app/content/skill-journey.ts";

/** What becomes of the answers, below each page of « Mes compétences ». */
export function KeptNotice(): ReactElement {
  return (
    <p className="hint kept-notice">
      {journey.keptFor} <Link to="/mes-competences/garder">{journey.keep}</Link>
    </p>
  );
}
