import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { ownDataPage as words } from "#app/content/own-data.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import type { OwnDataScreen } from "#app/web/own-data/own-data-view.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

interface OwnDataProps {
  readonly data: OwnDataScreen;
}

export interface OwnDataViewProps {
  readonly view: OwnDataScreen & {
    /** The address of the page after this one; null on the last. */
    readonly older: string | null;
    readonly isLatest: boolean;
  };
}

export function OwnDataView({ view }: OwnDataViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <h2>{words.account}</h2>
      <FactPairs facts={view.account} />
      <h2>{words.waysIn}</h2>
      <Rows rows={rowsOf(view.waysIn)} />
      <Organisations data={view} />
      <Files data={view} />
      {view.skills === null ? null : (
        <>
          <h2>{words.skills}</h2>
          <FactPairs facts={view.skills} />
          <p>
            <Link to="/mon-compte/competences">{words.seeSkills}</Link>
          </p>
        </>
      )}
      {view.proposals.length === 0 ? null : (
        <>
          <h2>{words.proposals}</h2>
          <Rows rows={rowsOf(view.proposals)} />
        </>
      )}
      {view.aids.length === 0 ? null : (
        <>
          <h2>{words.aids}</h2>
          <Rows rows={rowsOf(view.aids)} />
        </>
      )}
      <h2>{words.sessions}</h2>
      <p>{words.sessionsLede}</p>
      <details className="disclosure">
        <summary>{words.showSessions(view.sessions.length)}</summary>
        <Rows rows={rowsOf(view.sessions)} />
      </details>
      <h2>{words.take}</h2>
      <p>{words.takeText}</p>
      {/* Sent by the browser itself: what comes back is a file, and no page. */}
      <ButtonForm action="/mon-compte/mes-donnees/fichier" reloadDocument>
        {words.download}
      </ButtonForm>
      <h2>{words.correct}</h2>
      {view.files.map(({ holder }, index) => (
        <p key={`${index} ${holder}`}>{words.correctByFile(holder)}</p>
      ))}
      <p>{words.correctText}</p>
      <p>
        {words.correctWhere} <Link to="/mentions-legales">{words.legalLink}</Link>
      </p>
      <p>{words.complain}</p>
      <Trail view={view} />
    </div>
  );
}

function Organisations({ data: { memberships } }: OwnDataProps): ReactElement | null {
  if (memberships === null) return null;
  return (
    <>
      <h2>{words.memberships}</h2>
      <Rows none={words.noMembership} rows={rowsOf(memberships)} />
    </>
  );
}

/** A professional rarely has a file of their own: nothing is said then. */
function Files({ data: { files, memberships } }: OwnDataProps): ReactElement | null {
  if (files.length === 0 && memberships !== null) return null;
  return (
    <>
      <h2>{words.file}</h2>
      {files.length === 0 ? <p>{words.noFile}</p> : null}
      {files.map(({ holder, pairs }, index) => (
        <FactPairs key={`${index} ${holder}`} facts={pairs} />
      ))}
    </>
  );
}

function Trail({ view }: OwnDataViewProps): ReactElement {
  return (
    <>
      <h2 id="actes">{words.trail}</h2>
      <p>{words.trailLede}</p>
      <Rows
        none={words.noTrail}
        rows={rowsOf(view.trail)}
        next={view.older === null ? null : { to: view.older, label: words.older }}
      />
      {view.isLatest ? null : (
        <p>
          <Link to="/mon-compte/mes-donnees#actes">{words.latest}</Link>
        </p>
      )}
    </>
  );
}

function rowsOf(entries: OwnDataScreen["trail"]): readonly Row[] {
  return entries.map(({ what, facts }, index) => ({ key: `${index} ${what}`, lines: [what], hints: [facts] }));
}
