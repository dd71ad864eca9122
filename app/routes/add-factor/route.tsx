import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { beginFactor, proveFactor } from "#app/access/sign-in/factor.server.ts";
import { signInPage, addFactorPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { ErrorSummary, FormToken, TextField } from "#app/ui/form-fields.tsx";
import { QrCode } from "#app/ui/qr-code.tsx";
import { setSession } from "../access/cookies.server.ts";
import { line } from "../access/form-schemas.ts";
import { guardedAction, guardedLoader } from "../access/guard.server.ts";
import { formProblem, readForm } from "../access/read-form.ts";

const schema = z.object({ code: line(40) });
const SECRET_GROUP = /.{1,4}/g;

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("factor.prove", async ({ actor, database }) => {
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  const begun = await beginFactor(database, actor);
  // The factor is there: this page, read again just after its own success, has nothing more to show.
  if (!begun.ok) return { factor: null };
  const { secret, address } = begun.value;
  return { factor: { address, secret: (secret.match(SECRET_GROUP) ?? []).join(" ") } };
});

export const action = guardedAction("factor.prove", async ({ form, actor, database }) => {
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  if ((actor.kind === "halfway" && actor.hasFactor) || actor.factorAt !== null) throw redirect("/connexion/code", 303);
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal, recoveryCodes: null }, 400);
  const proved = await proveFactor(database, actor, asked.value.code);
  if (proved.ok) {
    const headers = { "Set-Cookie": await setSession(proved.value.token) };
    return data({ problems: undefined, recoveryCodes: proved.value.recoveryCodes }, { headers });
  }
  const isThrottled = proved.refusal.kind === "throttled";
  const message =
    proved.refusal.kind === "throttled" ? signInPage.throttled(proved.refusal.retryAfterSeconds) : words.wrong;
  return data({ problems: formProblem(form, "code", message), recoveryCodes: null }, isThrottled ? 429 : 400);
});

export default function AddFactor(): ReactElement {
  const { formToken, factor } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.recoveryCodes) return <Done codes={answer.recoveryCodes} />;
  if (factor === null) return <Done codes={[]} />;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={answer?.problems} />
      <p>{words.lede}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <QrCode text={factor.address} label={words.imageLabel} />
      <dl className="pairs">
        <div>
          <dt>{words.secret}</dt>
          <dd>
            <code>{factor.secret}</code>
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
          problems={answer?.problems}
        />
        <button className="button" type="submit">
          {words.submit}
        </button>
      </Form>
    </div>
  );
}

function Done({ codes }: { readonly codes: readonly string[] }): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.doneTitle}</h1>
      {codes.length === 0 ? null : (
        <>
          <p>{words.doneText}</p>
          <h2>{words.codes}</h2>
          <ul className="recovery-codes">
            {codes.map((code) => (
              <li key={code}>
                <code>
                  {code.slice(0, 5)} {code.slice(5)}
                </code>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link className="button" to="/mon-espace">
          {words.goOn}
        </Link>
      </p>
    </div>
  );
}
