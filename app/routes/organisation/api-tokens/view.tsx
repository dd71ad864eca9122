import type { ReactElement } from "react";
import { tokenScopes } from "#app/access/api-token/token-scopes.ts";
import { apiTokensPage as words } from "#app/content/api-tokens.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { ShownOnce } from "#app/ui/shown-once.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { ShownToken } from "./api-tokens-view.ts";

interface ApiTokensViewProps {
  readonly tokens: readonly ShownToken[];
  readonly refusal: FormRefusal<"create", "name" | "scope"> | undefined;
  /** The token just made: its only showing. */
  readonly token: string | null;
}

const scopes = tokenScopes.map((value) => ({ value, ...words.scopes[value] }));

export function ApiTokensView({ tokens, refusal, token }: ApiTokensViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {token === null ? <Lede /> : <ShownOnce title={words.created} text={words.createdText} secret={token} />}
      <h2>{words.create}</h2>
      <PageForm
        form="create"
        refusal={refusal}
        initial={{ scope: "needs.write" }}
        fields={{
          name: (field) => <TextField field={field} label={words.name} hint={words.nameHint} />,
          scope: (field) => <ChoiceField field={field} legend={words.scope} choose="one" options={scopes} />,
        }}
        submit={words.submit}
        intent="create"
      />
      <h2>{words.list}</h2>
      <Rows none={words.none} rows={tokens.map(rowOf)} />
    </div>
  );
}

function Lede(): ReactElement {
  return (
    <>
      <p>{words.lede}</p>
      <p>
        <a href="/api/v1/openapi.json">{words.describedAt}</a>
      </p>
    </>
  );
}

function rowOf({ id, name, state, scope, facts, isOpen }: ShownToken): Row {
  return {
    key: id,
    title: name,
    aside: ` : ${state}`,
    hints: [scope, facts],
    action: isOpen ? (
      <ButtonForm intent="revoke" carried={{ token: id }} button="button quiet">
        {words.revoke}
        <span className="sr-only">{words.ofSoftware(name)}</span>
      </ButtonForm>
    ) : null,
  };
}
