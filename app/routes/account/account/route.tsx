import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { readWaysIn } from "#app/access/own-data/read-ways-in.server.ts";
import { changeOrganisation, endOwnSessions, readOwnAccount } from "#app/access/sign-in/account/own-account.server.ts";
import { readOwnFactors } from "#app/access/sign-in/factor/read-own-factors.server.ts";
import { accountPage as words } from "#app/content/account.ts";
import type { organisationPage } from "#app/content/organisation.ts";
import { site } from "#app/content/site.ts";
import { setSession } from "#app/web/cookies.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { wayInWords } from "#app/web/own-data/own-data-view.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { accountView } from "./account-view.ts";
import { carryOutFactorCommand, factorCommands } from "./factor-command.server.ts";
import { factorsScreen } from "./factors-screen.ts";
import { PersonAccountView } from "./person-view.tsx";
import { AccountView } from "./view.tsx";

const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end-session"), session: z.uuid() }),
  z.object({ intent: z.literal("end-others") }),
  z.object({ intent: z.literal("work-in"), membership: z.uuid() }),
  ...factorCommands,
]);
const form = defineForm({ form: "account", schema, fields: {} });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("account.read", async ({ request, actor, database }) => {
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  const note = new URL(request.url).searchParams.get("fait") === "mot-de-passe" ? words.passwordChanged : null;
  const account = await readOwnAccount(database, actor);
  if (actor.kind === "person") {
    const ways = await readWaysIn(database, actor);
    return { ...accountView(account), note, ways: ways.map((way) => wayInWords(way, false).what), factors: null };
  }
  const factors = factorsScreen(await readOwnFactors(database, actor), account.recoveryCodesLeft);
  return { ...accountView(account), note, ways: null, factors };
});

export const action = guardedAction("account.change", async (sent) => {
  const { actor, database } = sent;
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  const asked = form.read(sent.form);
  if (!asked.ok) throw data(null, 400);
  const command = asked.value;
  if (command.intent === "work-in") {
    if (actor.kind !== "member" && actor.kind !== "unattached") throw data(null, 404);
    const changed = await changeOrganisation(database, actor, command.membership);
    if (!changed.ok) throw data(null, 404);
    const cookie = await setSession(changed.value.token);
    throw redirectSaved<typeof organisationPage.saved>("/mon-organisation", "organisation-choisie", {
      "Set-Cookie": cookie,
    });
  }
  if (command.intent !== "end-session" && command.intent !== "end-others") {
    const said = await carryOutFactorCommand({ ...sent, actor }, command);
    return data({ refusal: form.refuse(sent.form, null, said) }, 400);
  }
  const which = command.intent === "end-session" ? { only: command.session } : { except: actor.sessionId };
  const ended = await endOwnSessions(database, actor, which);
  if (!ended.ok) throw data(null, 404);
  throw redirectSaved<typeof words.saved>(
    "/mon-compte",
    "only" in which ? "appareil-deconnecte" : "appareils-deconnectes",
  );
});

export default function Account(): ReactElement {
  const view = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  if (view.factors === null) return <PersonAccountView view={view} ways={view.ways} />;
  return <AccountView view={view} refusal={refusal} />;
}
