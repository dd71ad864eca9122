import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { needPeopleTitles as words } from "#app/content/need-people.ts";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { NeedPeopleScreen } from "./need-people-screen.ts";

/** Who can do what a need asks for, and where it is taught. */
export function NeedPeople({ lede, facts, taught }: NeedPeopleScreen): ReactElement {
  return (
    <>
      <h2>{words.title}</h2>
      <p>{lede}</p>
      {facts === null ? null : (
        <>
          <FactPairs facts={facts} />
          <p className="hint">{words.rounded}</p>
        </>
      )}
      {taught.length === 0 ? null : (
        <>
          <h2>{words.taughtTitle}</h2>
          <Rows
            rows={taught.map(({ key, title, lines, to, ask }) => ({
              key,
              title: <h3>{title}</h3>,
              lines,
              action: (
                <>
                  {to === null ? null : (
                    <Link to={to}>
                      {words.see}
                      <span className="sr-only"> : {title}</span>
                    </Link>
                  )}
                  {ask === null ? null : (
                    <Link to={ask}>
                      {words.askOpening}
                      <span className="sr-only"> : {title}</span>
                    </Link>
                  )}
                </>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}
