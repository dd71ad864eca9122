import { Fragment, type ReactElement } from "react";
import { agreementsPage as words } from "#app/content/agreements.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { AgreementsScreen } from "./agreements-view.ts";

type Refusal =
  | FormRefusal<"conclude", "organisationId" | "reference" | "startsOn" | "endsOn">
  | FormRefusal<"change-end", "endsOn">
  | undefined;

interface AgreementsViewProps {
  readonly view: AgreementsScreen;
  readonly refusal: Refusal;
}

export function AgreementsView({ view, refusal }: AgreementsViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      {view.opens === null ? null : <p>{view.opens}</p>}
      {view.groups.length === 0 ? <p>{view.none}</p> : null}
      {view.groups.map(({ title, agreements }) => (
        <Fragment key={title}>
          <h2>{title}</h2>
          <Rows
            rows={agreements.map((agreement) => ({
              key: agreement.id,
              title: agreement.name,
              lines: [agreement.period],
              hints: agreement.reference === null ? [] : [agreement.reference],
              action: view.departements === null ? null : <ChangeEnd agreement={agreement} refusal={refusal} />,
            }))}
          />
        </Fragment>
      ))}
      {view.delegates.length === 0 ? null : <Delegates names={view.delegates} />}
      {view.departements === null ? null : <Record departements={view.departements} refusal={refusal} />}
    </div>
  );
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
  readonly refusal: Refusal;
}

function ChangeEnd({ agreement: { id, name, period, endsOn }, refusal }: ChangeEndProps): ReactElement {
  return (
    <details className="disclosure" open={refusal?.instance === id}>
      <summary>
        {words.changeEnd}
        <span className="sr-only"> {`${name}, ${period}`}</span>
      </summary>
      <PageForm
        form="change-end"
        instance={id}
        refusal={refusal}
        carried={{ agreementId: id }}
        initial={{ endsOn }}
        fields={{ endsOn: (field) => <DateField field={field} label={words.newEnd} /> }}
        submit={words.submitEnd}
        intent="change-end"
        button="button quiet"
      />
    </details>
  );
}

interface RecordProps {
  readonly departements: NonNullable<AgreementsScreen["departements"]>;
  readonly refusal: Refusal;
}

function Record({ departements, refusal }: RecordProps): ReactElement {
  return (
    <>
      <h2>{words.record}</h2>
      <PageForm
        form="conclude"
        refusal={refusal}
        fields={{
          organisationId: (field) => (
            <SelectField
              field={field}
              label={words.departement}
              placeholder={words.chooseDepartement}
              options={departements}
            />
          ),
          reference: (field) => <TextField field={field} label={words.referenceLabel} hint={words.referenceHint} />,
          startsOn: (field) => <DateField field={field} label={words.startsOn} />,
          endsOn: (field) => <DateField field={field} label={words.endsOn} />,
        }}
        submit={words.submit}
        intent="conclude"
      />
    </>
  );
}
