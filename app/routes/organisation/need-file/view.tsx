import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { needFilePage as words } from "#app/content/need-files.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import type { ColumnsRefusal, MendRefusal, MendValueRefusal } from "#app/web/needs/import-forms.server.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { BadRows } from "./bad-rows.tsx";
import { ColumnsFields } from "./columns-fields.tsx";
import type { FileScreen } from "./file-screen.ts";

interface NeedFileViewProps extends FileScreen {
  readonly id: string;
  readonly isMapping: boolean;
  readonly refusal: ColumnsRefusal | MendRefusal | MendValueRefusal | undefined;
}

export function NeedFileView(props: NeedFileViewProps): ReactElement {
  const { title, refusal, isMapping, state } = props;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      {state === "checking" || state === "sending" ? (
        <AtWork {...props} state={state} />
      ) : isMapping || refusal?.form === "columns" ? (
        <>
          <ColumnsFields {...props} refusal={refusal?.form === "columns" ? refusal : undefined} />
          <Removal />
        </>
      ) : (
        <Checked {...props} />
      )}
      <p>
        <Link to="/mon-organisation/besoins/importer">{words.back}</Link>
      </p>
    </div>
  );
}

function AtWork({ id, state, progress }: NeedFileViewProps & { readonly state: "checking" | "sending" }): ReactElement {
  return (
    <>
      <p role="status">
        {words.atWork[state]} {progress}
      </p>
      <p>
        <a href={`/mon-organisation/besoins/importer/${id}`}>{words.refresh}</a>
      </p>
    </>
  );
}

function Removal(): ReactElement {
  return (
    <details className="disclosure">
      <summary>{words.remove}</summary>
      <p>{words.removeHint}</p>
      <ButtonForm intent="remove" button="button quiet">
        {words.removeSure}
      </ButtonForm>
    </details>
  );
}

function Checked({ id, counts, ready, others, became, bad, shared, pages, refusal }: NeedFileViewProps): ReactElement {
  return (
    <>
      <ul>
        {counts.map((count) => (
          <li key={count}>{count}</li>
        ))}
      </ul>
      {ready === 0 ? null : (
        <>
          {others === null ? null : <p>{others}</p>}
          <p>{words.sendLede}</p>
          <ButtonForm intent="send">{words.send(ready)}</ButtonForm>
        </>
      )}
      {became.length === 0 ? null : (
        <>
          <h2>{words.became}</h2>
          <FactPairs facts={became} />
        </>
      )}
      {bad.length === 0 ? null : (
        <BadRows
          id={id}
          bad={bad}
          shared={shared}
          pages={pages}
          refusal={refusal?.form === "mend" ? refusal : undefined}
        />
      )}
      <p>
        <Link to={`/mon-organisation/besoins/importer/${id}?colonnes`}>{words.again}</Link>
      </p>
      <Removal />
    </>
  );
}
