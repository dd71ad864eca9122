import type { ReactElement } from "react";
import type { FactorToAdd } from "#app/access/sign-in/factor/factor.server.ts";
import { addFactorPage as words } from "#app/content/sign-in.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SecretField } from "#app/ui/fields/secret-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { QrCode } from "#app/ui/qr-code.tsx";
import { PasskeyForm } from "#app/web/forms/passkey-form.tsx";

interface AddFactorViewProps {
  readonly view: {
    readonly isFirst: boolean;
    readonly app: FactorToAdd | null;
    readonly passkey: string | null;
  };
  readonly refusal: FormRefusal<"factor", "code"> | undefined;
}

/** Offers the second factors one may add: this device, an authenticator app. */
export function AddFactorView({ view, refusal }: AddFactorViewProps): ReactElement {
  const { isFirst, app, passkey } = view;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{isFirst ? words.lede : words.anotherLede}</p>
      {passkey === null ? null : <PasskeyForm kind="add" options={passkey} />}
      {app === null ? null : (
        <>
          {passkey === null ? null : <h2 className="needs-script">{words.byApp}</h2>}
          <AppForm app={app} refusal={refusal} />
        </>
      )}
    </div>
  );
}

interface AppFormProps {
  readonly app: FactorToAdd;
  readonly refusal: AddFactorViewProps["refusal"];
}

function AppForm({ app: { address, secret }, refusal }: AppFormProps): ReactElement {
  return (
    <>
      <ol className="steps">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <QrCode text={address} label={words.imageLabel} />
      <p className="on-phone">
        <a href={address}>{words.open}</a>
      </p>
      <dl className="pairs">
        <div>
          <dt>{words.secret}</dt>
          <dd>
            <code className="secret">{secret}</code>
          </dd>
        </div>
      </dl>
      <PageForm
        form="factor"
        refusal={refusal}
        fields={{
          code: (field) => (
            <SecretField
              field={field}
              label={words.code}
              type="code"
              autoComplete="one-time-code"
              inputMode="numeric"
            />
          ),
        }}
        submit={words.submit}
      />
    </>
  );
}
