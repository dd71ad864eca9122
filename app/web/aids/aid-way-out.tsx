import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidLinks as words } from "#app/content/aid-links.ts";

/** Where no session closes what people lack: the way out for one person, who is chosen among those that one follows. */
export function AidWayOut(): ReactElement {
  return (
    <p>
      {words.wayOut} <Link to="/personnes">{words.choosePerson}</Link>
    </p>
  );
}
