import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import type { KnownActor } from "#app/access/actor.ts";
import {
  type ChangeRefusal,
  changeOwnPassword,
  readPasswordToChange,
} from "#app/access/sign-in/password/change-password.server.ts";
import { passwordWords, signInPage, changePasswordPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { NewPasswordField, SecretField } from "#app/ui/fields/secret-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { password } from "#app/web/forms/form-schemas.ts";
import { passwordProblem } from "#app/web/forms/password-problem.ts";
import { type Guarded, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

const form = defineForm({
  form: "change-password",
  schema: z.object({ current: password, password }),
  fields: { current: words.current, password: words.password },
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("account.change", async (guarded) => {
  const { shortest } = await ownerOfPassword(guarded);
  return { hint: passwordWords.hint(shortest) };
});

export const action = guardedAction("account.change", async (guarded) => {
  const { form: sent, database } = guarded;
  const { actor } = await ownerOfPassword(guarded);
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const changed = await changeOwnPassword(database, actor, asked.value);
  if (changed.ok) throw redirect("/mon-compte?fait=mot-de-passe", 303);
  const { status, field, message } = answerTo(changed.refusal);
  return data({ refusal: form.refuse(sent, field, message) }, status);
});

/** Who comes in by a service of the State has no password here: the page is not for them. */
async function ownerOfPassword({
  actor,
  database,
}: Guarded): Promise<{ readonly actor: KnownActor; readonly shortest: number }> {
  const asked = actor.kind === "anonymous" ? null : await readPasswordToChange(database, actor);
  if (actor.kind === "anonymous" || asked === null) throw nothingHere();
  return { actor, shortest: asked.shortest };
}

function answerTo(refusal: ChangeRefusal): {
  readonly status: number;
  readonly field: RefusalOf<typeof form>["faults"][number]["field"];
  readonly message: string;
} {
  switch (refusal.kind) {
    case "no-password":
      throw nothingHere();
    case "wrong-password":
      return { status: 400, field: "current", message: words.wrong };
    case "throttled":
      return { status: 429, field: null, message: signInPage.throttled(refusal.retryAfterSeconds) };
    case "busy":
      return { status: 503, field: null, message: signInPage.busy };
    default:
      return { status: 400, field: "password", message: passwordProblem(refusal) };
  }
}

export default function ChangePassword(): ReactElement {
  const { hint } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <FormPage
      title={words.title}
      lede={words.lede}
      form="change-password"
      refusal={refusal}
      startAt="current"
      fields={{
        current: (field) => (
          <SecretField field={field} label={words.current} type="password" autoComplete="current-password" />
        ),
        password: (field) => <NewPasswordField field={field} label={words.password} hint={hint} />,
      }}
      submit={words.submit}
      after={
        <>
          <p>
            <Link to="/mot-de-passe">{words.forgotten}</Link>
          </p>
          <p>
            <Link to="/mon-compte">{words.back}</Link>
          </p>
        </>
      }
    />
  );
}
