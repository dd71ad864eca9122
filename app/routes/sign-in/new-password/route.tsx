import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { type ResetRefusal, readResetLink, resetPassword } from "#app/access/sign-in/password/password-reset.server.ts";
import { passwordWords, signInPage, newPasswordPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { NewPasswordField } from "#app/ui/form-fields.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { clearSession } from "#app/web/cookies.server.ts";
import { password } from "#app/web/forms/form-schemas.ts";
import { passwordProblem } from "#app/web/forms/password-problem.ts";
import { type FormProblems, formProblem, readForm } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";

const schema = z.object({ password });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.open", async ({ params, database }) => {
  const link = await readResetLink(database, params["token"] ?? "");
  return { hint: link === null ? null : passwordWords.hint(link.shortest) };
});

export const action = guardedAction("session.open", async ({ params, form, actor, database }) => {
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const { password: chosen } = asked.value;
  const changed = await resetPassword(database, { token: params["token"] ?? "", password: chosen, former: actor });
  if (changed.ok) {
    throw redirect("/connexion?fait=mot-de-passe", { status: 303, headers: { "Set-Cookie": await clearSession() } });
  }
  return data({ problems: problemOf(changed.refusal, form) }, changed.refusal.kind === "busy" ? 503 : 400);
});

function problemOf(refusal: ResetRefusal, form: FormData): FormProblems {
  if (refusal.kind === "link-unknown") return formProblem(form, "", words.linkText);
  if (refusal.kind === "busy") return formProblem(form, "", signInPage.busy);
  return formProblem(form, "password", passwordProblem(refusal));
}

export default function NewPassword(): ReactElement {
  const { hint } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
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
    <FormPage title={words.title} problems={problems} submit={words.submit}>
      <NewPasswordField label={words.password} hint={hint} problems={problems} />
    </FormPage>
  );
}
