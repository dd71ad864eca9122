import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { needSheetPage } from "#app/content/needs.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { SameScreen, TellingScreen } from "#app/web/needs/same-screen.server.ts";

const PAGE = "/mon-organisation/besoins";

interface SameNeedsProps {
  readonly version: string;
  readonly same: readonly SameScreen[];
}

/** The needs that may be the same as the one that is read: a sensor says whether they are. */
export function SameNeeds({ version, same }: SameNeedsProps): ReactElement | null {
  const words = needSheetPage.same;
  if (same.length === 0) return null;
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.lede}</p>
      {same.map(({ id, version: otherVersion, title, told, facts, stays }) => (
        <article key={id} className="panel" aria-labelledby={`same-${id}`}>
          <h3 id={`same-${id}`}>
            <Link to={`${PAGE}/${id}`}>{title}</Link>
          </h3>
          <p>{told}</p>
          <FactPairs facts={facts} />
          <p>
            {stays} {words.narrower}
          </p>
          <ButtonForm intent="merge" carried={{ version, otherId: id, otherVersion }} button="button big">
            {words.merge}
          </ButtonForm>
          <ButtonForm intent="apart" carried={{ version, otherId: id, otherVersion }} button="button quiet">
            {words.apart}
          </ButtonForm>
        </article>
      ))}
    </>
  );
}

interface MergedProps {
  /** The need that stays; null: the one that is read was not merged. */
  readonly mergedIntoId: string | null;
  readonly tellings: readonly TellingScreen[];
}

/** What became of a merged need, and how those merged into the one that is read were told. */
export function MergedNeeds({ mergedIntoId, tellings }: MergedProps): ReactElement | null {
  const words = needSheetPage.merged;
  return (
    <>
      {mergedIntoId === null ? null : (
        <>
          <p>
            <Link to={`${PAGE}/${mergedIntoId}`}>{words.stays}</Link>
          </p>
          <p>{words.undo}</p>
        </>
      )}
      {tellings.length === 0 ? null : (
        <>
          <h2>{words.title}</h2>
          <Rows
            rows={tellings.map(({ id, title, hints }) => ({
              key: id,
              title: <Link to={`${PAGE}/${id}`}>{title}</Link>,
              hints,
            }))}
          />
        </>
      )}
    </>
  );
}
