import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { proveFactor } from "#app/access/sign-in/factor.server.ts";
import { signInPage, codePage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { ErrorSummary, FormToken, TextField } from "#app/ui/form-fields.tsx";
import { setSession } from "../access/cookies.server.ts";
import { line } from "../access/form-schemas.ts";
import { guardedAction, guardedLoader, safeNext } from "../access/guard.server.ts";
import { formProblem, readForm } from "../access/read-form.ts";

const schema = z.object({ code: line(40) });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** The second step of signing in; later, the same page proves the factor again before a delicate act. */
export const loader = guardedLoader("factor.prove", async ({ request, actor }) => {
  if (actor.kind === "halfway" && !actor.hasFactor) throw redirect("/connexion/second-moyen", 303);
  return { next: safeNext(new URL(request.url).searchParams.get("suite")) };
});

export const action = guardedAction("factor.prove", async ({ form, database, actor }) => {
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  // A factor is confirmed where its recovery codes are shown, and nowhere else.
  if (actor.kind === "halfway" && !actor.hasFactor) throw redirect("/connexion/second-moyen", 303);
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const proved = await proveFactor(database, actor, asked.value.code);
  if (!proved.ok) {
    const isThrottled = proved.refusal.kind === "throttled";
    const message =
      proved.refusal.kind === "throttled" ? signInPage.throttled(proved.refusal.retryAfterSeconds) : words.wrong;
    return data({ problems: formProblem(form, "code", message) }, isThrottled ? 429 : 400);
  }
  const cookie = await setSession(proved.value.token);
  throw redirect(safeNext(form.get("suite")), { status: 303, headers: { "Set-Cookie": cookie } });
});

export default function SignInCode(): ReactElement {
  const { formToken, next } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={problems} />
      <p>{words.lede}</p>
      <Form method="post" className="stack">
        <FormToken token={formToken} />
        <input type="hidden" name="suite" value={next} />
        <TextField name="code" label={words.code} hint={words.hint} autoComplete="one-time-code" problems={problems} />
        <button className="button" type="submit">
          {words.submit}
        </button>
      </Form>
      <Form method="post" action="/deconnexion" reloadDocument>
        <FormToken token={formToken} />
        <button className="button quiet" type="submit">
          {words.cancel}
        </button>
      </Form>
    </div>
  );
}
