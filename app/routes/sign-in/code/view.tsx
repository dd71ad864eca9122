import { Form } from "@remix-run/react";
import type { ReactElement } from "react";
import { passkeyForm } from "#app/content/second-factors.ts";
import { codePage as words } from "#app/content/sign-in.ts";
import { ErrorSummary, type ShownProblems, TextField } from "#app/ui/form-fields.tsx";
import { FormToken } from "#app/ui/form-token.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PasskeyForm } from "#app/web/forms/passkey-form.tsx";

interface CodeViewProps {
  readonly view: {
    readonly next: string;
    readonly hasFactor: boolean;
    readonly hasApp: boolean;
    readonly passkey: string | null;
  };
  readonly problems: ShownProblems | undefined;
}

/** Asks for a second factor: by the device where it can, by a code always. */
export function CodeView({ view, problems }: CodeViewProps): ReactElement {
  const { next, passkey } = view;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={problems} />
      {passkey === null ? null : <PasskeyForm kind="prove" options={passkey} next={next} />}
      {view.hasFactor ? <CodeForm view={view} problems={problems} /> : <p>{words.elsewhere}</p>}
      <Form method="post" action="/deconnexion">
        <FormToken />
        <button className="button quiet" type="submit">
          {words.cancel}
        </button>
      </Form>
    </div>
  );
}

function CodeForm({ view: { next, hasApp, passkey }, problems }: CodeViewProps): ReactElement {
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
      <Form method="post" className="stack">
        <FormToken />
        <input type="hidden" name="suite" value={next} />
        <TextField
          name="code"
          label={hasApp ? words.code : words.recoveryCode}
          hint={hasApp ? words.hint : words.recoveryHint}
          autoComplete={hasApp ? "one-time-code" : "off"}
          problems={problems}
        />
        <button className={passkey === null ? "button" : "button quiet full-without-script"} type="submit">
          {words.submit}
        </button>
      </Form>
    </>
  );
}
