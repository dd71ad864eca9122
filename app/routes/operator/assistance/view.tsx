import { Form } from "@remix-run/react";
import type { ReactElement } from "react";
import { assistancePage as words } from "#app/content/assistance.ts";
import { ChoiceField, ErrorSummary, type ShownProblems, TextField } from "#app/ui/form-fields.tsx";
import { FormToken } from "#app/ui/form-token.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { AssistanceScreen } from "./assistance-view.ts";

interface AssistanceViewProps {
  readonly view: AssistanceScreen;
  readonly problems: ShownProblems | undefined;
}

type Account = NonNullable<AssistanceScreen["accounts"]>[number];

export function AssistanceView({ view, problems }: AssistanceViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={problems} />
      {view.done === null ? null : (
        <Notice>
          <p role="status">{view.done}</p>
        </Notice>
      )}
      <p>{words.lede}</p>
      <Form method="get" className="stack">
        <TextField name="adresse" label={words.address} type="email" autoComplete="off" defaultValue={view.address} />
        <button className="button quiet" type="submit">
          {words.find}
        </button>
      </Form>
      {view.accounts?.length === 0 ? <p role="status">{words.none}</p> : null}
      {view.accounts?.map((account) => (
        <Help key={account.id} account={account} view={view} problems={problems} />
      ))}
    </div>
  );
}

interface HelpProps {
  readonly account: Account;
  readonly view: AssistanceViewProps["view"];
  readonly problems: ShownProblems | undefined;
}

function Help({ account, view, problems }: HelpProps): ReactElement {
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
        <Form method="post" className="stack">
          <FormToken />
          <input type="hidden" name="accountId" value={account.id} />
          <button className="button quiet" type="submit" name="intent" value="end-sessions">
            {words.endSessions}
          </button>
        </Form>
      )}
      {account.hasFactor ? <Reset account={account} view={view} problems={problems} /> : null}
    </>
  );
}

function Reset({ account, view, problems }: HelpProps): ReactElement {
  return (
    <>
      <h3>{words.reset}</h3>
      <p>{words.resetLede}</p>
      <Form method="post" className="stack">
        <FormToken />
        <input type="hidden" name="accountId" value={account.id} />
        <ChoiceField name="reason" legend={words.reason} options={view.reasons} problems={problems} />
        <ChoiceField name="check" legend={words.check} options={view.checks} problems={problems} />
        <p className="hint">{words.proof}</p>
        <button className="button" type="submit" name="intent" value="reset-factor">
          {words.submitReset}
        </button>
      </Form>
    </>
  );
}
