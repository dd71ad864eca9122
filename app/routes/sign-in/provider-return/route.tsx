import { redirect } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";
import type { ReactElement } from "react";
import { completeFederatedSignIn } from "#app/access/sign-in/federation/complete-sign-in.server.ts";
import { providerNamed } from "#app/access/sign-in/federation/configured-providers.server.ts";
import { setSession, visitToken } from "#app/web/cookies.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { RefusedSignIn, refusedTitle } from "#app/web/refused-sign-in.tsx";
import { throwRefusal } from "#app/web/throw-refusal.server.ts";

export const meta = refusedTitle;

export const loader = guardedLoader("session.open", async ({ request, params, actor, database, device }) => {
  const settings = providerNamed(params["provider"]);
  if (settings === null) throw nothingHere();
  const visit = await visitToken(request);
  const callbackUrl = new URL(request.url);
  const completed = await completeFederatedSignIn(database, { settings, visit, callbackUrl, device, former: actor });
  if (!completed.ok) return throwRefusal(completed.refusal);
  const { token, next } = completed.value;
  throw redirect(next, { status: 303, headers: { "Set-Cookie": await setSession(token) } });
});

/** Remix shows a boundary only where there is a page; this one always gives way to it, or to another address. */
export default function ProviderReturn(): null {
  return null;
}

export function ErrorBoundary(): ReactElement {
  return <RefusedSignIn error={useRouteError()} />;
}
