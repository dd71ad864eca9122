import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { isResetLinkGood, resetPassword } from "#app/access/sign-in/password-reset.server.ts";
import { SHORTEST_PASSWORD } from "#app/access/sign-in/password-rule.ts";
import { passwordWords, newPasswordPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { ErrorSummary, FormToken, TextField } from "#app/ui/form-fields.tsx";
import { clearSession } from "../access/cookies.server.ts";
import { password } from "../access/form-schemas.ts";
import { guardedAction, guardedLoader } from "../access/guard.server.ts";
import { passwordProblem } from "../access/password-problem.ts";
import { formProblem, readForm } from "../access/read-form.ts";

const schema = z.object({ password });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.open", async ({ params, database }) => ({
  isGood: await isResetLinkGood(database, params["token"] ?? ""),
  hint: passwordWords.hint(SHORTEST_PASSWORD),
}));

export const action = guardedAction("session.open", async ({ params, form, database }) => {
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const changed = await resetPassword(database, { token: params["token"] ?? "", password: asked.value.password });
  if (changed.ok) {
    throw redirect("/connexion?fait=mot-de-passe", { status: 303, headers: { "Set-Cookie": await clearSession() } });
  }
  const { refusal } = changed;
  const message = refusal.kind === "link-unknown" ? words.linkText : passwordProblem(refusal);
  return data({ problems: formProblem(form, refusal.kind === "link-unknown" ? "" : "password", message) }, 400);
});

export default function NewPassword(): ReactElement {
  const { formToken, isGood, hint } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  if (!isGood) {
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
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={problems} />
      <Form method="post" className="stack">
        <FormToken token={formToken} />
        <TextField
          name="password"
          label={words.password}
          hint={hint}
          type="password"
          autoComplete="new-password"
          problems={problems}
        />
        <button className="button" type="submit">
          {words.submit}
        </button>
      </Form>
    </div>
  );
}
