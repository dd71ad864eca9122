import { data, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { askPasswordReset } from "#app/access/sign-in/password/password-reset.server.ts";
import { signInPage, forgottenPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { TextField } from "#app/ui/form-fields.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { email } from "#app/web/forms/form-schemas.ts";
import { formProblem, readForm } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";

const schema = z.object({ login: email });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.open", async () => ({}));

export const action = guardedAction("session.open", async ({ form, database, clientAddress }) => {
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ isSent: false, problems: asked.refusal }, 400);
  const sent = await askPasswordReset(database, { login: asked.value.login, address: clientAddress });
  if (sent.ok) return data({ isSent: true, problems: undefined });
  const message = signInPage.throttled(sent.refusal.retryAfterSeconds);
  return data({ isSent: false, problems: formProblem(form, "", message) }, 429);
});

export default function ForgottenPassword(): ReactElement {
  const answer = useActionData<typeof action>();
  if (answer?.isSent) {
    return (
      <div className="prose">
        <h1 tabIndex={-1}>{words.sentTitle}</h1>
        <p role="status">{words.sentText}</p>
      </div>
    );
  }
  return (
    <FormPage title={words.title} lede={words.lede} problems={answer?.problems} startAt="login" submit={words.submit}>
      <TextField
        name="login"
        label={signInPage.login}
        type="email"
        autoComplete="username"
        problems={answer?.problems}
      />
    </FormPage>
  );
}
