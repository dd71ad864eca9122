import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { type ResetRefusal, readResetLink, resetPassword } from "#app/access/sign-in/password/password-reset.server.ts";
import { passwordWords, signInPage, newPasswordPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { NewPasswordField } from "#app/ui/fields/secret-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { clearSession } from "#app/web/cookies.server.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { password } from "#app/web/forms/form-schemas.ts";
import { passwordProblem } from "#app/web/forms/password-problem.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";

const form = defineForm({ form: "new-password", schema: z.object({ password }), fields: { password: words.password } });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.open", async ({ params, database }) => {
  const link = await readResetLink(database, params["token"] ?? "");
  return { hint: link === null ? null : passwordWords.hint(link.shortest) };
});

export const action = guardedAction("session.open", async ({ params, form: sent, actor, database }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { password: chosen } = asked.value;
  const changed = await resetPassword(database, { token: params["token"] ?? "", password: chosen, former: actor });
  if (changed.ok) {
    throw redirect("/connexion?fait=mot-de-passe", { status: 303, headers: { "Set-Cookie": await clearSession() } });
  }
  return data({ refusal: refusalOf(changed.refusal, sent) }, changed.refusal.kind === "busy" ? 503 : 400);
});

function refusalOf(refusal: ResetRefusal, sent: FormData): RefusalOf<typeof form> {
  if (refusal.kind === "link-unknown") return form.refuse(sent, null, words.linkText);
  if (refusal.kind === "busy") return form.refuse(sent, null, signInPage.busy);
  return form.refuse(sent, "password", passwordProblem(refusal));
}

export default function NewPassword(): ReactElement {
  const { hint } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  if (hint === null) {
    return (
      <div className="prose">
        <h1 tabIndex={-1}>{words.linkTitle}</h1>
        <p>{words.linkText}</p>
        <p>
          <Link className="button" to="/mot-de-passe">
            {words.again}
          </Link>
        </p>
      </div>
    );
  }
  return (
    <FormPage
      title={words.title}
      form="new-password"
      refusal={refusal}
      fields={{ password: (field) => <NewPasswordField field={field} label={words.password} hint={hint} /> }}
      submit={words.submit}
    />
  );
}
