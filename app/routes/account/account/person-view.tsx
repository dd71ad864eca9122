import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { accountPage as words } from "#app/content/account.ts";
import { ownSkillsPage } from "#app/content/held-skills.ts";
import { ownRequestsPage } from "#app/content/own-requests.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { type AccountViewProps, OwnDataLink, Sessions } from "./view.tsx";

interface PersonAccountViewProps extends AccountViewProps {
  /** How the person comes in, in words. */
  readonly ways: readonly string[];
}

/** The account of a person: no organisation, no password, no code. */
export function PersonAccountView({ view, ways }: PersonAccountViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{view.lede}</p>
      <p>
        <Link className="button" to="/mon-compte/mes-demandes">
          {ownRequestsPage.title}
        </Link>
      </p>
      <p>
        <Link className="button" to="/mon-compte/competences">
          {ownSkillsPage.title}
        </Link>
      </p>
      <h2>{words.waysIn}</h2>
      <ul>
        {ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <OwnDataLink />
      <h2>{words.sessions}</h2>
      <p>{words.sessionsOfPerson}</p>
      <Sessions view={view} />
    </div>
  );
}
