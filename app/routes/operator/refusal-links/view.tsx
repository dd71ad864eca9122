import type { ReactElement } from "react";
import { refusalLinksPage as words } from "#app/content/operation.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import type { OperationSection } from "#app/routes/operator/shared/sections.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { ShownOnce } from "#app/ui/shown-once.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { ShownLink } from "./refusal-links-view.ts";

interface RefusalLinksViewProps {
  readonly view: {
    readonly sections: readonly OperationSection[];
    readonly siret: string;
    readonly links: readonly ShownLink[];
  };
  readonly refusal: FormRefusal<"create", "siret"> | undefined;
  /** The link just made: its only showing. */
  readonly address: string | null | undefined;
}

export function RefusalLinksView({ view, refusal, address }: RefusalLinksViewProps): ReactElement {
  const { sections, siret, links } = view;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <OperationNav sections={sections} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {address === null || address === undefined ? (
        <p>{words.lede}</p>
      ) : (
        <ShownOnce title={words.created} text={words.createdText} secret={address} />
      )}
      <h2>{words.create}</h2>
      <PageForm
        form="create"
        refusal={refusal}
        initial={{ siret }}
        fields={{
          siret: (field) => <TextField field={field} label={words.siret} hint={words.siretHint} inputMode="numeric" />,
        }}
        submit={words.submit}
        intent="create"
      />
      <h2>{words.list}</h2>
      <Rows none={words.none} rows={links.map(rowOf)} />
    </div>
  );
}

function rowOf({ id, name, siret, state, facts, isOpen }: ShownLink): Row {
  return {
    key: id,
    title: name,
    aside: ` : ${state}`,
    hints: name === siret ? [facts] : [siret, facts],
    action: isOpen ? (
      <ButtonForm intent="revoke" carried={{ link: id }} button="button quiet">
        {words.revoke}
        <span className="sr-only">{words.ofOrganisation(name)}</span>
      </ButtonForm>
    ) : null,
  };
}
