import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { operationPage as words } from "#app/content/operations.ts";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { AidWayOut } from "#app/web/aids/aid-way-out.tsx";
import type { OperationFormRefusal } from "#app/web/operations/operation-forms.server.ts";
import type { GatheredScreen, OperationScreen } from "#app/web/operations/operation-screen.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

import { GatheredPeople } from "./gathered-people.tsx";

interface OperationViewProps {
  readonly screen: OperationScreen & {
    readonly gathered: GatheredScreen;
    readonly asksOpening: boolean;
    readonly asksAid: boolean;
  };
  readonly refusal: OperationFormRefusal | undefined;
}

export function OperationView({ screen, refusal }: OperationViewProps): ReactElement {
  const { title, over, facts, needId, history } = screen;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      {over === null ? null : <p>{over}</p>}
      <FactPairs facts={facts} />
      {needId === null ? null : (
        <p>
          <Link to={`/mon-organisation/besoins/${needId}`}>{words.need}</Link>
        </p>
      )}
      <Path screen={screen} />
      {screen.mayChange && screen.asksOpening && needId !== null ? (
        <p>
          {words.noSession}{" "}
          <Link to={`/mon-organisation/ouvertures/demander?besoin=${needId}`}>{words.askOpening}</Link>
        </p>
      ) : null}
      {screen.mayChange && screen.asksAid ? <AidWayOut /> : null}
      <GatheredPeople gathered={screen.gathered} />
      <Moves screen={screen} refusal={refusal} />
      {history.length === 0 ? null : (
        <>
          <h2>{words.history}</h2>
          <Rows rows={history.map(({ key, title: done, line }) => ({ key, title: done, hints: [line] }))} />
        </>
      )}
      <p>
        <Link to="/mon-organisation/operations">{words.back}</Link>
      </p>
    </div>
  );
}

function Path({ screen: { id, steps, mayChange, pathLede } }: Pick<OperationViewProps, "screen">): ReactElement {
  return (
    <>
      <h2>{words.path}</h2>
      <p>{pathLede}</p>
      <ol className="rows">
        {steps.map(({ key, title, lines, hints, to, change }) => (
          <li key={key}>
            <div className="who">
              <h3>{title}</h3>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
              {hints.map((hint) => (
                <p className="hint" key={hint}>
                  {hint}
                </p>
              ))}
              {to === null ? null : (
                <p>
                  <Link to={to}>
                    {words.see}
                    <span className="sr-only"> : {title}</span>
                  </Link>
                </p>
              )}
            </div>
            {change === null ? null : (
              <Link className="button quiet" to={change}>
                {words.change}
                <span className="sr-only"> : {title}</span>
              </Link>
            )}
          </li>
        ))}
      </ol>
      {mayChange ? (
        <p>
          <Link className="button quiet" to={`/mon-organisation/operations/${id}/etape`}>
            {words.add}
          </Link>
        </p>
      ) : null}
    </>
  );
}

/** What whoever opened the operation does next with it. */
function Moves({ screen: { moves, version, reasons }, refusal }: OperationViewProps): ReactElement | null {
  if (moves === null || !moves.cancel) return null;
  const carried = { version };
  return (
    <>
      <h2>{words.next}</h2>
      {moves.confirm ? (
        <>
          <p>{words.confirmLede}</p>
          <ButtonForm intent="confirm-path" carried={carried} button="button big">
            {words.confirm}
          </ButtonForm>
        </>
      ) : null}
      {moves.start ? (
        <>
          <p>{words.startLede}</p>
          <ButtonForm intent="start" carried={carried} button="button big">
            {words.start}
          </ButtonForm>
        </>
      ) : null}
      {moves.end ? (
        <AskedFirst
          intent="end"
          carried={carried}
          asks={words.end}
          follows={words.endFollows}
          confirm={words.confirmEnd}
        />
      ) : null}
      <h2>{words.cancelTitle}</h2>
      <PageForm
        form="cancel"
        intent="cancel"
        {...{ refusal, carried }}
        fields={{
          reason: (field) => <ChoiceField field={field} legend={words.reason} choose="one" options={reasons} />,
        }}
        submit={words.cancel}
        button="button quiet"
      />
    </>
  );
}
