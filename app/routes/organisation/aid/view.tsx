import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidPage, aidForMemberPage as words } from "#app/content/aids.ts";
import { noQuoteReasons } from "#app/positioning/aid/aid-states.ts";
import { noQuoteWords } from "#app/positioning/aid/aid-words.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { AidFormRefusal } from "#app/web/aids/aid-forms.server.ts";
import { DecisionForms } from "#app/web/aids/decision-forms.tsx";
import { QuoteForm } from "#app/web/aids/quote-form.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { AidForMemberScreen } from "./aid-screen.ts";

interface AidForMemberViewProps {
  readonly screen: AidForMemberScreen;
  readonly refusal: AidFormRefusal | undefined;
}

const noQuotes = noQuoteReasons.map((value) => ({ value, label: noQuoteWords[value] }));
const labels = { accept: words.accept, granted: words.granted, refuse: words.refuse, return: words.return };

/** One request: what is asked, what may be answered, what happened. */
export function AidForMemberView({ screen, refusal }: AidForMemberViewProps): ReactElement {
  const { key, version, title, state, facts, may, cost, history } = screen;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>
        <strong>{state}</strong>
      </p>
      <FactPairs facts={facts} />
      {may.quote ? <Quote screen={screen} refusal={refusal} /> : null}
      {may.decide ? (
        <>
          <h2>{words.decideTitle}</h2>
          <DecisionForms refusal={refusal} carried={{ key, version }} cost={cost} labels={labels} />
        </>
      ) : null}
      <h2>{aidPage.history}</h2>
      <Rows rows={history} />
      <p>
        <Link to="/mon-organisation/aides">{words.back}</Link>
      </p>
    </div>
  );
}

function Quote({ screen: { key, version, quote }, refusal }: AidForMemberViewProps): ReactElement {
  const carried = { key, version };
  return (
    <>
      <h2>{words.quoteTitle}</h2>
      <p>{words.quoteLede}</p>
      <QuoteForm refusal={refusal} carried={carried} initial={quote} submit={words.quote} />
      <h3>{words.noQuoteTitle}</h3>
      <PageForm
        form="aid-no-quote"
        refusal={refusal}
        carried={carried}
        fields={{
          reason: (field) => (
            <SelectField
              field={field}
              label={words.noQuoteReason}
              placeholder={aidPage.chooseReason}
              options={noQuotes}
            />
          ),
        }}
        intent="no-quote"
        submit={words.noQuote}
        button="button quiet"
      />
    </>
  );
}
