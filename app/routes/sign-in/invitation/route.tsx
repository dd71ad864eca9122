import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { memberRole } from "#app/access/actor.ts";
import {
  type AcceptRefusal,
  acceptInvitation,
  joinWithAccount,
  readInvitation,
} from "#app/access/members/accept-invitation.server.ts";
import type { InvitationRefusal } from "#app/access/members/invitation-rule.ts";
import { providerNamed } from "#app/access/sign-in/federation/configured-providers.server.ts";
import { shortestPassword } from "#app/access/sign-in/password/password-rule.ts";
import { passwordWords, signInPage, invitationPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { setSession } from "#app/web/cookies.server.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { line, password } from "#app/web/forms/form-schemas.ts";
import { passwordProblem } from "#app/web/forms/password-problem.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { InvitationView } from "./view.tsx";

const form = defineForm({
  form: "join",
  schema: z.object({ name: line(100), password }),
  fields: { name: words.name, password: words.password },
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** Comes back here from signing in. */
const WITH_ACCOUNT = "avec=mon-compte";

export const loader = guardedLoader("session.open", async ({ request, params, actor, database }) => {
  const token = params["token"] ?? "";
  const found = await readInvitation(database, token);
  if (!found.ok) return { invitation: null, why: whyNot(found.refusal) };
  const here = `/invitation/${token}?${WITH_ACCOUNT}`;
  // Signed in by a password alone so far: the second factor comes before joining.
  if (actor.kind === "halfway" && actor.hasFactor && new URL(request.url).search === `?${WITH_ACCOUNT}`) {
    throw redirect(`/connexion/code?suite=${encodeURIComponent(here)}`, 303);
  }
  const { organisationName, organisationKind, role, email } = found.value;
  const isManager = ["manager", "operator"].includes(memberRole(role, organisationKind));
  const hint = passwordWords.hint(shortestPassword({ isManager }));
  const lede = words.lede(organisationName, organisationKind, role);
  const hasProConnect = providerNamed("proconnect") !== null;
  const account = actor.kind === "member" || actor.kind === "unattached" ? actor.name : null;
  const signIn = `/connexion?suite=${encodeURIComponent(here)}`;
  return { invitation: { lede, email, hint, token, hasProConnect, account, signIn }, why: "" };
});

export const action = guardedAction("session.open", async ({ params, form: sent, actor, database, device }) => {
  const token = params["token"] ?? "";
  if (sent.get("intent") === "join") return joinByForm({ actor, database, form: sent, token });
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const browser = { device, former: actor };
  const accepted = await acceptInvitation(database, { ...asked.value, ...browser, token });
  if (!accepted.ok) {
    return data({ refusal: refusalOf(accepted.refusal, sent) }, accepted.refusal.kind === "busy" ? 503 : 400);
  }
  const cookie = await setSession(accepted.value.token);
  throw redirect("/connexion/second-moyen", { status: 303, headers: { "Set-Cookie": cookie } });
});

/** Somebody who left their session meanwhile signs in again, and comes back. */
async function joinByForm({
  actor,
  database,
  form: sent,
  token,
}: Pick<GuardedForm, "actor" | "database" | "form"> & { readonly token: string }) {
  if (actor.kind !== "member" && actor.kind !== "unattached") {
    throw redirect(`/connexion?suite=${encodeURIComponent(`/invitation/${token}?${WITH_ACCOUNT}`)}`, 303);
  }
  const joined = await joinWithAccount(database, actor, token);
  if (joined.ok)
    throw redirect("/mon-espace", { status: 303, headers: { "Set-Cookie": await setSession(joined.value.token) } });
  const said = joined.refusal.kind === "already-member" ? words.member : whyNot(joined.refusal);
  return data({ refusal: form.refuse(sent, null, said) }, 400);
}

function whyNot(refusal: InvitationRefusal | { readonly kind: "not-allowed" }): string {
  return refusal.kind === "invitation-over" ? words.over[refusal.why] : words.unknown;
}

function refusalOf(refusal: AcceptRefusal, sent: FormData): RefusalOf<typeof form> {
  if (refusal.kind === "busy") return form.refuse(sent, null, signInPage.busy);
  if (refusal.kind === "login-taken") return form.refuse(sent, null, words.taken);
  if (refusal.kind === "invitation-unknown" || refusal.kind === "invitation-over") {
    return form.refuse(sent, null, whyNot(refusal));
  }
  return form.refuse(sent, "password", passwordProblem(refusal));
}

export default function Invitation(): ReactElement {
  return <InvitationView view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
