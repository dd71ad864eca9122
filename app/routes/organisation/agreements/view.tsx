import { Form } from "@remix-run/react";
import { Fragment, type ReactElement } from "react";
import { agreementsPage as words } from "#app/content/agreements.ts";
import { PickField } from "#app/ui/choice-fields.tsx";
import { ErrorSummary, type ShownProblems, TextField } from "#app/ui/form-fields.tsx";
import { PageForm } from "#app/ui/form-page.tsx";
import { FormToken } from "#app/ui/form-token.tsx";
import type { AgreementsScreen } from "./agreements-view.ts";

interface AgreementsViewProps {
  readonly view: AgreementsScreen;
  readonly problems: ShownProblems | undefined;
  /** The agreement whose form was refused; empty: the form that records one. */
  readonly sent: string;
}

export function AgreementsView({ view, problems, sent }: AgreementsViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={sent === "" ? problems : renamed(problems, sent)} />
      <p>{words.lede}</p>
      {view.opens === null ? null : <p>{view.opens}</p>}
      {view.groups.length === 0 ? <p>{view.none}</p> : null}
      {view.groups.map(({ title, agreements }) => (
        <Fragment key={title}>
          <h2>{title}</h2>
          <ul className="rows">
            {agreements.map((agreement) => (
              <li key={agreement.id}>
                <div className="who">
                  <p>
                    <strong>{agreement.name}</strong>
                  </p>
                  <p>{agreement.period}</p>
                  {agreement.reference === null ? null : <p className="hint">{agreement.reference}</p>}
                </div>
                {view.departements === null ? null : (
                  <ChangeEnd agreement={agreement} problems={sent === agreement.id ? problems : undefined} />
                )}
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
      {view.delegates.length === 0 ? null : <Delegates names={view.delegates} />}
      {view.departements === null ? null : (
        <Record departements={view.departements} problems={sent === "" ? problems : undefined} />
      )}
    </div>
  );
}

/** Each of the small forms has a field of its own name: the summary leads to the one that was sent. */
function renamed(problems: ShownProblems | undefined, id: string): ShownProblems | undefined {
  if (problems === undefined) return undefined;
  const errors = Object.entries(problems.errors).map(([field, message]) => [`${field}-${id}`, message] as const);
  return { ...problems, errors: Object.fromEntries(errors) };
}

function Delegates({ names }: { readonly names: readonly string[] }): ReactElement {
  return (
    <>
      <h2>{words.delegates}</h2>
      <p>{words.delegatesLede}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}

interface ChangeEndProps {
  readonly agreement: AgreementsScreen["groups"][number]["agreements"][number];
  readonly problems: ShownProblems | undefined;
}

function ChangeEnd({ agreement: { id, name, period, endsOn }, problems }: ChangeEndProps): ReactElement {
  return (
    <details className="disclosure" open={problems !== undefined}>
      <summary>
        {words.changeEnd}
        <span className="sr-only"> {`${name}, ${period}`}</span>
      </summary>
      <Form method="post" className="stack">
        <FormToken />
        <input type="hidden" name="agreementId" value={id} />
        <TextField
          name="endsOn"
          id={`endsOn-${id}`}
          label={words.newEnd}
          type="date"
          autoComplete="off"
          defaultValue={endsOn}
          problems={problems}
        />
        <button className="button quiet" type="submit" name="intent" value="change-end">
          {words.submitEnd}
        </button>
      </Form>
    </details>
  );
}

interface RecordProps {
  readonly departements: NonNullable<AgreementsScreen["departements"]>;
  readonly problems: ShownProblems | undefined;
}

function Record({ departements, problems }: RecordProps): ReactElement {
  return (
    <>
      <h2>{words.record}</h2>
      <PageForm submit={words.submit} intent="conclude">
        <PickField
          name="organisationId"
          label={words.departement}
          placeholder={words.chooseDepartement}
          options={departements}
          problems={problems}
        />
        <TextField
          name="reference"
          label={words.referenceLabel}
          hint={words.referenceHint}
          autoComplete="off"
          problems={problems}
        />
        <TextField name="startsOn" label={words.startsOn} type="date" autoComplete="off" problems={problems} />
        <TextField name="endsOn" label={words.endsOn} type="date" autoComplete="off" problems={problems} />
      </PageForm>
    </>
  );
}
