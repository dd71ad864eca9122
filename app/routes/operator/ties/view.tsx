import type { ReactElement } from "react";
import { tiesPage as words } from "#app/content/sessions.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import type { OperationSection } from "#app/routes/operator/shared/sections.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { TiesScreen } from "./ties-screen.ts";

interface TiesViewProps {
  readonly view: TiesScreen & { readonly sections: readonly OperationSection[] };
  readonly refusal: FormRefusal<"tie", "organisationId" | "siret"> | undefined;
}

export function TiesView({ view, refusal }: TiesViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <OperationNav sections={view.sections} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      <h2>{words.tie}</h2>
      {view.organisations.length === 0 ? <p>{words.noOrganisation}</p> : <Tie view={view} refusal={refusal} />}
      <h2>{words.list}</h2>
      <Rows none={words.none} rows={view.ties.map(rowOf)} />
    </div>
  );
}

function Tie({ view, refusal }: TiesViewProps): ReactElement {
  return (
    <PageForm
      form="tie"
      refusal={refusal}
      fields={{
        organisationId: (field) => (
          <SelectField
            {...{ field, label: words.organisation, placeholder: words.choose, options: view.organisations }}
          />
        ),
        siret: (field) => <TextField field={field} label={words.siret} hint={words.siretHint} inputMode="numeric" />,
      }}
      submit={words.submit}
      intent="tie"
    />
  );
}

function rowOf({ id, name, siret, brings, facts }: TiesScreen["ties"][number]): Row {
  return {
    key: id,
    title: name,
    lines: [brings],
    hints: facts,
    action: (
      <ButtonForm intent="untie" carried={{ tie: id }} button="button quiet">
        {words.end}
        <span className="sr-only">{words.ofOrganisation(name, siret)}</span>
      </ButtonForm>
    ),
  };
}
