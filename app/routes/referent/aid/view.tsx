import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidPage as words } from "#app/content/aids.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { AidFormRefusal } from "#app/web/aids/aid-forms.server.ts";
import { SchemeLines } from "#app/web/aids/scheme-lines.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { AidScreen } from "./aid-screen.ts";
import { AidSteps } from "./steps.tsx";

interface AidViewProps {
  readonly screen: AidScreen;
  readonly refusal: AidFormRefusal | undefined;
}

/** One individual aid: where it is, what to do, what happened. */
export function AidView({ screen, refusal }: AidViewProps): ReactElement {
  const { title, forWhom, state, facts, training, isTooLate, scheme, again, history, personId } = screen;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{forWhom}</p>
      <p>
        <strong>{state}</strong>
      </p>
      {isTooLate ? (
        <Notice tone="attention">
          <p>{words.tooLate}</p>
        </Notice>
      ) : null}
      <FactPairs facts={facts} />
      {training === null ? null : (
        <p>
          <Link to={training}>{words.seeTraining}</Link>
        </p>
      )}
      <AidSteps screen={screen} refusal={refusal} />
      {again === null ? null : (
        <p>
          <Link className="button quiet" to={again}>
            {words.again}
          </Link>
        </p>
      )}
      <details className="disclosure">
        <summary>{words.conditions}</summary>
        <SchemeLines scheme={scheme} />
      </details>
      <h2>{words.history}</h2>
      <Rows rows={history} />
      <p>
        <Link to={`/personnes/${personId}`}>{words.back}</Link>
      </p>
    </div>
  );
}
