import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { askOpeningPage, openingFactWords, openingPage as words } from "#app/content/openings.ts";
import { declineReasons, refuseReasons } from "#app/needs/openings/opening-states.ts";
import { declineWords, refuseWords } from "#app/needs/openings/opening-words.ts";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { AidWayOut } from "#app/web/aids/aid-way-out.tsx";
import type { OpeningFormRefusal } from "#app/web/openings/opening-forms.server.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { OpeningScreen } from "./opening-screen.ts";

interface OpeningViewProps {
  readonly screen: OpeningScreen & { readonly asksAid: boolean };
  readonly refusal: OpeningFormRefusal | undefined;
}

const declines = declineReasons.map((value) => ({ value, label: declineWords[value] }));
const sure = [{ value: "on", label: words.sure }];
const refusals = refuseReasons.map((value) => ({ value, label: refuseWords[value] }));

/** One request to open a session: what is asked, what may be answered, what happened. */
export function OpeningView({ screen, refusal }: OpeningViewProps): ReactElement {
  const { title, state, isLate, facts, session, isOver, history, may } = screen;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>
        <strong>{state}</strong>
      </p>
      {isLate ? <p>{openingFactWords.late}.</p> : null}
      <FactPairs facts={facts} />
      {session === null ? null : (
        <p>
          {openingFactWords.session} : {session.line}. <Link to={session.to}>{words.seeSession}</Link>
        </p>
      )}
      {isOver ? screen.asksAid ? <AidWayOut /> : <p>{words.aid}</p> : null}
      {may.answer ? <Answers screen={screen} refusal={refusal} /> : null}
      {may.study || may.fund ? <Steering screen={screen} refusal={refusal} /> : null}
      <Ours screen={screen} refusal={refusal} />
      {screen.askers.length === 0 ? null : (
        <>
          <h2>{words.askers}</h2>
          <ul>
            {screen.askers.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {history.length === 0 ? null : (
        <>
          <h2>{words.history}</h2>
          <Rows rows={history} />
        </>
      )}
      <p>
        <Link to="/mon-organisation/ouvertures">{words.back}</Link>
      </p>
    </div>
  );
}

function Answers({ screen, refusal }: OpeningViewProps): ReactElement {
  const { key, version, sessions, someOnAnotherDay, said, could } = screen;
  const carried = { key, version };
  return (
    <>
      <h2>{words.answer}</h2>
      {said === null ? null : <p>{said}</p>}
      <h3>{words.openTitle}</h3>
      {sessions.length === 0 ? (
        <p>{words.noSession}</p>
      ) : (
        <>
          <p>{words.openLede}</p>
          <PageForm
            form="open-session"
            refusal={refusal}
            carried={carried}
            fields={{
              session: (field) => (
                <SelectField field={field} label={words.session} placeholder={words.chooseSession} options={sessions} />
              ),
              isSure: (field) =>
                someOnAnotherDay ? (
                  <ChoiceField field={field} legend={words.otherDays} choose="several" options={sure} />
                ) : null,
            }}
            intent="open"
            submit={words.open}
          />
        </>
      )}
      {could ? null : (
        <>
          <h3>{words.could}</h3>
          {said === null ? (
            <ButtonForm carried={carried} intent="could" button="button quiet">
              {words.could}
            </ButtonForm>
          ) : (
            <AskedFirst
              carried={carried}
              intent="could"
              asks={words.could}
              follows={words.replaces}
              confirm={words.confirmCould}
            />
          )}
        </>
      )}
      <h3>{words.declineTitle}</h3>
      <Reasoned
        {...{ refusal, carried }}
        form="decline"
        label={words.declineReason}
        options={declines}
        submit={words.decline}
        replaces={said === null ? null : words.replaces}
      />
    </>
  );
}

interface ReasonedProps extends Pick<OpeningViewProps, "refusal"> {
  readonly form: "decline" | "refuse";
  readonly carried: Readonly<Record<string, string>>;
  readonly label: string;
  readonly options: readonly Option[];
  readonly submit: string;
  /** What is said before an answer that replaces another: it is asked first; null: it replaces none. */
  readonly replaces: string | null;
}

/** A no, with its reason. */
function Reasoned({ form, refusal, carried, label, options, submit, replaces }: ReasonedProps): ReactElement {
  const says = (
    <PageForm
      form={form}
      refusal={refusal}
      carried={carried}
      fields={{
        reason: (field) => (
          <SelectField field={field} label={label} placeholder={words.chooseReason} options={options} />
        ),
      }}
      intent={form}
      submit={submit}
      button="button quiet"
    />
  );
  if (replaces === null) return says;
  return (
    <details className="disclosure" open={refusal?.form === form}>
      <summary>{submit}</summary>
      <p>{replaces}</p>
      {says}
    </details>
  );
}

function Steering({ screen: { key, version, may, isFunded }, refusal }: OpeningViewProps): ReactElement {
  const carried = { key, version };
  return (
    <>
      <h2>{words.pilotTitle}</h2>
      {may.study ? (
        <ButtonForm carried={carried} intent="study" button="button quiet">
          {words.study}
        </ButtonForm>
      ) : null}
      {may.fund ? (
        <>
          {isFunded ? null : (
            <ButtonForm carried={carried} intent="fund">
              {words.fund}
            </ButtonForm>
          )}
          <h3>{words.refuseTitle}</h3>
          <Reasoned
            {...{ refusal, carried }}
            form="refuse"
            label={words.refuseReason}
            options={refusals}
            submit={words.refuse}
            replaces={isFunded ? words.fundedBefore : null}
          />
        </>
      ) : null}
    </>
  );
}

function Ours({ screen: { id, key, version, own, may }, refusal }: OpeningViewProps): ReactElement | null {
  if (own === null) return null;
  const { people, need, why } = own;
  return (
    <>
      <h2>{words.ourPart}</h2>
      <p>{own.line}</p>
      {own.others ? <p>{words.others}</p> : null}
      {need === "" ? null : (
        <p>
          <Link to={`/mon-organisation/besoins/${need}`}>{words.ourNeed}</Link>
        </p>
      )}
      {may.ask ? (
        <>
          <PageForm
            form="join-opening"
            refusal={refusal}
            carried={{ key, request: id, why, people, need }}
            initial={{ seats: own.seats }}
            fields={{ seats: (field) => <TextField field={field} label={askOpeningPage.seats} inputMode="numeric" /> }}
            intent="join"
            submit={words.change}
            button="button quiet"
          />
          <AskedFirst
            carried={{ key, version }}
            intent="leave"
            asks={words.leave}
            follows={words.leaveFollows}
            confirm={words.confirmLeave}
          />
        </>
      ) : null}
    </>
  );
}
