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
import { ErrorSummary, TextField } from "#app/ui/form-fields.tsx";
import { PageForm } from "#app/ui/form-page.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { setSession } from "#app/web/cookies.server.ts";
import { line, password } from "#app/web/forms/form-schemas.ts";
import { formProblem, readForm } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader, safeNext } from "#app/web/guard.server.ts";
import { ProviderButtons } from "#app/web/provider-buttons.tsx";

const schema = z.object({ login: line(254), password });
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

export const action = guardedAction("session.open", async ({ form, actor, database, clientAddress, device }) => {
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const browser = { address: clientAddress, device, former: actor };
  const opened = await signInWithPassword(database, { ...asked.value, ...browser });
  if (!opened.ok) {
    const { status, message } = answerTo(opened.refusal);
    return data({ problems: formProblem(form, "", message) }, status);
  }
  const next = safeNext(form.get("suite"));
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
  const problems = useActionData<typeof action>()?.problems;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      {note === null ? null : <Notice>{note}</Notice>}
      <ErrorSummary problems={problems} startAt="login" />
      <p>{words.lede}</p>
      <h2>{linkChoice.title}</h2>
      <p>{linkChoice.text}</p>
      <p>
        <Link className="button" to="/connexion/lien">
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
      <PageForm submit={words.submit}>
        <input type="hidden" name="suite" value={next} />
        <TextField name="login" label={words.login} type="email" autoComplete="username" problems={problems} />
        <TextField
          name="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
          problems={problems}
        />
      </PageForm>
      <p>
        <Link to="/mot-de-passe">{words.forgotten}</Link>
      </p>
      <p>{words.noAccount}</p>
    </div>
  );
}
