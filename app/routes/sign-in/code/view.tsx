import type { ReactElement } from "react";
import { passkeyForm } from "#app/content/second-factors.ts";
import { codePage as words } from "#app/content/sign-in.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SecretField } from "#app/ui/fields/secret-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { PasskeyForm } from "#app/web/forms/passkey-form.tsx";

interface CodeViewProps {
  readonly view: {
    readonly next: string;
    readonly hasFactor: boolean;
    readonly hasApp: boolean;
    readonly passkey: string | null;
  };
  readonly refusal: FormRefusal<"factor", "code"> | undefined;
}

/** Asks for a second factor: by the device where it can, by a code always. */
export function CodeView({ view, refusal }: CodeViewProps): ReactElement {
  const { next, passkey } = view;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {passkey === null ? null : <PasskeyForm kind="prove" options={passkey} next={next} />}
      {view.hasFactor ? <CodeForm view={view} refusal={refusal} /> : <p>{words.elsewhere}</p>}
      <ButtonForm action="/deconnexion" button="button quiet">
        {words.cancel}
      </ButtonForm>
    </div>
  );
}

function CodeForm({ view: { next, hasApp, passkey }, refusal }: CodeViewProps): ReactElement {
  return (
    <>
      {passkey === null ? null : <h2 className="needs-script">{words.byCode}</h2>}
      {hasApp ? null : (
        <noscript>
          <Notice tone="attention">
            <p>{passkeyForm.noScript}</p>
          </Notice>
        </noscript>
      )}
      <p>{hasApp ? words.lede : words.recoveryLede}</p>
      <PageForm
        form="factor"
        refusal={refusal}
        carried={{ suite: next }}
        fields={{
          code: (field) => (
            <SecretField
              field={field}
              label={hasApp ? words.code : words.recoveryCode}
              hint={hasApp ? words.hint : words.recoveryHint}
              type="code"
              autoComplete={hasApp ? "one-time-code" : "off"}
            />
          ),
        }}
        submit={words.submit}
        button={passkey === null ? "button" : "button quiet full-without-script"}
      />
    </>
  );
}
