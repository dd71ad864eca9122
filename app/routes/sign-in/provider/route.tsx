import { redirect } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { providerNamed } from "#app/access/sign-in/federation/configured-providers.server.ts";
import { startFederatedSignIn } from "#app/access/sign-in/federation/start-sign-in.server.ts";
import { visitFor } from "#app/web/cookies.server.ts";
import { guardedAction, guardedLoader, safeNext } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { RefusedSignIn, refusedTitle } from "#app/web/refused-sign-in.tsx";
import { throwRefusal } from "#app/web/throw-refusal.server.ts";

/** As long as the tokens of invitations, and no longer. */
const invitation = z.string().min(1).max(100).nullable().catch(null);

export const meta = refusedTitle;

/** Signing in is a form: somebody who comes by a link is sent to where it stands. */
export const loader = guardedLoader("session.open", async ({ params }) => {
  throw providerNamed(params["provider"]) === null ? nothingHere() : redirect("/connexion", 303);
});

export const action = guardedAction("session.open", async ({ request, params, form, database }) => {
  const settings = providerNamed(params["provider"]);
  if (settings === null) throw nothingHere();
  const { visit, setCookie } = await visitFor(request);
  const started = await startFederatedSignIn(database, {
    settings,
    visit,
    next: safeNext(form.get("suite")),
    invitationToken: settings.name === "proconnect" ? invitation.parse(form.get("invitation")) : null,
  });
  if (!started.ok) return throwRefusal(started.refusal);
  const headers = setCookie === null ? {} : { "Set-Cookie": setCookie };
  throw redirect(started.value.redirectTo, { status: 303, headers });
});

/** Remix shows a boundary only where there is a page; this one always gives way to it, or to another address. */
export default function ProviderSignIn(): null {
  return null;
}

export function ErrorBoundary(): ReactElement {
  return <RefusedSignIn error={useRouteError()} />;
}
