import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { positionPage as words } from "#app/content/position-person.ts";
import type { SuitedResult } from "./person-results.ts";

interface SuitsProps {
  readonly result: SuitedResult;
  readonly personId: string;
  readonly replaces: string | null;
}

/** Beside a result: what its session asks of the person, and the way to position them. */
export function Suits({
  result: { number, against, rest, mayPosition },
  personId,
  replaces,
}: SuitsProps): ReactElement {
  const query = new URLSearchParams({ session: number, ...(replaces === null ? {} : { remplace: replaces }) });
  return (
    <div className="suits">
      {against.map((line) => (
        <p key={line}>
          <strong>{line}</strong>
        </p>
      ))}
      {rest === "" ? null : <p>{rest}</p>}
      {mayPosition ? (
        <Link className="button quiet" to={`/personnes/${personId}/positionner?${query}`}>
          {words.position}
        </Link>
      ) : (
        <p className="hint">{words.noProgramme}</p>
      )}
    </div>
  );
}
