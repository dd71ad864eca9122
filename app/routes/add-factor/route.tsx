import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { beginFactor, proveFactor } from "#app/access/sign-in/factor.server.ts";
import { signInPage, addFactorPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { ErrorSummary, FormToken, TextField } from "#app/ui/form-fields.tsx";
import { QrCode } from "#app/ui/qr-code.tsx";
import { carryCodes, setSession } from "../access/cookies.server.ts";
import { line } from "../access/form-schemas.ts";
import { guardedAction, guardedLoader } from "../access/guard.server.ts";
import { formProblem, readForm } from "../access/read-form.ts";

const schema = z.object({ code: line(40) });
const SECRET_GROUP = /.{1,4}/g;

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("factor.prove", async ({ actor, database }) => {
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  const begun = await beginFactor(database, actor);
  // The factor is there already: nothing more to add.
  if (!begun.ok) throw redirect("/connexion/code", 303);
  const { secret, address } = begun.value;
  return { address, secret: (secret.match(SECRET_GROUP) ?? []).join(" ") };
});

export const action = guardedAction("factor.prove", async ({ form, actor, database }) => {
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  const begun = await beginFactor(database, actor);
  if (!begun.ok || actor.factorAt !== null) throw redirect("/connexion/code", 303);
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const proved = await proveFactor(database, actor, asked.value.code);
  if (proved.ok) {
    const { token, recoveryCodes } = proved.value;
    const headers = new Headers({ "Set-Cookie": await setSession(token) });
    headers.append("Set-Cookie", await carryCodes(token, actor.accountId, recoveryCodes));
    throw redirect("/connexion/codes-de-secours", { status: 303, headers });
  }
  const isThrottled = proved.refusal.kind === "throttled";
  const message =
    proved.refusal.kind === "throttled" ? signInPage.throttled(proved.refusal.retryAfterSeconds) : words.wrong;
  return data({ problems: formProblem(form, "code", message) }, isThrottled ? 429 : 400);
});

export default function AddFactor(): ReactElement {
  const { formToken, address, secret } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={problems} />
      <p>{words.lede}</p>
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
      <Form method="post" className="stack">
        <FormToken token={formToken} />
        <TextField
          name="code"
          label={words.code}
          autoComplete="one-time-code"
          inputMode="numeric"
          problems={problems}
        />
        <button className="button" type="submit">
          {words.submit}
        </button>
      </Form>
    </div>
  );
}
