import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { changeOrganisation, endOwnSessions, readOwnAccount } from "#app/access/sign-in/own-account.server.ts";
import { accountPage as words } from "#app/content/account.ts";
import { site } from "#app/content/site.ts";
import { setSession } from "../access/cookies.server.ts";
import { guardedAction, guardedLoader } from "../access/guard.server.ts";
import { readForm } from "../access/read-form.ts";
import { accountView } from "./account-view.ts";
import { AccountView } from "./view.tsx";

const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end-session"), session: z.uuid() }),
  z.object({ intent: z.literal("end-others") }),
  z.object({ intent: z.literal("work-in"), membership: z.uuid() }),
]);

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("account.read", async ({ request, actor, database }) => {
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  const note = new URL(request.url).searchParams.get("fait") === "mot-de-passe" ? words.passwordChanged : null;
  return { ...accountView(await readOwnAccount(database, actor)), note };
});

export const action = guardedAction("account.change", async ({ actor, database, form }) => {
  if (actor.kind === "anonymous") throw new Response(null, { status: 404 });
  const asked = readForm(schema, form);
  if (!asked.ok) throw data(null, 400);
  const command = asked.value;
  if (command.intent === "work-in") {
    if (actor.kind !== "member" && actor.kind !== "unattached") throw data(null, 404);
    const changed = await changeOrganisation(database, actor, command.membership);
    if (!changed.ok) throw data(null, 404);
    const cookie = await setSession(changed.value.token);
    throw redirect("/mon-organisation", { status: 303, headers: { "Set-Cookie": cookie } });
  }
  const which = command.intent === "end-session" ? { only: command.session } : { except: actor.sessionId };
  const ended = await endOwnSessions(database, actor, which);
  if (!ended.ok) throw data(null, 404);
  throw redirect("/mon-compte", 303);
});

export default function Account(): ReactElement {
  return <AccountView view={useLoaderData<typeof loader>()} />;
}
