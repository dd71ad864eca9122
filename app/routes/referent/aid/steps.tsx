import { Link } from "@remix-run/react";
import { Fragment, type ReactElement } from "react";
import { aidPage as words } from "#app/content/aids.ts";
import { saidHowWords } from "#app/content/contact-channels.ts";
import { personNeedsPage } from "#app/content/proposals.ts";
import { aidSupplyWords } from "#app/positioning/aid/aid-words.ts";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { optionsOf } from "#app/ui/fields/options-of.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { AidFormRefusal } from "#app/web/aids/aid-forms.server.ts";
import { DecisionForms } from "#app/web/aids/decision-forms.tsx";
import { QuoteForm } from "#app/web/aids/quote-form.tsx";
import type { AidScreen } from "./aid-screen.ts";

interface AidStepsProps {
  readonly screen: AidScreen;
  readonly refusal: AidFormRefusal | undefined;
}

/** What whoever follows the person may do now, the next step first. */
export function AidSteps({ screen, refusal }: AidStepsProps): ReactElement | null {
  const { may, wait, goOn } = screen;
  const isOver = !may.cancel && goOn === null;
  if (isOver) return null;
  return (
    <>
      <h2>{goOn === null ? words.next : words.goOn}</h2>
      {wait === null ? null : <p>{wait}</p>}
      {goOn === null ? null : <GoOn screen={screen} />}
      {may.supply ? <Supplying screen={screen} refusal={refusal} /> : null}
      <Sending screen={screen} refusal={refusal} />
      <Quoting screen={screen} refusal={refusal} />
      {may.answer ? <Answering screen={screen} refusal={refusal} /> : null}
      {may.noteYes || may.noteNo ? <Noting screen={screen} refusal={refusal} /> : null}
      {may.cancel ? (
        <AskedFirst
          carried={carriedOf(screen)}
          intent="cancel"
          asks={words.cancelTitle}
          follows={screen.cancelFollows}
          confirm={words.cancel}
        />
      ) : null}
    </>
  );
}

function carriedOf({ key, version }: AidScreen): Readonly<Record<string, string>> {
  return { key, version };
}

function GoOn({ screen }: Pick<AidStepsProps, "screen">): ReactElement {
  const { goOn, may } = screen;
  return (
    <>
      {goOn?.position == null ? null : (
        <p>
          <Link className="button" to={goOn.position}>
            {words.position}
          </Link>
        </p>
      )}
      {goOn?.enter == null ? null : <p>{goOn.enter}</p>}
      {may.enter ? (
        <ButtonForm carried={carriedOf(screen)} intent="enter">
          {words.enter}
        </ButtonForm>
      ) : null}
    </>
  );
}

const supplies = optionsOf(aidSupplyWords);

function Supplying({ screen, refusal }: AidStepsProps): ReactElement {
  return (
    <>
      <h3>{words.supplyTitle}</h3>
      <p>{words.supplyLede}</p>
      <PageForm
        form="aid-supply"
        refusal={refusal}
        carried={carriedOf(screen)}
        fields={{
          reason: (field) => (
            <SelectField field={field} label={words.supplyHow} placeholder={words.chooseSupply} options={supplies} />
          ),
        }}
        intent="supply"
        submit={words.supply}
      />
    </>
  );
}

function Sending({ screen, refusal }: AidStepsProps): ReactElement | null {
  const { may, where, today } = screen;
  if (may.send) {
    return (
      <>
        <p>{words.sendFollows}</p>
        <ButtonForm carried={carriedOf(screen)} intent="send">
          {words.send}
        </ButtonForm>
      </>
    );
  }
  if (!may.file) return null;
  return (
    <>
      <h3>{words.file}</h3>
      <p>{words.fileLede(where)}</p>
      <PageForm
        form="aid-filed"
        refusal={refusal}
        carried={carriedOf(screen)}
        initial={{ filedOn: today }}
        fields={{ filedOn: (field) => <DateField field={field} label={words.filedOn} /> }}
        intent="file"
        submit={words.saveFiled}
      />
    </>
  );
}

function Quoting({ screen, refusal }: AidStepsProps): ReactElement {
  const { may, quote } = screen;
  return (
    <>
      {may.askQuote ? (
        <>
          <p>{words.askQuoteLede}</p>
          <ButtonForm
            carried={carriedOf(screen)}
            intent="ask-quote"
            button={may.send || may.file || may.supply || may.noteYes ? "button quiet" : "button"}
          >
            {words.askQuote}
          </ButtonForm>
        </>
      ) : null}
      {may.noProvider ? <p>{words.noProvider}</p> : null}
      {may.quote ? (
        <details className="disclosure" open={may.noProvider || refusal?.form === "aid-quote"}>
          <summary>{words.quote}</summary>
          <p>{words.quoteLede}</p>
          <QuoteForm refusal={refusal} carried={carriedOf(screen)} initial={quote} submit={words.saveQuote} />
        </details>
      ) : null}
    </>
  );
}

const labels = { accept: words.accept, granted: words.granted, refuse: words.refuse, return: words.return };

function Answering({ screen, refusal }: AidStepsProps): ReactElement {
  return (
    <>
      <h3>{words.answer}</h3>
      <DecisionForms refusal={refusal} carried={carriedOf(screen)} cost={screen.cost} labels={labels} />
    </>
  );
}

function Noting({ screen, refusal }: AidStepsProps): ReactElement {
  const { may } = screen;
  const names = [...(may.noteYes ? (["agree"] as const) : []), "decline" as const];
  return (
    <details className="disclosure" open={may.noteYes || refusal?.form === "aid-noted"}>
      <summary>{words.note}</summary>
      <p>{screen.noteLede}</p>
      {names.map((name) => (
        <Fragment key={name}>
          <h3>{name === "agree" ? personNeedsPage.saidYes : personNeedsPage.saidNo}</h3>
          <PageForm
            form="aid-noted"
            instance={name}
            refusal={refusal}
            carried={carriedOf(screen)}
            fields={{
              saidHow: (field) => (
                <SelectField
                  field={field}
                  label={words.how}
                  placeholder={words.chooseSupply}
                  options={optionsOf(saidHowWords)}
                />
              ),
            }}
            intent={name}
            submit={name === "agree" ? words.agree : words.decline}
            button={name === "agree" ? "button" : "button quiet"}
          />
        </Fragment>
      ))}
    </details>
  );
}
