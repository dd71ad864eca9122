import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { operationPage as words } from "#app/content/operations.ts";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { GatheredScreen } from "#app/web/operations/operation-screen.ts";

/** How far people went, those one's body follows in the operation, whom to position, and whom to propose it to. */
export function GatheredPeople({ gathered }: { readonly gathered: GatheredScreen }): ReactElement {
  const { counts, people, positionings, near } = gathered;
  return (
    <>
      {counts.length === 0 ? null : (
        <>
          <h2>{words.counts}</h2>
          <FactPairs facts={counts} />
        </>
      )}
      {people.length === 0 ? null : (
        <>
          <h2>{words.people}</h2>
          <p>{words.peopleLede}</p>
          <Rows
            rows={people.map(({ key, title, lines, next }) => ({
              ...{ key, title: <h3>{title}</h3>, lines },
              action:
                next === null ? undefined : (
                  <Link to={next.to}>
                    {next.label}
                    <span className="sr-only"> : {title}</span>
                  </Link>
                ),
            }))}
          />
        </>
      )}
      {positionings.map(({ key, count, title, to }) => (
        <p key={key}>
          <Link className="button big" to={to}>
            {words.position(count)}
          </Link>
          <span className="hint"> {title}</span>
        </p>
      ))}
      {near === null ? null : (
        <>
          <h2>{words.near}</h2>
          <p>{words.nearLede}</p>
          <Rows
            none={words.nearNone}
            rows={near.map(({ key, title, hints, to }) => ({
              ...{ key, title: <h3>{title}</h3>, hints },
              action: (
                <Link className="button quiet" to={to}>
                  {words.propose}
                  <span className="sr-only"> : {title}</span>
                </Link>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}
