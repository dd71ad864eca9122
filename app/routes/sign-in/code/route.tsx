import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { readOwnFactors } from "#app/access/sign-in/factor/read-own-factors.server.ts";
import { beginPasskeyProof } from "#app/access/sign-in/passkey/begin-passkey.server.ts";
import { codePage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { setSession } from "#app/web/cookies.server.ts";
import { proveByForm } from "#app/web/forms/factor-form.server.ts";
import { guardedAction, guardedLoader, safeNext } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { passkeyParty } from "#app/web/passkey-party.server.ts";
import { CodeView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** The second step of signing in; later, the same page proves the factor again before a delicate act. */
export const loader = guardedLoader("factor.prove", async ({ request, actor, database }) => {
  if (actor.kind === "anonymous") throw nothingHere();
  if (actor.kind === "halfway" && !actor.hasFactor) throw redirect("/connexion/second-moyen", 303);
  const { app, hasAny } = await readOwnFactors(database, actor);
  const party = passkeyParty(request);
  return {
    next: safeNext(new URL(request.url).searchParams.get("suite")),
    hasFactor: hasAny,
    hasApp: app !== null,
    passkey: party === null ? null : await beginPasskeyProof(database, actor, party),
  };
});

export const action = guardedAction("factor.prove", async (sent) => {
  const { actor, database, form } = sent;
  if (actor.kind === "anonymous") throw nothingHere();
  // A factor is confirmed where its recovery codes are shown, and nowhere else.
  const { app, hasAny } = await readOwnFactors(database, actor);
  if (!hasAny) throw redirect("/connexion/second-moyen", 303);
  const wrongCode = app !== null ? words.wrong : words.wrongRecovery;
  const proved = await proveByForm({ ...sent, actor, wrongCode });
  if (!proved.ok) return data({ refusal: proved.refusal.refusal }, proved.refusal.status);
  const cookie = await setSession(proved.value.token);
  throw redirect(safeNext(form.get("suite")), { status: 303, headers: { "Set-Cookie": cookie } });
});

export default function SignInCode(): ReactElement {
  return <CodeView view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
