import { Form } from "@remix-run/react";
import type { ReactElement } from "react";
import { assistancePage as words } from "#app/content/assistance.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { AssistanceScreen } from "./assistance-view.ts";

interface AssistanceViewProps {
  readonly view: AssistanceScreen;
  readonly refusal: FormRefusal<"reset", "reason" | "check"> | undefined;
}

type Account = NonNullable<AssistanceScreen["accounts"]>[number];

export function AssistanceView({ view, refusal }: AssistanceViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {view.done === null ? null : (
        <Notice>
          <p role="status">{view.done}</p>
        </Notice>
      )}
      <p>{words.lede}</p>
      <Form method="get" className="stack">
        <TextField field={{ name: "adresse", initialValue: view.address }} label={words.address} type="email" />
        <button className="button quiet" type="submit">
          {words.find}
        </button>
      </Form>
      {view.accounts?.length === 0 ? <p role="status">{words.none}</p> : null}
      {view.accounts?.map((account) => (
        <Help key={account.id} account={account} view={view} refusal={refusal} />
      ))}
    </div>
  );
}

interface HelpProps {
  readonly account: Account;
  readonly view: AssistanceViewProps["view"];
  readonly refusal: AssistanceViewProps["refusal"];
}

function Help({ account, view, refusal }: HelpProps): ReactElement {
  return (
    <>
      <h2>{account.name}</h2>
      <ul>
        {[...account.memberships, account.factor].map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        <li>
          {account.sessionCount}
          {account.sessions.length === 0 ? null : ` : ${account.sessions.join(" ; ")}`}
        </li>
      </ul>
      {account.sessions.length === 0 ? null : (
        <ButtonForm intent="end-sessions" carried={{ accountId: account.id }} button="button quiet">
          {words.endSessions}
        </ButtonForm>
      )}
      {account.hasFactor ? <Reset account={account} view={view} refusal={refusal} /> : null}
    </>
  );
}

function Reset({ account, view, refusal }: HelpProps): ReactElement {
  return (
    <>
      <h3>{words.reset}</h3>
      <p>{words.resetLede}</p>
      <PageForm
        form="reset"
        instance={account.id}
        refusal={refusal}
        carried={{ accountId: account.id }}
        fields={{
          reason: (field) => <ChoiceField field={field} legend={words.reason} choose="one" options={view.reasons} />,
          check: (field) => <ChoiceField field={field} legend={words.check} choose="one" options={view.checks} />,
        }}
        submit={words.submitReset}
        intent="reset-factor"
      >
        <p className="hint">{words.proof}</p>
      </PageForm>
    </>
  );
}
