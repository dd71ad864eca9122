import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { configuredProviderNames } from "#app/access/sign-in/federation/configured-providers.server.ts";
import { type SignInRefusal, signInWithPassword } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import { providerChoice } from "#app/content/identity-providers.ts";
import { signInPage as words } from "#app/content/sign-in.ts";
import { linkChoice } from "#app/content/sign-in-link.ts";
import { site } from "#app/content/site.ts";
import { assertNever } from "#app/platform/result.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SecretField } from "#app/ui/fields/secret-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { setSession } from "#app/web/cookies.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { line, password } from "#app/web/forms/form-schemas.ts";
import { guardedAction, guardedLoader, safeNext } from "#app/web/guard.server.ts";
import { ProviderButtons } from "#app/web/provider-buttons.tsx";

const form = defineForm({
  form: "sign-in",
  schema: z.object({ login: line(254), password }),
  fields: { login: words.login, password: words.password },
});
const said = {
  deconnecte: words.signedOut,
  "deconnecte-ici": words.signedOutHere,
  "mot-de-passe": words.passwordChanged,
} as const;

export const meta: MetaFunction<typeof loader, Record<string, unknown>> = ({ data: page }) => [
  { title: `${page?.title ?? words.title}${site.titleSuffix}` },
  { name: "description", content: words.description },
];

export const loader = guardedLoader("session.open", async ({ request, actor }) => {
  const address = new URL(request.url).searchParams;
  const next = safeNext(address.get("suite"));
  if (actor.kind !== "anonymous" && actor.kind !== "halfway") throw redirect(next, 303);
  const note = z.enum(["deconnecte", "deconnecte-ici", "mot-de-passe"]).safeParse(address.get("fait"));
  const providers = configuredProviderNames();
  return { title: words.title, next, providers, note: note.success ? said[note.data] : null };
});

export const action = guardedAction("session.open", async ({ form: sent, actor, database, clientAddress, device }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const browser = { address: clientAddress, device, former: actor };
  const opened = await signInWithPassword(database, { ...asked.value, ...browser });
  if (!opened.ok) {
    const { status, message } = answerTo(opened.refusal);
    return data({ refusal: form.refuse(sent, null, message) }, status);
  }
  const next = safeNext(sent.get("suite"));
  throw redirect(next, { status: 303, headers: { "Set-Cookie": await setSession(opened.value.token) } });
});

function answerTo(refusal: SignInRefusal): { readonly status: number; readonly message: string } {
  switch (refusal.kind) {
    case "wrong-login-or-password":
      return { status: 400, message: words.wrong };
    case "throttled":
      return { status: 429, message: words.throttled(refusal.retryAfterSeconds) };
    case "busy":
      return { status: 503, message: words.busy };
    default:
      return assertNever(refusal);
  }
}

export default function SignIn(): ReactElement {
  const { next, note, providers } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      {note === null ? null : <Notice>{note}</Notice>}
      <ErrorSummary refusal={refusal} startAt="login" />
      <p>{words.lede}</p>
      <h2>{linkChoice.title}</h2>
      <p>{linkChoice.text}</p>
      <p>
        <Link className="button" to={`/connexion/lien?suite=${encodeURIComponent(next)}`}>
          {linkChoice.go}
        </Link>
      </p>
      {providers.length === 0 ? null : (
        <>
          <h2>{providerChoice.title}</h2>
          <ProviderButtons providers={providers} carried={{ suite: next }} />
        </>
      )}
      <h2>{providerChoice.localTitle}</h2>
      <PageForm
        form="sign-in"
        refusal={refusal}
        carried={{ suite: next }}
        fields={{
          login: (field) => <TextField field={field} label={words.login} type="email" autoComplete="username" />,
          password: (field) => (
            <SecretField field={field} label={words.password} type="password" autoComplete="current-password" />
          ),
        }}
        submit={words.submit}
      />
      <p>
        <Link to="/mot-de-passe">{words.forgotten}</Link>
      </p>
      <p>{words.noAccount}</p>
    </div>
  );
}
