import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import type { Actor } from "#app/access/actor.ts";
import { beginFactor } from "#app/access/sign-in/factor/factor.server.ts";
import { readOwnFactors } from "#app/access/sign-in/factor/read-own-factors.server.ts";
import { beginPasskey } from "#app/access/sign-in/passkey/begin-passkey.server.ts";
import { addFactorPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { carryCodes, setSession } from "#app/web/cookies.server.ts";
import { addByForm } from "#app/web/forms/factor-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { passkeyParty } from "#app/web/passkey-party.server.ts";
import { AddFactorView } from "./view.tsx";

const SECRET_GROUP = /.{1,4}/g;

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** What may be added: an app, unless there is one, and a passkey, where browsers know them. */
export const loader = guardedLoader("factor.prove", async ({ request, actor, database }) => {
  if (actor.kind === "anonymous") throw nothingHere();
  const { mayAdd, hasAny } = await readOwnFactors(database, actor);
  if (!mayAdd) throw redirect(proofFirst(actor), 303);
  const begun = await beginFactor(database, actor);
  const party = passkeyParty(request);
  const passkey = party === null ? null : await beginPasskey(database, actor, party);
  if (!begun.ok && passkey === null) throw redirect("/mon-compte", 303);
  return {
    isFirst: !hasAny,
    app: begun.ok ? { ...begun.value, secret: (begun.value.secret.match(SECRET_GROUP) ?? []).join(" ") } : null,
    passkey,
  };
});

export const action = guardedAction("factor.prove", async (sent) => {
  const { actor, database } = sent;
  if (actor.kind === "anonymous") throw nothingHere();
  const { app, mayAdd } = await readOwnFactors(database, actor);
  const isPasskey = sent.form.has("passkey") && passkeyParty(sent.request) !== null;
  // An app is never put in another's place.
  if (!mayAdd || (app !== null && !isPasskey)) throw redirect(proofFirst(actor), 303);
  const added = await addByForm({ ...sent, actor, wrongCode: words.wrong });
  if (!added.ok) return data({ refusal: added.refusal.refusal }, added.refusal.status);
  const { token, recoveryCodes } = added.value;
  const headers = new Headers({ "Set-Cookie": await setSession(token) });
  if (recoveryCodes.length === 0) throw redirect("/mon-compte", { status: 303, headers });
  headers.append("Set-Cookie", await carryCodes(token, actor.accountId, recoveryCodes));
  throw redirect("/connexion/codes-de-secours", { status: 303, headers });
});

/** Who has a factor proves it, then comes back here; who is signing in goes on to their work. */
function proofFirst(actor: Actor): string {
  return actor.kind === "halfway" ? "/connexion/code" : "/connexion/code?suite=/connexion/second-moyen";
}

export default function AddFactor(): ReactElement {
  return <AddFactorView view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
