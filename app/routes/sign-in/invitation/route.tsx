import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { memberRole } from "#app/access/actor.ts";
import { type AcceptRefusal, acceptInvitation, readInvitation } from "#app/access/members/accept-invitation.server.ts";
import type { InvitationRefusal } from "#app/access/members/invitation-rule.ts";
import { providerNamed } from "#app/access/sign-in/federation/configured-providers.server.ts";
import { shortestPassword } from "#app/access/sign-in/password/password-rule.ts";
import { providerChoice } from "#app/content/identity-providers.ts";
import { passwordWords, signInPage, invitationPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { ErrorSummary, NewPasswordField, TextField } from "#app/ui/form-fields.tsx";
import { PageForm } from "#app/ui/form-page.tsx";
import { setSession } from "#app/web/cookies.server.ts";
import { line, password } from "#app/web/forms/form-schemas.ts";
import { passwordProblem } from "#app/web/forms/password-problem.ts";
import { type FormProblems, formProblem, readForm } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { ProviderButtons } from "#app/web/provider-buttons.tsx";

const schema = z.object({ name: line(100), password });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.open", async ({ params, database }) => {
  const token = params["token"] ?? "";
  const found = await readInvitation(database, token);
  if (!found.ok) return { invitation: null, why: whyNot(found.refusal) };
  const { organisationName, organisationKind, role, email } = found.value;
  const isManager = ["manager", "operator"].includes(memberRole(role, organisationKind));
  const hint = passwordWords.hint(shortestPassword({ isManager }));
  const lede = words.lede(organisationName, organisationKind, role);
  return { invitation: { lede, email, hint, token, hasProConnect: providerNamed("proconnect") !== null }, why: "" };
});

export const action = guardedAction("session.open", async ({ params, form, actor, database, device }) => {
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const browser = { device, former: actor };
  const accepted = await acceptInvitation(database, { ...asked.value, ...browser, token: params["token"] ?? "" });
  if (!accepted.ok) {
    return data({ problems: problemOf(accepted.refusal, form) }, accepted.refusal.kind === "busy" ? 503 : 400);
  }
  const cookie = await setSession(accepted.value.token);
  throw redirect("/connexion/second-moyen", { status: 303, headers: { "Set-Cookie": cookie } });
});

function whyNot(refusal: InvitationRefusal): string {
  return refusal.kind === "invitation-over" ? words.over[refusal.why] : words.unknown;
}

function problemOf(refusal: AcceptRefusal, form: FormData): FormProblems {
  if (refusal.kind === "busy") return formProblem(form, "", signInPage.busy);
  if (refusal.kind === "login-taken") return formProblem(form, "", words.taken);
  if (refusal.kind === "invitation-unknown" || refusal.kind === "invitation-over") {
    return formProblem(form, "", whyNot(refusal));
  }
  return formProblem(form, "password", passwordProblem(refusal));
}

export default function Invitation(): ReactElement {
  const { invitation, why } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  if (invitation === null) {
    return (
      <div className="prose">
        <h1 tabIndex={-1}>{words.overTitle}</h1>
        <p>{why}</p>
        <p>
          <Link className="button" to="/connexion">
            {signInPage.submit}
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={problems} />
      <p>{invitation.lede}</p>
      {invitation.hasProConnect ? (
        <>
          <p>{providerChoice.joinHint}</p>
          <ProviderButtons providers={["proconnect"]} carried={{ invitation: invitation.token }} />
          <p>{providerChoice.ownPassword}</p>
        </>
      ) : null}
      <dl className="pairs">
        <div>
          <dt>{words.login}</dt>
          <dd>{invitation.email}</dd>
        </div>
      </dl>
      <PageForm submit={words.submit}>
        <TextField name="name" label={words.name} autoComplete="name" problems={problems} />
        <NewPasswordField label={words.password} hint={invitation.hint} problems={problems} />
      </PageForm>
    </div>
  );
}
