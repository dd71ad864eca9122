import { data, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { askPasswordReset } from "#app/access/sign-in/password/password-reset.server.ts";
import { signInPage, forgottenPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { email } from "#app/web/forms/form-schemas.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";

const form = defineForm({ form: "forgotten", schema: z.object({ login: email }), fields: { login: signInPage.login } });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.open", async () => ({}));

export const action = guardedAction("session.open", async ({ form: sent, database, clientAddress }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ isSent: false, refusal: asked.refusal }, 400);
  const letter = await askPasswordReset(database, { login: asked.value.login, address: clientAddress });
  if (letter.ok) return data({ isSent: true, refusal: undefined });
  const message = signInPage.throttled(letter.refusal.retryAfterSeconds);
  return data({ isSent: false, refusal: form.refuse(sent, null, message) }, 429);
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
    <FormPage
      title={words.title}
      lede={words.lede}
      form="forgotten"
      refusal={answer?.refusal}
      startAt="login"
      fields={{
        login: (field) => <TextField field={field} label={signInPage.login} type="email" autoComplete="username" />,
      }}
      submit={words.submit}
    />
  );
}
