import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { providerNamed } from "#app/access/sign-in/federation/configured-providers.server.ts";
import { type SignedOut, signOut } from "#app/access/sign-in/federation/sign-out.server.ts";
import { signOutPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { carriedLeaving, carryLeaving, clearSession, forgetCodes, forgetLeaving } from "#app/web/cookies.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

/** The page leaves by itself, and not by a redirect: the security policy holds the redirects of a form to the portal and its providers. */
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${words.title}${site.titleSuffix}` },
  ...(page === undefined ? [] : [{ httpEquiv: "refresh", content: `0;url=${page.address}` }]),
];

/**
 * The way out by a provider, and the way back from it. Signing out is a form: somebody who comes by a link is sent to where they are
 * known. Nothing is believed of who comes back, so the `state` they bring serves for nothing.
 */
export const loader = guardedLoader("session.open", async ({ request, actor }) => {
  const isLeaving = new URL(request.url).searchParams.has("par");
  const address = isLeaving ? await carriedLeaving(request) : null;
  if (address !== null) return { address };
  const next = actor.kind === "anonymous" ? "/connexion?fait=deconnecte" : "/mon-compte";
  throw redirect(next, { status: 303, headers: { "Set-Cookie": await forgetLeaving() } });
});

/** What this browser keeps of the person goes too; no "cookies", which would sign them out of every site of the domain. */
export const action = guardedAction("session.end", async ({ actor, database }) => {
  if (actor.kind === "anonymous") throw nothingHere();
  const signedOut = await signOut(database, actor, providerNamed);
  const headers = new Headers({ "Clear-Site-Data": '"cache"', "Set-Cookie": await clearSession() });
  headers.append("Set-Cookie", await forgetCodes());
  if (signedOut.kind === "through-provider") headers.append("Set-Cookie", await carryLeaving(signedOut.address));
  throw redirect(nextOf(signedOut), { status: 303, headers });
});

function nextOf(signedOut: SignedOut): string {
  if (signedOut.kind === "through-provider") return `/deconnexion?par=${signedOut.provider}`;
  return signedOut.kind === "whole" ? "/connexion?fait=deconnecte" : "/connexion?fait=deconnecte-ici";
}

export default function SignOut(): ReactElement {
  const { address } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.text}</p>
      <p>
        <a className="button" href={address}>
          {words.goOn}
        </a>
      </p>
    </div>
  );
}
